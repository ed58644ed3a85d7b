"""What planning anew would do to a roadmap, before anybody has said yes."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

from roadmaps.enums import Priority, RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask, StudyTime
from roadmaps.planning import (
    MISSED_WEEKS,
    Calendar,
    Move,
    Pace,
    Replan,
    TaskState,
    missed_weeks,
    pace,
    replan,
)
from roadmaps.selectors.lists import OPEN_STATUSES
from roadmaps.selectors.pace import calendar_of, states_of

MOST_HOURS = 60


@dataclass(frozen=True, slots=True)
class Prospect:
    """A new plan for what is left of a roadmap, with all that it was made from."""

    states: tuple[TaskState, ...]
    calendar: Calendar
    plan: Replan

    @property
    def digest(self) -> str:
        """Tells this new plan from any other, and from the same one made of other tasks."""
        return sha256(repr((self.states, self.calendar, self.plan)).encode()).hexdigest()

    def payload(self, today: date) -> dict[str, Any]:
        """As a proposal keeps it."""
        return {
            "moves": [_as_json(move) for move in self.plan.moves],
            "end_before": self.plan.end_before.isoformat(),
            "end_after": self.plan.end_after.isoformat(),
            "weeks": self.plan.weeks,
            "missed_weeks": missed_weeks(self.states, self.calendar, today),
            "made_on": today.isoformat(),
        }


def _as_json(move: Move) -> dict[str, Any]:
    return {
        "task": move.task_id,
        "week": move.week,
        "spread": [str(hours) for hours in move.spread],
        "position": move.position,
    }


def prospect_of(roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None) -> Prospect:
    """By the fetched tasks, and the queries of `calendar_of`. Raises PlanningError."""
    states, calendar = _seen(roadmap, today, study_time)
    return Prospect(states, calendar, replan(states, calendar, today))


def due_prospect(
    roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None
) -> Prospect | None:
    """None for a roadmap that is not due: nothing is planned for it."""
    if roadmap.status != RoadmapStatus.ACTIVE:
        return None
    states, calendar = _seen(roadmap, today, study_time)
    if not _is_due(roadmap, states, calendar, today):
        return None
    return Prospect(states, calendar, replan(states, calendar, today))


def _seen(
    roadmap: Roadmap, today: date, study_time: StudyTime | None
) -> tuple[tuple[TaskState, ...], Calendar]:
    """In the same order, however the tasks were fetched."""
    states = sorted(states_of(roadmap.tasks.all()), key=lambda state: state.id)
    return tuple(states), calendar_of(roadmap, study_time, today=today)


def _is_due(roadmap: Roadmap, states: Sequence[TaskState], calendar: Calendar, today: date) -> bool:
    """After two missed weeks; once declined, after two more."""
    since = roadmap.replan_declined_on
    return missed_weeks(states, calendar, today, since=since) >= MISSED_WEEKS


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks of a task, with the first and the last day."""

    first_week: int
    last_week: int
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Shift:
    """A task whose weeks would change."""

    task: RoadmapTask
    before: Span
    after: Span


class Meeting(StrEnum):
    """Whether the new plan meets the deadline: with its reserve, just by its work, or not."""

    MET = "met"
    TIGHT = "tight"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Way:
    """What would bring the end forward: more hours a week, or the tasks to leave out."""

    end: date
    enough: bool
    hours: int = 0
    tasks: tuple[RoadmapTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the page of a new plan shows. `reordered` tasks stay in their weeks.

    `meeting` is None without a deadline; the ways are None where the new plan meets it, and
    where there is none of the kind.
    """

    roadmap: Roadmap
    prospect: Prospect
    pace: Pace
    due: bool
    shifts: tuple[Shift, ...]
    reordered: int
    done: int
    skipped: int
    pinned: int
    meeting: Meeting | None
    more_hours: Way | None
    fewer_tasks: Way | None


def preview_of(roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None) -> Preview:
    """What planning the fetched roadmap anew would change. Raises PlanningError."""
    tasks = list(roadmap.tasks.all())
    prospect = prospect_of(roadmap, today=today, study_time=study_time)
    shifts = _shifts(tasks, prospect)
    meeting = _meeting(roadmap, prospect.plan)
    late = roadmap.deadline if meeting in {Meeting.TIGHT, Meeting.MISSED} else None
    return Preview(
        roadmap=roadmap,
        prospect=prospect,
        pace=pace(prospect.states, prospect.calendar, today),
        due=_is_due(roadmap, prospect.states, prospect.calendar, today),
        shifts=shifts,
        reordered=len(prospect.plan.moves) - len(shifts),
        done=sum(task.status == TaskStatus.COMPLETED for task in tasks),
        skipped=sum(task.status == TaskStatus.SKIPPED for task in tasks),
        pinned=sum(task.pinned and task.status in OPEN_STATUSES for task in tasks),
        meeting=meeting,
        more_hours=_more_hours(prospect, late, today) if late else None,
        fewer_tasks=_fewer_tasks(tasks, prospect, late, today) if late else None,
    )


def _shifts(tasks: Sequence[RoadmapTask], prospect: Prospect) -> tuple[Shift, ...]:
    """Those whose weeks change, in the order of the new plan."""
    rows = {str(task.pk): task for task in tasks}
    moves = sorted(prospect.plan.moves, key=lambda move: (move.week, move.position))
    shifts = (_shift(rows[move.task_id], move, prospect.calendar) for move in moves)
    return tuple(shift for shift in shifts if shift.before != shift.after)


def _shift(task: RoadmapTask, move: Move, calendar: Calendar) -> Shift:
    last = move.week + max(len(move.spread) - 1, 0)
    return Shift(
        task=task,
        before=_span(calendar, task.week_number, task.last_week),
        after=_span(calendar, move.week, last),
    )


def _span(calendar: Calendar, first: int, last: int) -> Span:
    return Span(first, last, calendar.days(first)[0], calendar.days(last)[1])


def _meeting(roadmap: Roadmap, plan: Replan) -> Meeting | None:
    if roadmap.deadline is None:
        return None
    if plan.end_after <= roadmap.deadline:
        return Meeting.MET
    return Meeting.TIGHT if plan.work_end <= roadmap.deadline else Meeting.MISSED


def _more_hours(prospect: Prospect, deadline: date, today: date) -> Way | None:
    """The fewest hours a week that meet the deadline, else the most that there can be."""
    now = int(prospect.calendar.hours_per_week)
    choices = range(now + 1, MOST_HOURS + 1)

    def end_with(hours: int) -> date:
        calendar = replace(prospect.calendar, hours_per_week=Decimal(hours))
        return replan(prospect.states, calendar, today).end_after

    if not choices:
        return None
    place = bisect_left(choices, True, key=lambda hours: end_with(hours) <= deadline)
    hours = choices[min(place, len(choices) - 1)]
    end = end_with(hours)
    return Way(end, end <= deadline, hours=hours)


def _fewer_tasks(
    tasks: Sequence[RoadmapTask], prospect: Prospect, deadline: date, today: date
) -> Way | None:
    """Without what is optional and still open."""
    optional = tuple(
        task for task in tasks if task.priority == Priority.LOW and task.status in OPEN_STATUSES
    )
    if not optional:
        return None
    dropped = {str(task.pk) for task in optional}
    rest = [state for state in prospect.states if state.id not in dropped]
    end = replan(rest, prospect.calendar, today).end_after
    return Way(end, end <= deadline, tasks=optional)
