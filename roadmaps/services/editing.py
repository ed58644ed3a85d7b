"""Changing a plan by hand. Each change is a revision that can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from roadmaps.enums import Priority, RevisionKind, RoadmapStatus, TaskStatus
from roadmaps.jobs import Undone, recording, undo_last
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import shared_week
from roadmaps.selectors.free_resources import costs
from roadmaps.services.desk import Desk, EditError, lay_desk
from roadmaps.services.objections import end_objections, objections
from roadmaps.services.work import stop_timer
from skills.enums import ResourceType
from skills.models import Skill

PLACE = ["phase_number", "phase_title", "week_number", "position", "spread"]
PLANNED = [*PLACE, "estimated_hours", "priority", "updated_at"]
WORDS = ["title", "type", "link", "skill"]


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What a person says of a task. What follows the first three counts for own tasks alone."""

    hours: Decimal
    week: int
    priority: Priority
    title: str = ""
    type: ResourceType = ResourceType.PRACTICE
    link: str = ""
    skill: Skill | None = None


def add_task(*, roadmap: Roadmap, draft: TaskDraft, now: datetime) -> tuple[RoadmapTask, list[str]]:
    """Add an own task to the end of its week; the task and what speaks against its place."""
    summary = f"“{draft.title}” added to week {draft.week}"
    with recording(roadmap, kind=RevisionKind.ADDED, summary=summary, at=now) as row:
        desk = lay_desk(row, now=now)
        task = RoadmapTask(roadmap=row, own=True)
        _take_words(task, draft)
        task.priority, task.estimated_hours = draft.priority, draft.hours
        desk.place(task, draft.week)
        task.save(force_insert=True)
        desk.tasks.append(task)
        desk.follow_end()
        return task, objections(desk, task)


def change_task(*, task: RoadmapTask, draft: TaskDraft, now: datetime) -> list[str]:
    """Change hours, week and priority of a task, and the words of an own one."""
    summary = f"“{task.title}” changed"
    with recording(task.roadmap, kind=RevisionKind.EDITED, summary=summary, at=now) as row:
        desk = lay_desk(row, now=now)
        held = desk.open_task(task)
        if held.own:
            _take_words(held, draft)
        hours, held.estimated_hours = held.estimated_hours, draft.hours
        held.priority = draft.priority
        if held.week_number != draft.week:
            desk.place(held, draft.week)
        elif hours != draft.hours:
            desk.lay(held)
        held.save(update_fields=[*PLANNED, *WORDS])
        desk.follow_end()
        return objections(desk, held)


def _take_words(task: RoadmapTask, draft: TaskDraft) -> None:
    task.title, task.type = draft.title, draft.type
    task.link, task.skill = draft.link, draft.skill


def move_to_week(*, task: RoadmapTask, week: int, now: datetime) -> list[str]:
    """Let a task begin in another week, at its end; what speaks against it."""
    summary = f"“{task.title}” moved to week {week}"
    with recording(task.roadmap, kind=RevisionKind.MOVED, summary=summary, at=now) as row:
        desk = lay_desk(row, now=now)
        held = desk.open_task(task)
        if held.week_number == week:
            return []
        desk.place(held, week)
        held.save(update_fields=[*PLACE, "updated_at"])
        desk.follow_end()
        return objections(desk, held)


def reorder_task(*, task: RoadmapTask, up: bool, now: datetime) -> bool:
    """Change places with the open task before or after in the week; False where there is none."""
    summary = f"“{task.title}” moved {'up' if up else 'down'} in its week"
    with recording(task.roadmap, kind=RevisionKind.MOVED, summary=summary, at=now) as row:
        desk = lay_desk(row, now=now)
        held = desk.open_task(task)
        other = _neighbour(desk, held, up=up)
        if other is None:
            return False
        held.position, other.position = other.position, held.position
        RoadmapTask.objects.bulk_update(_of_week(desk, held), ["position", "updated_at"])
        return True


