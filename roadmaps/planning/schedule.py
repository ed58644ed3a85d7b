"""Packs work into weeks. Time is counted in whole quarter hours."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from roadmaps.planning.syllabus import Work

LONGEST_TITLE = 255


@dataclass(slots=True)
class _Sheet:
    """Weeks being filled. `slack` is the time that may stay empty without costing a week."""

    capacity: int
    slack: int
    weeks: list[list[Work]] = field(default_factory=lambda: [[]])

    @property
    def room(self) -> int:
        return self.capacity - sum(work.quarters for work in self.weeks[-1])

    def add(self, work: Work) -> None:
        self._turn_over(work.quarters)
        lengths = self._lengths(work.quarters)
        for part, quarters in enumerate(lengths, 1):
            if not self.room:
                self.weeks.append([])
            self.weeks[-1].append(_part_of(work, part, len(lengths), quarters))

    def _turn_over(self, quarters: int) -> None:
        """Begin a new week early, where that saves a cut and the slack allows it."""
        room = self.room
        spared = len(self._lengths(quarters)) - -(-quarters // self.capacity)
        if 0 < room <= self.slack and spared:
            self.slack -= room
            self.weeks.append([])

    def _lengths(self, quarters: int) -> list[int]:
        """The parts that `quarters` fall into when they begin in the current week."""
        first = min(self.room or self.capacity, quarters)
        full, rest = divmod(quarters - first, self.capacity)
        return [first, *[self.capacity] * full, *([rest] if rest else [])]


def pack(works: Sequence[Work], capacity: int) -> list[list[Work]]:
    """The works in their order, in as few weeks of `capacity` quarter hours as there can be.

    Work that runs over the end of a week is cut into parts. Because no plan can be shorter,
    more hours a week never end later.
    """
    total = sum(work.quarters for work in works)
    sheet = _Sheet(capacity, slack=-total % capacity)
    for work in works:
        sheet.add(work)
    return sheet.weeks


def _part_of(work: Work, part: int, parts: int, quarters: int) -> Work:
    """A part's title keeps its number, whatever of the rest has to go."""
    if parts == 1:
        return work
    number = f" (part {part} of {parts})"
    title = work.title[: LONGEST_TITLE - len(number)] + number
    return replace(work, title=title, quarters=quarters)
