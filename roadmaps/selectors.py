"""Reading roadmaps, and what the planner needs to know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from accounts.models import User
from careers.models import CareerSkill
from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.planning import Brief, OutlineTask, Resource, Topic, outline
from roadmaps.planning.wording import focus_of
from skills.enums import Level
from skills.models import LearningResource
from skills.selectors import levels_of, resources_by_skill

TASKS = RoadmapTask.objects.select_related("skill").order_by(
    "phase_number", "week_number", "position", "title"
)
OPEN_STATUSES = (TaskStatus.PENDING, TaskStatus.IN_PROGRESS)


def roadmap_list(*, owner: User) -> QuerySet[Roadmap]:
    """The newest first, each with the number of its tasks and of those that are done."""
    done = Count("tasks", filter=Q(tasks__status=TaskStatus.COMPLETED))
    return (
        Roadmap.objects.owned_by(owner)
        .select_related("career_path")
        .annotate(task_total=Count("tasks"), task_done=done)
        .order_by("-created_at")
    )


def roadmaps_with_tasks(*, owner: User) -> QuerySet[Roadmap]:
    tasks = Prefetch("tasks", TASKS)
    rows = Roadmap.objects.owned_by(owner).select_related("career_path")
    return rows.prefetch_related(tasks).order_by("-created_at")


def request_list(*, owner: User) -> QuerySet[RoadmapRequest]:
    """Requests that have not become a roadmap yet, the newest first."""
    rows = RoadmapRequest.objects.owned_by(owner).exclude(status=RequestStatus.DONE)
    return rows.select_related("career_path").order_by("-queued_at")


def open_tasks(*, owner: User, limit: int) -> list[RoadmapTask]:
    """What to do next over all active roadmaps, the earliest week first."""
    rows = RoadmapTask.objects.filter(
        roadmap__user=owner,
        roadmap__status=RoadmapStatus.ACTIVE,
        status__in=OPEN_STATUSES,
    )
    ordered = rows.select_related("roadmap", "skill").order_by(
        "week_number", "phase_number", "position", "title"
    )
    return list(ordered[:limit])


# --- one roadmap as its page shows it --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WeekOfTasks:
    """A week of a roadmap; `hours` are all that it holds, `ends` is its last day."""

    number: int
    focus: str
    starts: date | None
    ends: date | None
    tasks: list[RoadmapTask]
    hours: Decimal

    @property
    def done(self) -> int:
        return sum(task.status == TaskStatus.COMPLETED for task in self.tasks)

    @property
    def waiting(self) -> list[RoadmapTask]:
        return [task for task in self.tasks if task.status in OPEN_STATUSES]

    def holds(self, day: date) -> bool:
        return self.starts is not None and self.ends is not None and self.starts <= day <= self.ends

    def is_over(self, day: date) -> bool:
        return self.ends is not None and self.ends < day


@dataclass(frozen=True, slots=True)
class PhaseOfTasks:
    number: int
    title: str
    weeks: list[WeekOfTasks]

    @property
    def done(self) -> int:
        return sum(week.done for week in self.weeks)

    @property
    def total(self) -> int:
        return sum(len(week.tasks) for week in self.weeks)

    @property
    def waiting(self) -> int:
        return sum(len(week.waiting) for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Board:
    """A roadmap on a day. `week` is the one that the day lies in, unless all is done, and
    `focus` the number of the week to show first: that one, else the first with work left.
    `overdue` are the open tasks of weeks that are over.
    """

    phases: list[PhaseOfTasks]
    week: WeekOfTasks | None
    focus: int | None
    overdue: list[RoadmapTask]
    done: int
    total: int
    hours_left: Decimal

    @property
    def phase(self) -> int | None:
        """The number of the first phase with work left."""
        return next((phase.number for phase in self.phases if phase.waiting), None)


def board_of(roadmap: Roadmap, *, today: date) -> Board:
    """The fetched tasks of a roadmap as its page shows them; what is skipped does not count."""
    phases = phases_of(roadmap)
    weeks = [week for phase in phases for week in phase.weeks]
    tasks = [task for week in weeks for task in week.tasks if task.status != TaskStatus.SKIPPED]
    waiting = [task for week in weeks for task in week.waiting]
    finished = roadmap.status == RoadmapStatus.COMPLETED
    here = next((week for week in weeks if week.holds(today) and not finished), None)
    first = here or next((week for week in weeks if week.waiting), None)
    return Board(
        phases=phases,
        week=here,
        focus=first.number if first else None,
        overdue=[task for week in weeks if week.is_over(today) for task in week.waiting],
        done=len(tasks) - len(waiting),
        total=len(tasks),
        hours_left=_hours(waiting),
    )


def phases_of(roadmap: Roadmap) -> list[PhaseOfTasks]:
    """The fetched tasks of a roadmap by phase and week."""
    grouped: dict[int, dict[int, list[RoadmapTask]]] = defaultdict(lambda: defaultdict(list))
    for task in roadmap.tasks.all():
        grouped[task.phase_number][task.week_number].append(task)
    return [_phase(roadmap, number, weeks) for number, weeks in grouped.items()]


def _phase(roadmap: Roadmap, number: int, weeks: Mapping[int, list[RoadmapTask]]) -> PhaseOfTasks:
    shown = [_week(roadmap, week, tasks) for week, tasks in weeks.items()]
    return PhaseOfTasks(number, shown[0].tasks[0].phase_title or f"Phase {number}", shown)


def _week(roadmap: Roadmap, number: int, tasks: list[RoadmapTask]) -> WeekOfTasks:
    starts, ends = _days_of(roadmap, number)
    return WeekOfTasks(
        number=number,
        focus=focus_of(_outline_task(task) for task in tasks),
        starts=starts,
        ends=ends,
        tasks=tasks,
        hours=_hours(tasks),
    )


def _days_of(roadmap: Roadmap, week: int) -> tuple[date | None, date | None]:
    """The first and the last day of a week; none while the roadmap has no start."""
    if roadmap.start_date is None:
        return None, None
    starts = roadmap.start_date + timedelta(weeks=week - 1)
    return starts, starts + timedelta(days=6)


def _hours(tasks: Iterable[RoadmapTask]) -> Decimal:
    return sum((task.estimated_hours or Decimal(0) for task in tasks), Decimal(0))


# --- for the planner ------------------------------------------------------------------------


def brief_for(request: RoadmapRequest) -> Brief:
    """What the planner has to know to answer a request."""
    levels = levels_of(request.user)
    rows = CareerSkill.objects.filter(career_path=request.career_path_id).select_related("skill")
    gaps = [row for row in rows if row.minimum_rank > levels.get(str(row.skill_id), 0)]
    resources = resources_by_skill(str(row.skill_id) for row in gaps)
    topics = (
        Topic(
            skill_id=str(row.skill_id),
            name=row.skill.name,
            importance=row.known_importance.value,
            from_level=levels.get(str(row.skill_id), 0),
            to_level=row.minimum_rank,
            resources=_resources(resources.get(row.skill_id, [])),
        )
        for row in gaps
    )
    hours = Decimal(request.hours_per_week)
    return Brief(topics=tuple(topics), hours_per_week=hours, start=request.start_date)


def _resources(rows: Sequence[LearningResource]) -> tuple[Resource, ...]:
    return tuple(
        Resource(
            title=row.title,
            url=row.url or None,
            type=row.type,
            level=Level(row.level).rank,
            hours=row.hours,
            free=row.free,
            description=row.description,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """The JSON columns of a roadmap, made from its tasks."""

    phases: list[dict[str, Any]]
    milestones: list[dict[str, Any]]
    resources: list[dict[str, Any]]


def outline_of(roadmap: Roadmap) -> Outline:
    rows = list(TASKS.filter(roadmap=roadmap))
    phases = outline(_outline_task(row) for row in rows)
    return Outline(
        phases=phases,
        milestones=[_milestone(roadmap, phase) for phase in phases],
        resources=_links(rows),
    )


def _outline_task(task: RoadmapTask) -> OutlineTask:
    return OutlineTask(
        id=str(task.pk),
        phase=task.phase_number,
        phase_title=task.phase_title,
        week=task.week_number,
        position=task.position,
        title=task.title,
        type=task.type,
        hours=task.estimated_hours,
        skill=task.skill.name if task.skill else "",
    )


def _milestone(roadmap: Roadmap, phase: Mapping[str, Any]) -> dict[str, Any]:
    """The end of a phase; without a start of the roadmap it has no date."""
    week = phase["weeks"][-1]["week"]
    _, ends = _days_of(roadmap, week)
    return {
        "phase": phase["phase"],
        "title": f"{phase['title']} done",
        "week": week,
        "date": ends and ends.isoformat(),
    }


def _links(tasks: Sequence[RoadmapTask]) -> list[dict[str, Any]]:
    """Where the tasks lead to, each address once, with all the hours that are spent there."""
    by_url: dict[str, list[RoadmapTask]] = defaultdict(list)
    for task in tasks:
        if task.link:
            by_url[task.link].append(task)
    return [
        {
            "title": rows[0].title,
            "url": url,
            "type": rows[0].type,
            "hours": float(_hours(rows)),
            "skill": rows[0].skill.name if rows[0].skill else "",
        }
        for url, rows in by_url.items()
    ]
