"""What is to be planned: the skills to learn, where to learn them, and the time there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from roadmaps.planning.calendar import Calendar, PlanningError

HOURS_PER_WEEK: Mapping[str, int] = {"light": 4, "moderate": 8, "intensive": 15}
IMPORTANCES = ("essential", "important", "nice_to_have")
TYPES = ("course", "reading", "practice", "project")
LEVEL_NAMES: Mapping[int, str] = {1: "beginner", 2: "intermediate", 3: "advanced", 4: "expert"}


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from. It takes a person to `level` (1 to 4) in about `hours`."""

    title: str
    url: str | None
    type: str
    level: int
    hours: Decimal
    free: bool
    description: str = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise PlanningError(f"{self.title}: {self.type} is no type of resource.")
        if not (self.hours.is_finite() and self.hours > 0):
            raise PlanningError(f"{self.title}: the hours must be above zero.")

    @property
    def quarters(self) -> int:
        """The estimate in quarter hours, rounded up."""
        return int((self.hours * 4).to_integral_value(ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class Topic:
    """A skill to be raised from one level to another: 0 for none, 1 beginner to 4 expert.

    A topic whose `from_level` reaches its `to_level` is known, and nothing of it is planned.
    `prerequisites` are skill ids; those that are no topics of the brief say nothing. `because`
    names the skill that needs this one, where the goal itself does not.
    """

    skill_id: str
    name: str
    importance: str
    from_level: int
    to_level: int
    resources: tuple[Resource, ...] = ()
    prerequisites: frozenset[str] = frozenset()
    area: str = ""
    because: str = ""

    def __post_init__(self) -> None:
        if self.importance not in IMPORTANCES:
            raise PlanningError(f"{self.name}: {self.importance} is no importance.")
        if self.to_level not in LEVEL_NAMES:
            raise PlanningError(f"{self.name}: the level to reach must be 1, 2, 3 or 4.")

    @property
    def is_missing(self) -> bool:
        return self.from_level < self.to_level


@dataclass(frozen=True, slots=True)
class Brief:
    """The topics stand in any order. `focus` are areas that go first where they can."""

    topics: tuple[Topic, ...]
    calendar: Calendar
    deadline: date | None = None
    focus: frozenset[str] = frozenset()
    free_only: bool = False

    def __post_init__(self) -> None:
        if len({topic.skill_id for topic in self.topics}) < len(self.topics):
            raise PlanningError("The same skill stands in two topics.")
