"""Ahead, on track or behind: by hours, with the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roadmaps.planning.calendar import Calendar
from roadmaps.planning.replanning import replan
from roadmaps.planning.states import TaskState

TOLERANCE = Decimal("0.25")  # of a week's hours
LEAST_TOLERANCE = Decimal(1)  # hours
MISSED_WEEKS = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours by estimate; what was skipped counts on neither side.

    `due` is what the plan holds up to today, this week's share of it by the days that have
    passed; `done` counts what is finished and the hours spent on what is in progress; `difference`
    is done less due. A missed week is over and holds work that is not done; from two on a new
    plan is due. `planned_end` is the last day of the plan as it stands, `forecast` that
    of a plan for the rest from today on, both with the reserve for what is left.
    """

    verdict: str
    due: Decimal
    done: Decimal
    difference: Decimal
    left: Decimal
    missed_weeks: int
    replan_due: bool
    forecast: date
    planned_end: date


def pace(tasks: Sequence[TaskState], calendar: Calendar, today: date) -> Pace:
    """How a roadmap goes. The verdict is ahead, on_track, behind, done or not_started.

    On track is whoever is within a quarter of a week's hours, one hour at least.
    """
    counted = [task for task in tasks if not task.is_skipped]
    done = sum((task.hours_done for task in counted), Decimal(0))
    due = _due(counted, calendar, today)
    missed = missed_weeks(counted, calendar, today)
    outlook = replan(tasks, calendar, today)
    return Pace(
        verdict=_verdict(counted, calendar, today, done - due),
        due=due,
        done=done,
        difference=done - due,
        left=sum((task.hours for task in counted), Decimal(0)) - done,
        missed_weeks=missed,
        replan_due=missed >= MISSED_WEEKS,
        forecast=outlook.end_after,
        planned_end=outlook.end_before,
    )


def _due(tasks: Sequence[TaskState], calendar: Calendar, today: date) -> Decimal:
    """All hours of weeks that are over, and of this week's the share of its time that is.

    What was worked before a task was planned anew has left its spread, and was due then.
    """
    this_week = calendar.week_of(today)
    whole = calendar.quarters(this_week)
    left = Decimal(calendar.quarters(this_week, since=today)) / whole if whole else Decimal(1)
    due = sum((task.hours for task in tasks), Decimal(0))
    for task in tasks:
        for week, hours in task.weeks():
            if week >= this_week:
                due -= hours * left if week == this_week else hours
    return max(due, Decimal(0)).quantize(Decimal("0.01"))


def missed_weeks(
    tasks: Iterable[TaskState], calendar: Calendar, today: date, *, since: date | None = None
) -> int:
    """The weeks that are over and hold work that is not done; `since`: not those over by then."""
    over = calendar.week_of(since) if since else 1
    weeks = range(over, calendar.week_of(today))
    unworked = {week for task in tasks if task.is_open for week in _unworked(task)}
    return len(unworked.intersection(weeks))


def _unworked(task: TaskState) -> Iterator[int]:
    """The weeks of a task whose hours are not done, when those done are the first ones."""
    worked = task.hours_done - (task.hours - sum((hours for _, hours in task.weeks()), Decimal(0)))
    for week, hours in task.weeks():
        worked -= hours
        if worked < 0:
            yield week


def _verdict(
    tasks: Sequence[TaskState], calendar: Calendar, today: date, difference: Decimal
) -> str:
    if tasks and not any(task.is_open for task in tasks):
        return "done"
    if today < calendar.start and difference == 0:
        return "not_started"
    tolerance = max(calendar.hours_per_week * TOLERANCE, LEAST_TOLERANCE)
    if abs(difference) <= tolerance:
        return "on_track"
    return "ahead" if difference > 0 else "behind"
