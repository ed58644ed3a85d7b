"""Tasks of a roadmap on its way, as the engine needs them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

OPEN = ("pending", "in_progress")
QUARTER = Decimal("0.25")
LEAST = 1  # quarter hour that an open task still takes, however long one has worked on it


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task with its place: `spread` holds its hours in `week` and each week after it.

    An empty spread has all of them in `week`. `actual` are the hours already spent on it.
    """

    id: str
    phase: int
    week: int
    spread: tuple[Decimal, ...]
    position: int
    hours: Decimal
    status: str
    pinned: bool
    actual: Decimal | None
    title: str

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_done(self) -> bool:
        return self.status == "completed"

    @property
    def is_skipped(self) -> bool:
        return self.status == "skipped"

    @property
    def is_movable(self) -> bool:
        return self.is_open and not self.pinned

    @property
    def last_week(self) -> int:
        return self.week + max(len(self.spread) - 1, 0)

    @property
    def quarters_left(self) -> int:
        """What an open task still takes; time spent counts once it is in progress."""
        return max(quarters(self.hours) - self._quarters_spent, LEAST)

    @property
    def hours_done(self) -> Decimal:
        """By estimate: all hours of a finished task, of one in progress what it no longer takes."""
        if self.is_done:
            return self.hours
        return max(self.hours - self.quarters_left * QUARTER, Decimal(0))

    @property
    def _quarters_spent(self) -> int:
        spent = self.actual if self.status == "in_progress" else None
        return int((spent or Decimal(0)) // QUARTER)

    def weeks(self) -> Iterator[tuple[int, Decimal]]:
        """The weeks in which it has hours, with these."""
        spread = enumerate(self.spread or (self.hours,), self.week)
        return ((week, hours) for week, hours in spread if hours)


def quarters(hours: Decimal) -> int:
    """In whole quarter hours, rounded up."""
    return int((hours * 4).to_integral_value(ROUND_CEILING))
