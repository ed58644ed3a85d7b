"""Packs work into weeks. Time is counted in whole quarter hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from roadmaps.planning.calendar import MOST_WEEKS, PlanningError

RESERVE = 10  # of a hundred hours, for weeks in which something comes between

Room = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a piece of work lies: its first week, and the quarters in that and each week after."""

    week: int
    spread: tuple[int, ...]

    @property
    def last_week(self) -> int:
        return self.week + len(self.spread) - 1


@dataclass(frozen=True, slots=True)
class Packed:
    """Work in its order, its reserve in quarter hours, and the week in which that is over."""

    placed: tuple[Placed, ...]
    reserve: int
    ends: int


def reserve_for(quarters: int) -> int:
    """At least a tenth of the work, in whole quarters."""
    return -(-quarters * RESERVE // 100)


def pack(lengths: Sequence[int], room: Room, first: int, *, reserve: int) -> Packed:
    """Lay work of these lengths into the weeks from `first` on, in order, and a reserve after it.

    It takes as few weeks as there can be, so more hours a week never end later. Within them, work
    begins a new week early where that keeps it in one piece, ends no later and leaves the reserve
    whole. Work that is longer than a week goes on in the next ones.
    """
    total = sum(lengths)
    _, held_at_work_end = last_week(total, room, first)
    ends, held = last_week(total + reserve, room, first)
    sheet = _Sheet(room, first, slack=min(held_at_work_end - total, held - total - reserve))
    placed = tuple(sheet.place(length) for length in lengths)
    return Packed(placed, reserve, ends)


def last_week(quarters: int, room: Room, first: int) -> tuple[int, int]:
    """The week by whose end there was room for so much, and the room that there was."""
    held, week = room(first), first
    while held < quarters:
        week += 1
        if week - first > MOST_WEEKS:
            raise PlanningError("There is not enough time in the weeks to come.")
        held += room(week)
    return week, held


class _Sheet:
    """Weeks being filled. `slack` is the room that may stay empty without costing a week."""

    def __init__(self, room: Room, first: int, *, slack: int) -> None:
        self.room, self.week, self.slack = room, first, slack
        self.left = room(first)

    def place(self, quarters: int) -> Placed:
        self._turn_over_empty()
        if 0 < self.left <= self.slack and self._is_spared(quarters):
            self.slack -= self.left
            self._turn()
            self._turn_over_empty()
        began, spread = self.week, []
        while quarters:
            taken = min(self.left, quarters)
            spread.append(taken)
            quarters -= taken
            self.left -= taken
            if quarters:
                self._turn()
        return Placed(began, tuple(spread))

    def _is_spared(self, quarters: int) -> bool:
        """Whether a cut is saved by beginning in the next week."""
        return quarters > self.left and quarters <= self.room(self.week + 1)

    def _turn_over_empty(self) -> None:
        while not self.left:
            self._turn()

    def _turn(self) -> None:
        self.week += 1
        self.left = self.room(self.week)


def remembered(room: Room) -> Room:
    """The same room, computed once a week."""
    return cache(room)