def _neighbour(desk: Desk, task: RoadmapTask, *, up: bool) -> RoadmapTask | None:
    """The open task beside it. Positions that are the same for several are told apart first."""
    here = _of_week(desk, task)
    if len({one.position for one in here}) < len(here):
        for place, one in enumerate(here):
            one.position = place
    settled = (TaskStatus.COMPLETED, TaskStatus.SKIPPED)
    around = [one for one in here if one.status not in settled]
    place = around.index(task) + (-1 if up else 1)
    return around[place] if 0 <= place < len(around) else None


def _of_week(desk: Desk, task: RoadmapTask) -> list[RoadmapTask]:
    def key(one: RoadmapTask) -> tuple[int, int]:
        return one.phase_number, one.week_number

    return [one for one in desk.tasks if key(one) == key(task)]


def pin_task(*, task: RoadmapTask, pinned: bool, now: datetime) -> None:
    """Keep a task in its week whatever is planned anew, or let it go."""
    summary = f"“{task.title}” {'pinned to' if pinned else 'unpinned from'} week {task.week_number}"
    with recording(task.roadmap, kind=RevisionKind.EDITED, summary=summary, at=now) as row:
        held = lay_desk(row, now=now).open_task(task)
        held.pinned = pinned
        held.save(update_fields=["pinned", "updated_at"])


def remove_task(*, task: RoadmapTask, now: datetime) -> None:
    """Take a task out of the plan; its timer stops first. What is done stays."""
    summary = f"“{task.title}” removed"
    with transaction.atomic():
        row = Roadmap.objects.select_for_update(no_key=True).get(pk=task.roadmap_id)
        held = lay_desk(row, now=now).task(task)
        if held.status == TaskStatus.COMPLETED:
            raise EditError(f"“{held.title}” is done, so it stays in the plan.")
        stop_timer(task=held, now=now)
        with recording(row, kind=RevisionKind.REMOVED, summary=summary, at=now) as locked:
            desk = lay_desk(locked, now=now)
            gone = desk.task(held)
            desk.tasks.remove(gone)
            gone.delete()
            desk.follow_end()


@transaction.atomic
def change_settings(
    *, roadmap: Roadmap, hours_per_week: int, deadline: date | None, free_only: bool, now: datetime
) -> list[str]:
    """Set hours a week, wished end and whether only free resources count, for what is planned next.

    Tasks stay where they are until they are planned anew. More hours than the person's week has
    room for are refused.
    """
    User.objects.select_for_update(no_key=True).get(pk=roadmap.user_id)
    summary = "Hours, wished end or resources changed"
    with recording(roadmap, kind=RevisionKind.EDITED, summary=summary, at=now) as row:
        _check_room(row, hours_per_week)
        row.hours_per_week, row.deadline, row.free_only = hours_per_week, deadline, free_only
        row.save(update_fields=["hours_per_week", "deadline", "free_only", "updated_at"])
        desk = lay_desk(row, now=now)
        return [*end_objections(desk), *_paid(desk)]


def _check_room(roadmap: Roadmap, hours: int) -> None:
    if roadmap.status != RoadmapStatus.ACTIVE or hours <= (roadmap.hours_per_week or 0):
        return
    week = shared_week(roadmap.user, besides=roadmap)
    if not week.holds(hours):
        raise EditError(f"{week.refusal(hours)} Give yourself more hours or slow down another one.")


def _paid(desk: Desk) -> list[str]:
    """Words about open tasks whose resource costs something, where only free ones are wanted."""
    paid = [task for task in desk.tasks if costs(task)]
    if not paid or not desk.roadmap.free_only:
        return []
    count = "1 open task leads" if len(paid) == 1 else f"{len(paid)} open tasks lead"
    way = "Plan anew to change to free ones where there are such."
    return [f"{count} to resources that are not free. {way}"]


def undo_change(*, roadmap: Roadmap, now: datetime) -> Undone | None:
    """Take the last change of the plan back; None when there is none."""
    return undo_last(roadmap, at=now)
