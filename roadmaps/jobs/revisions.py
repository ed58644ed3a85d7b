"""Writing down what changes in a plan, and taking the last change back.

Only columns of the plan are written down, never what a person did with a task. A task that is
removed is kept whole, so that it can come back with its notes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from roadmaps.enums import ProposalStatus, RevisionKind, TaskStatus
from roadmaps.jobs.refreshing import refresh_outlines, refresh_progress
from roadmaps.models import Roadmap, RoadmapRevision, RoadmapTask
from roadmaps.selectors import calendar_of
from roadmaps.selectors.editing import undoable
from roadmaps.selectors.lists import OPEN_REPLANS
from skills.models import Skill

ROADMAP_COLUMNS = (
    *("title", "description", "intensity", "focus_areas", "start_date", "hours_per_week"),
    *("duration_weeks", "target_end_date", "deadline", "buffer_hours", "free_only", "pauses"),
)
PLACE = ("phase_number", "phase_title", "week_number", "spread", "estimated_hours")
TASK_COLUMNS = (
    *PLACE,
    *("position", "title", "description", "type", "link", "priority", "level", "free"),
    *("pinned", "own", "skill_id", "worded_by", "own_links"),
)
SETTLED = (TaskStatus.COMPLETED, TaskStatus.SKIPPED)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Undone:
    """A revision that was taken back; `kept` are the tasks of which something stayed."""

    revision: RoadmapRevision
    kept: tuple[str, ...]


@contextmanager
def recording(
    roadmap: Roadmap, *, kind: RevisionKind, summary: str, at: datetime
) -> Iterator[Roadmap]:
    """Hold the row of a roadmap while its plan changes, and write down what became different.

    Outlines and percentage are brought in line at the end. Where nothing differs, nothing is
    written; where the block fails, nothing has happened.
    """
    with transaction.atomic():
        row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
        values, tasks = _values(row, ROADMAP_COLUMNS), _tasks_of(row)
        yield row
        changes = _changes(row, values, tasks)
        if changes["roadmap"] or changes["tasks"]:
            RoadmapRevision.objects.create(
                roadmap=row,
                number=_next_number(row),
                kind=kind,
                summary=summary[:255],
                changes=changes,
            )
            refresh_outlines(row)
            refresh_progress(row, at=at)


def _next_number(roadmap: Roadmap) -> int:
    last = roadmap.revisions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _tasks_of(roadmap: Roadmap) -> dict[str, RoadmapTask]:
    return {str(task.pk): task for task in RoadmapTask.objects.filter(roadmap=roadmap)}


def _changes(roadmap: Roadmap, values: Values, tasks: Mapping[str, RoadmapTask]) -> Values:
    later = Roadmap.objects.get(pk=roadmap.pk)
    rows = _tasks_of(roadmap)
    changed = {key: _task_change(tasks.get(key), rows.get(key)) for key in {**tasks, **rows}}
    return {
        "roadmap": _difference(values, _values(later, ROADMAP_COLUMNS)),
        "tasks": {key: change for key, change in changed.items() if change},
    }


def _task_change(before: RoadmapTask | None, after: RoadmapTask | None) -> Values:
    if before and after:
        return _difference(_values(before, TASK_COLUMNS), _values(after, TASK_COLUMNS))
    return {
        "before": before and _values(before, _columns_of(before)),
        "after": after and _values(after, TASK_COLUMNS),
    }


def _difference(before: Values, after: Values) -> Values:
    names = [name for name in before if before[name] != after[name]]
    if not names:
        return {}
    return {
        "before": {name: before[name] for name in names},
        "after": {name: after[name] for name in names},
    }


def _columns_of(task: RoadmapTask) -> tuple[str, ...]:
    """All columns but the timer: it stops when its task is removed."""
    fields = (field.attname for field in task._meta.concrete_fields)
    return tuple(name for name in fields if name != "timer_started_at")


def _values(row: models.Model, names: tuple[str, ...]) -> Values:
    return {name: _as_json(row, name) for name in names}


def _as_json(row: models.Model, name: str) -> Any:
    """Numbers, words and None as they are; the rest as Django's serializers write it."""
    value = getattr(row, name)
    if value is None or isinstance(value, bool | int | str):
        return value
    return _field(row, name).value_to_string(row)


