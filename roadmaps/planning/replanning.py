"""Laying what is left of a roadmap anew, from today on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from roadmaps.planning.calendar import Calendar
from roadmaps.planning.schedule import Placed, Room, last_week, pack, remembered, reserve_for
from roadmaps.planning.states import QUARTER, TaskState, quarters


@dataclass(frozen=True, slots=True)
class Move:
    """The new place of a task."""

    task_id: str
    week: int
    spread: tuple[Decimal, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Replan:
    """Only tasks whose place changes have a move.

    `end_before` and `end_after` are the last days of the plan as it is and as it would be, both
    with the reserve for what is left; `work_end` is then the last day with work, and `weeks` the
    number of weeks with the reserve.
    """

    moves: tuple[Move, ...]
    end_before: date
    end_after: date
    work_end: date
    weeks: int


def replan(tasks: Iterable[TaskState], calendar: Calendar, today: date) -> Replan:
    """A new place for each open task that is not pinned; done, skipped and pinned ones stay.

    The order stays, work in progress goes first in its phase, each phase begins a new week and
    keeps a reserve for what is left of it, and no week is over its hours beside what is pinned
    there. On the first day of a plan that nobody has touched there are no moves.
    """
    tasks = tuple(tasks)
    room = remembered(calendar.quarters)
    moves = tuple(_moves(tasks, _placed(tasks, calendar, today)))
    then = moved(tasks, moves)
    weeks = weeks_of(then, room)
    return Replan(
        moves=moves,
        end_before=calendar.days(weeks_of(tasks, room))[1],
        end_after=calendar.days(weeks)[1],
        work_end=calendar.days(last_work_week(then))[1],
        weeks=weeks,
    )


def moved(tasks: Iterable[TaskState], moves: Iterable[Move]) -> tuple[TaskState, ...]:
    """The tasks in their new places."""
    by_id = {move.task_id: move for move in moves}
    return tuple(_moved(task, by_id.get(task.id)) for task in tasks)


def _moved(task: TaskState, move: Move | None) -> TaskState:
    if move is None:
        return task
    return replace(task, week=move.week, spread=move.spread, position=move.position)


def weeks_of(tasks: Sequence[TaskState], room: Room) -> int:
    """The last week of a roadmap, with the reserve for what is left of its last phase."""
    last = last_work_week(tasks)
    counted = [task for task in tasks if not task.is_skipped]
    final = max((task.phase for task in counted), default=0)
    left = sum(task.quarters_left for task in counted if task.is_open and task.phase == final)
    taken = _taken(counted)[last]

    def free(week: int) -> int:
        return max(room(week) - taken, 0) if week == last else room(week)

    ends, _ = last_week(reserve_for(left), free, last)
    return ends


def last_work_week(tasks: Iterable[TaskState]) -> int:
    return max((task.last_week for task in tasks if not task.is_skipped), default=1)


def _taken(tasks: Iterable[TaskState]) -> Counter[int]:
    """The quarter hours that the tasks take of each week."""
    taken: Counter[int] = Counter()
    for task in tasks:
        for week, hours in task.weeks():
            taken[week] += quarters(hours)
    return taken


def _placed(tasks: Sequence[TaskState], calendar: Calendar, today: date) -> dict[str, Placed]:
    """Where each movable task goes."""
    room, week = _room(tasks, calendar, today), calendar.week_of(today)
    left: Counter[int] = Counter()
    for task in filter(attrgetter("is_open"), tasks):
        left[task.phase] += task.quarters_left
    placed: dict[str, Placed] = {}
    for number, group in groupby(sorted(_movable(tasks), key=_order), attrgetter("phase")):
        phase = list(group)
        lengths = [task.quarters_left for task in phase]
        packed = pack(lengths, room, week, reserve=reserve_for(left[number]))
        placed |= {task.id: place for task, place in zip(phase, packed.placed, strict=True)}
        week = packed.ends + 1
    return placed


def _room(tasks: Iterable[TaskState], calendar: Calendar, today: date) -> Room:
    """What is free for movable tasks in each week, counted from today.

    Pinned tasks take their share; and what was finished this week has been worked in it.
    """
    tasks = tuple(tasks)
    this_week = calendar.week_of(today)
    pinned = _taken(task for task in tasks if task.is_open and task.pinned)
    done = _taken(task for task in tasks if task.is_done)

    def room(week: int) -> int:
        whole = calendar.quarters(week)
        if week == this_week:
            whole = min(calendar.quarters(week, since=today), whole - done[week])
        return max(whole - pinned[week], 0)

    return remembered(room)


def _movable(tasks: Iterable[TaskState]) -> Iterator[TaskState]:
    return (task for task in tasks if task.is_movable)


def _order(task: TaskState) -> tuple[int, bool, int, int, str]:
    return task.phase, task.status != "in_progress", task.week, task.position, task.id


def _moves(tasks: Sequence[TaskState], placed: Mapping[str, Placed]) -> Iterator[Move]:
    """The places that differ from those that the tasks have."""
    by_week: dict[int, list[TaskState]] = defaultdict(list)
    for task in sorted(_movable(tasks), key=_order):
        by_week[placed[task.id].week].append(task)
    last_of_others: Counter[int] = Counter()
    for task in tasks:
        if not task.is_movable:
            last_of_others[task.week] = max(last_of_others[task.week], task.position)
    for week, here in by_week.items():
        positions = _positions(week, here, last_of_others[week] + 1)
        for task, position in zip(here, positions, strict=True):
            place = placed[task.id]
            if not _is_there(task, place, position):
                spread = tuple(one * QUARTER for one in place.spread)
                yield Move(task.id, week, spread, position)


def _positions(week: int, here: Sequence[TaskState], first: int) -> list[int]:
    """The positions as they are, where the order is; else counted anew from `first` on."""
    old = [task.position for task in here]
    stays = all(task.week == week for task in here) and old == sorted(old)
    return old if stays else list(range(first, first + len(here)))


def _is_there(task: TaskState, place: Placed, position: int) -> bool:
    weeks = {week: quarters(hours) for week, hours in task.weeks()}
    wanted = {week: length for week, length in enumerate(place.spread, place.week) if length}
    return (task.week, task.position, weeks) == (place.week, position, wanted)
