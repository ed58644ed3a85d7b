"""The planner: topics in, a dated plan out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from roadmaps.planning.brief import Brief
from roadmaps.planning.calendar import Calendar
from roadmaps.planning.order import Step, steps_by_stage
from roadmaps.planning.schedule import Placed, Room, last_week, pack, remembered, reserve_for
from roadmaps.planning.states import QUARTER
from roadmaps.planning.syllabus import Work, works_in
from roadmaps.planning.timetable import Milestone, Phase, Plan, PlannedTask, Week
from roadmaps.planning.wording import focus_of, goals_of

FREE_WEEK = "Reserve: catch up or rest"
WEEK_OFF = "Time off"


def plan(brief: Brief) -> Plan:
    """A plan for everything in the brief that is still missing.

    Each phase begins a new week and keeps a reserve at its end; no week is over its hours.
    Raises PlanningError for skills that need each other.
    """
    room = remembered(brief.calendar.quarters)
    phases: list[Phase] = []
    week = 1
    for number, (title, steps, works) in enumerate(_stages(brief), 1):
        lengths = [work.quarters for work, _ in works]
        packed = pack(lengths, room, week, reserve=reserve_for(sum(lengths)))
        tasks = _tasks(works, packed.placed, number)
        weeks = range(week, packed.ends + 1)
        phase = Phase(
            number=number,
            title=title,
            goals=tuple(step.goal for step in steps),
            weeks=tuple(_weeks(weeks, number, tasks, brief.calendar, room)),
            hours=sum((task.hours for task in tasks), Decimal(0)),
            buffer_hours=packed.reserve * QUARTER,
        )
        phases.append(phase)
        week = packed.ends + 1
    return _plan(brief.calendar, phases)


def weeks_for(brief: Brief, room: Room) -> int:
    """How many weeks the plan takes with its reserve, without making it."""
    ends = 0
    for _, _, works in _stages(brief):
        length = sum(work.quarters for work, _ in works)
        ends, _ = last_week(length + reserve_for(length), room, ends + 1)
    return ends


def _stages(brief: Brief) -> Iterator[tuple[str, list[Step], list[tuple[Work, Step | None]]]]:
    for title, steps in steps_by_stage(brief).items():
        yield title, steps, list(works_in(title, steps, free_only=brief.free_only))


def _plan(calendar: Calendar, phases: Sequence[Phase]) -> Plan:
    milestones = tuple(_milestone(phase) for phase in phases)
    weeks = phases[-1].weeks[-1].number if phases else 0
    return Plan(
        phases=tuple(phases),
        milestones=milestones,
        tasks=tuple(task for phase in phases for task in _tasks_of(phase)),
        total_hours=sum((phase.hours for phase in phases), Decimal(0)),
        buffer_hours=sum((phase.buffer_hours for phase in phases), Decimal(0)),
        weeks=weeks,
        work_end=milestones[-1].date if milestones else calendar.start,
        end=calendar.days(weeks)[1] if weeks else calendar.start,
    )


def _tasks_of(phase: Phase) -> Iterable[PlannedTask]:
    """Each task once: in the week that it begins in."""
    return (task for week in phase.weeks for task in week.tasks if task.week == week.number)


def _milestone(phase: Phase) -> Milestone:
    last = max((week for week in phase.weeks if week.tasks), key=lambda week: week.number)
    return Milestone(f"{phase.title} done", last.number, last.ends)


def _tasks(
    works: Sequence[tuple[Work, Step | None]], placed: Sequence[Placed], phase: int
) -> list[PlannedTask]:
    positions: dict[int, int] = defaultdict(int)
    tasks = []
    for (work, step), place in zip(works, placed, strict=True):
        positions[place.week] += 1
        goal = step.goal if step else work.title
        tasks.append(_task(work, place, phase, positions[place.week], goal))
    return tasks


def _task(work: Work, place: Placed, phase: int, position: int, goal: str) -> PlannedTask:
    return PlannedTask(
        skill_id=work.skill_id,
        skill=work.skill,
        title=work.title,
        description=work.description,
        type=work.type,
        url=work.url,
        free=work.free,
        level=work.level,
        hours=work.quarters * QUARTER,
        spread=tuple(quarters * QUARTER for quarters in place.spread),
        priority=work.priority,
        week=place.week,
        phase=phase,
        position=position,
        goal=goal,
    )


def _weeks(
    numbers: Iterable[int],
    phase: int,
    tasks: Iterable[PlannedTask],
    calendar: Calendar,
    room: Room,
) -> Iterator[Week]:
    by_week = defaultdict(list)
    for task in tasks:
        for number in range(task.week, task.last_week + 1):
            if task.hours_in(number):
                by_week[number].append(task)
    for number in numbers:
        nothing = FREE_WEEK if room(number) else WEEK_OFF
        yield _week(number, phase, by_week[number], calendar.days(number), nothing)


def _week(
    number: int, phase: int, tasks: Sequence[PlannedTask], days: tuple[date, date], nothing: str
) -> Week:
    """`nothing` is what a week without tasks is for."""
    return Week(
        number=number,
        phase=phase,
        starts=days[0],
        ends=days[1],
        focus=focus_of(tasks) if tasks else nothing,
        tasks=tuple(tasks),
        hours=sum((task.hours_in(number) for task in tasks), Decimal(0)),
        goals=goals_of(tasks),
    )