def _field(row: models.Model, name: str) -> "models.Field[Any, Any]":
    return next(field for field in row._meta.concrete_fields if field.attname == name)


@transaction.atomic
def undo_last(roadmap: Roadmap, *, at: datetime) -> Undone | None:
    """Take the latest change back that still stands; None when there is none.

    What is done or skipped by now keeps its place, a new task that was worked on stays, and what
    has changed since by other means is left as it is. A new plan that is taken back counts as
    declined on that day, so that it is not proposed again at once.
    """
    row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
    revision = undoable(row).first()
    if revision is None:
        return None
    rows = _tasks_of(row)
    kept = [
        name
        for key, change in revision.changes["tasks"].items()
        if (name := _restore_task(row, key, rows.get(key), change))
    ]
    _restore_roadmap(row, revision.changes["roadmap"], today=localdate(at))
    if revision.kind == RevisionKind.REPLANNED:
        _decline(row, at)
    revision.undone_at = at
    revision.save(update_fields=["undone_at"])
    refresh_outlines(row)
    refresh_progress(row, at=at)
    return Undone(revision, tuple(kept))


def _decline(roadmap: Roadmap, at: datetime) -> None:
    """A plan that waits by now was made of the places that are gone."""
    roadmap.replan_declined_on = localdate(at)
    roadmap.save(update_fields=["replan_declined_on", "updated_at"])
    waiting = OPEN_REPLANS.filter(roadmap=roadmap)
    waiting.update(status=ProposalStatus.STALE, decided_at=at, updated_at=at)


def _restore_task(roadmap: Roadmap, key: str, task: RoadmapTask | None, change: Values) -> str:
    """Bring one task back to where it was; its title when something of it had to stay."""
    before, after = change["before"], change["after"]
    if before is None:
        return _take_away(task)
    if after is None:
        return _bring_back(roadmap, key, task, before)
    if task is None:
        return str(before.get("title", ""))
    names = _restorable(task, before, after)
    _write(task, {name: before[name] for name in names})
    return "" if len(names) == len(before) else task.title


def _take_away(task: RoadmapTask | None) -> str:
    if task is None:
        return ""
    if task.was_worked_on:
        return task.title
    task.delete()
    return ""


def _bring_back(roadmap: Roadmap, key: str, task: RoadmapTask | None, before: Values) -> str:
    """The task with its old key. A skill or a covering task that is gone by now stays out."""
    if task is not None:
        return task.title
    again = RoadmapTask(pk=UUID(key), roadmap=roadmap)
    for name, value in before.items():
        setattr(again, name, _field(again, name).to_python(value))
    if again.skill_id and not Skill.objects.filter(pk=again.skill_id).exists():
        again.skill_id = None
    if again.covered_by_id and not RoadmapTask.objects.filter(pk=again.covered_by_id).exists():
        again.covered_by_id = None
    again.save(force_insert=True)
    return ""


def _restorable(task: RoadmapTask, before: Values, after: Values) -> list[str]:
    """Columns that are as the change left them. A place comes back whole or not at all."""
    names = [name for name in before if _as_json(task, name) == after[name]]
    settled = task.status in SETTLED
    if settled or any(name in before and name not in names for name in PLACE):
        names = [name for name in names if name not in PLACE]
    return [name for name in names if not (settled and name == "position")]


def _restore_roadmap(roadmap: Roadmap, change: Values, *, today: date) -> None:
    """The end follows from the weeks: the days of a week move with pauses and time off."""
    before, after = change.get("before", {}), change.get("after", {})
    names = [name for name in before if _as_json(roadmap, name) == after[name]]
    _write(roadmap, {name: before[name] for name in names})
    if "duration_weeks" in before or "target_end_date" in before:
        end_anew(roadmap, today=today)


def end_anew(roadmap: Roadmap, *, today: date) -> None:
    """Write the planned end from the last week, as the calendar has it now."""
    if roadmap.start_date is None or not roadmap.duration_weeks:
        return
    calendar = calendar_of(roadmap, today=today)
    roadmap.target_end_date = calendar.days(roadmap.duration_weeks)[1]
    roadmap.save(update_fields=["target_end_date", "updated_at"])


def _write(row: Roadmap | RoadmapTask, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, _field(row, name).to_python(value))
    if values:
        row.save(update_fields=[*values, "updated_at"])
