"""The finished plan."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

LAST_DAY = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """`hours` are whole quarter hours; `position` counts from 1 within the week."""

    skill_id: str
    title: str
    description: str
    type: str
    url: str | None
    hours: Decimal
    priority: str
    week: int
    phase: int
    position: int


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `starts` on. `number` counts from 1 through the whole plan."""

    number: int
    phase: int
    starts: date
    focus: str
    tasks: tuple[PlannedTask, ...]
    goals: tuple[str, ...]

    @property
    def ends(self) -> date:
        return self.starts + LAST_DAY


@dataclass(frozen=True, slots=True)
class Phase:
    number: int
    title: str
    goals: tuple[str, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """The end of a phase; `date` is the last day of its last week."""

    title: str
    week: int
    date: date


@dataclass(frozen=True, slots=True)
class Plan:
    """`end` is the last day of the last week, and the day of the start when there is no week."""

    phases: tuple[Phase, ...]
    milestones: tuple[Milestone, ...]
    total_hours: Decimal
    weeks: int
    end: date
