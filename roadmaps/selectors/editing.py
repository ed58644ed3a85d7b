"""A roadmap as the page on which it is changed shows it, one phase at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import QuerySet

from roadmaps.enums import RevisionKind, TaskStatus
from roadmaps.models import Roadmap, RoadmapRevision, RoadmapTask, StudyTime
from roadmaps.planning import Calendar
from roadmaps.selectors.lists import OPEN_STATUSES
from roadmaps.selectors.pace import calendar_of

MOST_REVISIONS = 50
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class PhaseTab:
    number: int
    title: str
    tasks: int

    @property
    def text(self) -> str:
        return str(self.number)


@dataclass(frozen=True, slots=True)
class EditRow:
    """A task and where it can go: `up` and `down` within its week."""

    task: RoadmapTask
    up: bool
    down: bool

    @property
    def movable(self) -> bool:
        return self.task.status in OPEN_STATUSES

    @property
    def removable(self) -> bool:
        return self.task.status != TaskStatus.COMPLETED

    @property
    def week_before(self) -> int | None:
        return self.task.week_number - 1 or None

    @property
    def week_after(self) -> int:
        return self.task.week_number + 1


@dataclass(frozen=True, slots=True)
class EditWeek:
    """The tasks that begin in a week; `hours` are all that fall into it, `room` what it has."""

    number: int
    starts: date
    ends: date
    hours: Decimal
    room: Decimal
    rows: list[EditRow]

    @property
    def over(self) -> bool:
        return self.hours > self.room


@dataclass(frozen=True, slots=True)
class EditSheet:
    phases: list[PhaseTab]
    phase: int
    weeks: list[EditWeek]

    def shows(self, task_id: str) -> bool:
        return any(str(row.task.pk) == task_id for week in self.weeks for row in week.rows)


def edit_sheet(
    roadmap: Roadmap, *, phase: str, today: date, study_time: StudyTime | None = None
) -> EditSheet:
    """One phase of the fetched tasks: the one asked for, else the first with work left."""
    tasks = list(roadmap.tasks.all())
    phases = [_tab(number, list(rows)) for number, rows in groupby(tasks, _phase_of)]
    shown = _shown(phase, tasks)
    calendar = calendar_of(roadmap, study_time, today=today)
    taken = hours_by_week(tasks)
    here = groupby((task for task in tasks if task.phase_number == shown), _week_of)
    weeks = [_week(calendar, number, list(rows), taken) for number, rows in here]
    return EditSheet(phases, shown, weeks)


def _phase_of(task: RoadmapTask) -> int:
    return task.phase_number


def _week_of(task: RoadmapTask) -> int:
    return task.week_number


def _tab(number: int, tasks: list[RoadmapTask]) -> PhaseTab:
    return PhaseTab(number, tasks[0].phase_title or f"Phase {number}", len(tasks))


def _shown(phase: str, tasks: list[RoadmapTask]) -> int:
    numbers = {str(task.phase_number): task.phase_number for task in tasks}
    waiting = (task.phase_number for task in tasks if task.status in OPEN_STATUSES)
    return numbers.get(phase) or next(waiting, tasks[0].phase_number if tasks else 1)


def hours_by_week(tasks: list[RoadmapTask]) -> dict[int, Decimal]:
    """The hours that fall into each week; what is skipped takes none."""
    taken: dict[int, Decimal] = {}
    for task in tasks:
        if task.status != TaskStatus.SKIPPED:
            for week in range(task.week_number, task.last_week + 1):
                taken[week] = taken.get(week, Decimal(0)) + task.hours_in(week)
    return taken


def _week(
    calendar: Calendar, number: int, tasks: list[RoadmapTask], taken: dict[int, Decimal]
) -> EditWeek:
    starts, ends = calendar.days(number)
    return EditWeek(
        number=number,
        starts=starts,
        ends=ends,
        hours=taken.get(number, Decimal(0)),
        room=room_of(calendar, number),
        rows=list(_rows(tasks)),
    )


def room_of(calendar: Calendar, week: int) -> Decimal:
    """The hours that a week has, whatever is planned in it."""
    return Decimal(calendar.quarters(week)) / QUARTERS


def _rows(tasks: list[RoadmapTask]) -> Iterator[EditRow]:
    movable = [task for task in tasks if task.status in OPEN_STATUSES]
    for task in tasks:
        inside = task in movable
        yield EditRow(task, inside and task != movable[0], inside and task != movable[-1])


def revision_list(roadmap: Roadmap) -> list[RoadmapRevision]:
    """The latest changes of a plan, the last one first."""
    rows = RoadmapRevision.objects.filter(roadmap=roadmap).defer("changes")
    return list(rows.order_by("-number")[:MOST_REVISIONS])


def undoable(roadmap: Roadmap) -> QuerySet[RoadmapRevision]:
    """What may be taken back, the last change first. Who has resumed may pause instead."""
    rows = RoadmapRevision.objects.filter(roadmap=roadmap, undone_at=None)
    return rows.exclude(kind=RevisionKind.RESUMED).order_by("-number")
