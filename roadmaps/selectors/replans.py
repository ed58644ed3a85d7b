"""What planning anew would do to a roadmap, before anybody has said yes."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
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
    QUARTER,
    Calendar,
    Move,
    Pace,
    Replan,
    TaskState,
    Work,
    missed_weeks,
    pace,
    replan,
)
from roadmaps.selectors.free_resources import costs, free_instead
from roadmaps.selectors.lists import OPEN_STATUSES
from roadmaps.selectors.pace import calendar_of, states_of

MOST_HOURS = 60


@dataclass(frozen=True, slots=True)
class Prospect:
    """A new plan for what is left of a roadmap, with all that it was made from."""

    states: tuple[TaskState, ...]
    calendar: Calendar
    plan: Replan
    swaps: tuple[tuple[str, Work], ...] = ()
    """The free works that take the place of tasks, by task id, in the order of the ids."""

    @property
    def changes_anything(self) -> bool:
        return bool(self.plan.moves or self.swaps)

    @property
    def ahead(self) -> tuple[TaskState, ...]:
        """The tasks with the hours of what takes their place, still in their old weeks."""
        return swapped(self.states, dict(self.swaps))

    @property
    def digest(self) -> str:
        """Tells this new plan from any other, and from the same one made of other tasks."""
        made_of = (self.states, self.calendar, self.plan, self.swaps)
        return sha256(repr(made_of).encode()).hexdigest()

    def payload(self, today: date) -> dict[str, Any]:
        """As a proposal keeps it."""
        return {
            "moves": [_as_json(move) for move in self.plan.moves],
            "resources": {task: work.title for task, work in self.swaps},
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


def swapped(states: Sequence[TaskState], swaps: Mapping[str, Work]) -> tuple[TaskState, ...]:
    """These with the titles and hours of the works that take their place."""
    return tuple(
        replace(state, title=work.title, hours=work.quarters * QUARTER)
        if (work := swaps.get(state.id))
        else state
        for state in states
    )


def prospect_of(roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None) -> Prospect:
    """By the fetched tasks, the queries of `calendar_of`, and two where free resources take the
    place of others. Raises PlanningError.
    """
    states, calendar = _seen(roadmap, today, study_time)
    swaps = free_instead(roadmap.tasks.all()) if roadmap.free_only else {}
    plan = replan(swapped(states, swaps), calendar, today)
    if swaps:
        plan = replace(plan, end_before=replan(states, calendar, today).end_before)
    return Prospect(states, calendar, plan, tuple(sorted(swaps.items())))


def due_prospect(
    roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None
) -> Prospect | None:
    """None for a roadmap that is not due: nothing is planned for it.

    It says that there is a new plan, without regard to resources; the page makes it whole.
    """
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
class Swap:
    """A task whose resource costs something, and the work that would take its place."""

    task: RoadmapTask
    work: Work

    @property
    def hours(self) -> Decimal:
        return self.work.quarters * QUARTER


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the page of a new plan shows. `reordered` tasks stay in their weeks; `paid` are
    those that go on to cost something although the person wants only what is free.

    `meeting` is None without a deadline; the ways are None where the new plan meets it, and
    where there is none of the kind.
    """

    roadmap: Roadmap
    prospect: Prospect
    pace: Pace
    due: bool
    shifts: tuple[Shift, ...]
    reordered: int
    swaps: tuple[Swap, ...]
    paid: tuple[RoadmapTask, ...]
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
        swaps=_swaps(tasks, prospect),
        paid=_still_paid(tasks, prospect) if roadmap.free_only else (),
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


def _swaps(tasks: Sequence[RoadmapTask], prospect: Prospect) -> tuple[Swap, ...]:
    works = dict(prospect.swaps)
    return tuple(Swap(task, works[str(task.pk)]) for task in tasks if str(task.pk) in works)


def _still_paid(tasks: Sequence[RoadmapTask], prospect: Prospect) -> tuple[RoadmapTask, ...]:
    works = dict(prospect.swaps)
    return tuple(task for task in tasks if costs(task) and str(task.pk) not in works)


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
        return replan(prospect.ahead, calendar, today).end_after

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
    rest = [state for state in prospect.ahead if state.id not in dropped]
    end = replan(rest, prospect.calendar, today).end_after
    return Way(end, end <= deadline, tasks=optional)
