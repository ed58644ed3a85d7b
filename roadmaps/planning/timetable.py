"""The finished plan."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task that begins in `week`; `spread` holds its hours in that and each week after.

    Hours are whole quarters. `position` counts from 1 within the week that it begins in.
    """

    skill_id: str | None
    skill: str
    title: str
    description: str
    type: str
    url: str | None
    free: bool | None
    level: int | None
    hours: Decimal
    spread: tuple[Decimal, ...]
    priority: str
    week: int
    phase: int
    position: int
    goal: str

    @property
    def last_week(self) -> int:
        return self.week + len(self.spread) - 1

    def hours_in(self, week: int) -> Decimal:
        place = week - self.week
        return self.spread[place] if 0 <= place < len(self.spread) else Decimal(0)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a phase, with the tasks that have hours in it; a week off or in reserve has none.

    `number` counts from 1 through the whole plan.
    """

    number: int
    phase: int
    starts: date
    ends: date
    focus: str
    tasks: tuple[PlannedTask, ...]
    hours: Decimal
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """`hours` are those of its work, `buffer_hours` the reserve that its weeks hold beside it."""

    number: int
    title: str
    goals: tuple[str, ...]
    weeks: tuple[Week, ...]
    hours: Decimal
    buffer_hours: Decimal


@dataclass(frozen=True, slots=True)
class Milestone:
    """The end of a phase's work; `date` is the last day of its last week."""

    title: str
    week: int
    date: date


@dataclass(frozen=True, slots=True)
class Plan:
    """`tasks` stand in order. `work_end` is the last day with work, `end` that of the reserve.

    Both are the day of the start when there is nothing to do.
    """

    phases: tuple[Phase, ...]
    milestones: tuple[Milestone, ...]
    tasks: tuple[PlannedTask, ...]
    total_hours: Decimal
    buffer_hours: Decimal
    weeks: int
    work_end: date
    end: date
