"""What careers ask for, and how rare each skill is among them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf, log

IMPORTANCE_WEIGHT: Mapping[str, float] = {"essential": 3.0, "important": 2.0, "nice_to_have": 1.0}
HIGHEST_MINIMUM_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill that a career asks for.

    `importance` is a weight from `IMPORTANCE_WEIGHT`; `minimum_level` runs from 1 (beginner)
    to 3 (advanced). Raises ValueError for a weight or a level that cannot be scored.
    """

    skill_id: str
    name: str
    importance: float
    minimum_level: int

    def __post_init__(self) -> None:
        if not 0 < self.importance < inf:
            raise ValueError(f"{self.name}: the importance must be above zero.")
        if not 1 <= self.minimum_level <= HIGHEST_MINIMUM_LEVEL:
            raise ValueError(f"{self.name}: the minimum level must be 1, 2 or 3.")


@dataclass(frozen=True, slots=True)
class Career:
    """Raises ValueError when two requirements name the same skill."""

    id: str
    title: str
    requirements: tuple[Requirement, ...]

    def __post_init__(self) -> None:
        if len({need.skill_id for need in self.requirements}) < len(self.requirements):
            raise ValueError(f"{self.title} asks for the same skill twice.")


def rarity(careers: Iterable[Career]) -> Mapping[str, float]:
    """The idf of each skill: 1 + ln((1 + N) / (1 + n)), where n of N careers ask for it.

    Inverse document frequency (Spärck Jones, 1972) in its smoothed form, so that a skill
    every career asks for still counts 1. Careers without requirements are not counted.
    """
    asked = [career.requirements for career in careers if career.requirements]
    counts = Counter(need.skill_id for requirements in asked for need in requirements)
    return {skill_id: 1 + log((1 + len(asked)) / (1 + n)) for skill_id, n in counts.items()}
