"""One roadmap as its page shows it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.planning.wording import focus_of
from roadmaps.selectors.lists import OPEN_STATUSES
from roadmaps.selectors.outlines import days_of, hours_in, outline_task


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
        hours_left=hours_in(waiting),
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
    starts, ends = days_of(roadmap, number)
    return WeekOfTasks(
        number=number,
        focus=focus_of(outline_task(task) for task in tasks),
        starts=starts,
        ends=ends,
        tasks=tasks,
        hours=hours_in(tasks),
    )
