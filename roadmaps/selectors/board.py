"""One roadmap as its pages show it: phases, weeks, and where a day lies in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask, StudyTime
from roadmaps.planning import Calendar
from roadmaps.planning.wording import focus_of, goals_of
from roadmaps.selectors.lists import OPEN_STATUSES
from roadmaps.selectors.outlines import days_of, hours_in, outline_task, weeks_of
from roadmaps.selectors.pace import calendar_of
from skills.enums import LEVELS, Level

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class TaskInWeek:
    """A task in one of its weeks; `hours` are those of this week alone.

    `current` is the number of today's week where `week` is over, and `due` the day on which the
    last week of a late task was.
    """

    task: RoadmapTask
    week: int
    current: int = 0
    due: date | None = None

    @property
    def moves_to(self) -> int:
        """The week that putting it off leads to: this one when its own is over, else the next."""
        return self.current or self.week + 1

    @property
    def hours(self) -> Decimal:
        return self.task.hours_in(self.week)

    @property
    def spans(self) -> bool:
        return self.task.last_week > self.task.week_number

    @property
    def is_open(self) -> bool:
        return self.task.status in OPEN_STATUSES


@dataclass(frozen=True, slots=True)
class WeekOfTasks:
    """A week of a roadmap. `hours` are those planned in it, `room` those that it has.

    `tasks` are all that have a part in it, so a long task stands in each of its weeks.
    """

    number: int
    starts: date | None
    ends: date | None
    room: Decimal
    tasks: list[TaskInWeek]

    @property
    def hours(self) -> Decimal:
        return sum((each.hours for each in self.tasks), NOTHING)

    @property
    def free(self) -> Decimal:
        return max(self.room - self.hours, NOTHING)

    @property
    def focus(self) -> str:
        """What it is about; a week without work says what it is for."""
        if self.tasks:
            return focus_of(outline_task(each.task) for each in self.tasks)
        return "Reserve" if self.room else "Time off"

    @property
    def goals(self) -> tuple[str, ...]:
        return goals_of(outline_task(each.task) for each in self.tasks)

    @property
    def done(self) -> int:
        return sum(each.task.status == TaskStatus.COMPLETED for each in self.tasks)

    @property
    def total(self) -> int:
        """What is skipped does not count."""
        return sum(each.task.status != TaskStatus.SKIPPED for each in self.tasks)

    @property
    def hours_counted(self) -> Decimal:
        counted = (each for each in self.tasks if each.task.status != TaskStatus.SKIPPED)
        return sum((each.hours for each in counted), NOTHING)

    @property
    def hours_done(self) -> Decimal:
        done = (each for each in self.tasks if each.task.status == TaskStatus.COMPLETED)
        return sum((each.hours for each in done), NOTHING)

    @property
    def waiting(self) -> list[TaskInWeek]:
        return [each for each in self.tasks if each.is_open]


@dataclass(frozen=True, slots=True)
class PhaseOfTasks:
    """A phase with its weeks, those without work included. Each task counts once."""

    number: int
    title: str
    weeks: list[WeekOfTasks]
    tasks: list[RoadmapTask]

    @property
    def starts(self) -> date | None:
        return self.weeks[0].starts

    @property
    def ends(self) -> date | None:
        return self.weeks[-1].ends

    @property
    def hours(self) -> Decimal:
        return hours_in(self.tasks)

    @property
    def done(self) -> int:
        return sum(task.status == TaskStatus.COMPLETED for task in self.tasks)

    @property
    def total(self) -> int:
        """What is skipped does not count."""
        return sum(task.status != TaskStatus.SKIPPED for task in self.tasks)

    @property
    def waiting(self) -> int:
        return sum(task.status in OPEN_STATUSES for task in self.tasks)

    @property
    def share_done(self) -> float:
        """0 to 1, by hours and without what is skipped."""
        counted = hours_in(task for task in self.tasks if task.status != TaskStatus.SKIPPED)
        done = hours_in(task for task in self.tasks if task.status == TaskStatus.COMPLETED)
        return float(done / counted) if counted else 0.0

    @property
    def reserve(self) -> Decimal:
        """The hours left free from its last week of work on."""
        return _left_free(self.closing_weeks)

    @property
    def closing_weeks(self) -> list[WeekOfTasks]:
        """Its last week of work and those of reserve after it."""
        last = max(task.last_week for task in self.tasks)
        return [week for week in self.weeks if week.number >= last]

    @property
    def goals(self) -> tuple[str, ...]:
        """The level that each skill comes to, in the order in which they begin."""
        reached: dict[str, Level] = {}
        for task in self.tasks:
            if task.skill and task.level:
                level = Level(task.level)
                reached[task.skill.name] = max(
                    level, reached.get(task.skill.name, level), key=LEVELS.index
                )
        return tuple(f"{name} at {level.label.lower()} level" for name, level in reached.items())


@dataclass(frozen=True, slots=True)
class Board:
    """A roadmap on a day. `week` is the one that the day lies in, unless all is done, and
    `focus` the week to show first: that one, else the first with work left. `overdue` are
    the open tasks whose last week is over.
    """

    phases: list[PhaseOfTasks]
    weeks: list[WeekOfTasks]
    week: WeekOfTasks | None
    focus: WeekOfTasks | None
    overdue: list[TaskInWeek]
    done: int
    total: int
    hours: Decimal
    hours_left: Decimal

    @property
    def phase(self) -> int | None:
        """The number of the first phase with work left."""
        return next((phase.number for phase in self.phases if phase.waiting), None)

    @property
    def reserve(self) -> Decimal:
        """The hours left free at the ends of phases; a week that two of them share counts once."""
        closing = {week.number: week for phase in self.phases for week in phase.closing_weeks}
        return _left_free(closing.values())

    def week_at(self, number: int) -> WeekOfTasks | None:
        return self.weeks[number - 1] if 1 <= number <= len(self.weeks) else None

    def phase_of(self, week: WeekOfTasks) -> PhaseOfTasks | None:
        return next((phase for phase in self.phases if week in phase.weeks), None)


def board_of(roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None) -> Board:
    """The fetched tasks of a roadmap by phase and week; what is skipped does not count."""
    calendar = calendar_of(roadmap, study_time, today=today)
    rows = list(roadmap.tasks.all())
    here = _week_number(roadmap, calendar, today)
    weeks = _weeks(roadmap, rows, calendar, here or 0)
    counted = [task for task in rows if task.status != TaskStatus.SKIPPED]
    waiting = [task for task in rows if task.status in OPEN_STATUSES]
    week = weeks[here - 1] if here and here <= len(weeks) else None
    return Board(
        phases=_phases(rows, weeks),
        weeks=weeks,
        week=week,
        focus=week or next((each for each in weeks if each.waiting), None),
        overdue=[
            TaskInWeek(task, task.last_week, here)
            for task in waiting
            if here and task.last_week < here
        ],
        done=len(counted) - len(waiting),
        total=len(counted),
        hours=hours_in(counted),
        hours_left=hours_in(waiting),
    )


def _left_free(weeks: Iterable[WeekOfTasks]) -> Decimal:
    return max(sum((week.room - week.hours for week in weeks), NOTHING), NOTHING)


def _week_number(roadmap: Roadmap, calendar: Calendar, today: date) -> int | None:
    """The week that a day lies in, past the last one too; None before the start and when done."""
    if roadmap.start_date is None or roadmap.status == RoadmapStatus.COMPLETED:
        return None
    return calendar.week_of(today) if roadmap.start_date <= today else None


def _weeks(
    roadmap: Roadmap, tasks: Sequence[RoadmapTask], calendar: Calendar, current: int
) -> list[WeekOfTasks]:
    """Every week up to the last of the plan, what goes on from earlier weeks first."""
    here: dict[int, list[TaskInWeek]] = defaultdict(list)
    for task in tasks:
        for week in weeks_of(task):
            here[week].append(TaskInWeek(task, week, current if week < current else 0))
    last = max([roadmap.duration_weeks, *here]) if tasks else 0
    return [_week(roadmap, number, here, calendar) for number in range(1, last + 1)]


def _week(
    roadmap: Roadmap, number: int, tasks: Mapping[int, list[TaskInWeek]], calendar: Calendar
) -> WeekOfTasks:
    starts, ends = days_of(roadmap, calendar, number)
    return WeekOfTasks(
        number=number,
        starts=starts,
        ends=ends,
        room=Decimal(calendar.quarters(number)) / 4,
        tasks=sorted(tasks.get(number, []), key=lambda each: each.task.week_number),
    )


def _phases(tasks: Iterable[RoadmapTask], weeks: Sequence[WeekOfTasks]) -> list[PhaseOfTasks]:
    """Each phase lasts until the next one begins; the last one until the end of the plan."""
    grouped: dict[int, list[RoadmapTask]] = defaultdict(list)
    for task in tasks:
        grouped[task.phase_number].append(task)
    begins = [min(task.week_number for task in rows) for rows in grouped.values()]
    ends = [*(begin - 1 for begin in begins[1:]), len(weeks)]
    return [
        _phase(number, rows, weeks, begin, end)
        for (number, rows), begin, end in zip(grouped.items(), begins, ends, strict=False)
    ]


def _phase(
    number: int, tasks: list[RoadmapTask], weeks: Sequence[WeekOfTasks], begin: int, end: int
) -> PhaseOfTasks:
    last = max(end, *(task.last_week for task in tasks))
    return PhaseOfTasks(
        number=number,
        title=tasks[0].phase_title or f"Phase {number}",
        weeks=list(weeks[begin - 1 : last]),
        tasks=tasks,
    )
