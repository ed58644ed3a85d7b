"""A match and the parts that add up to it."""

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from operator import attrgetter

REASONS_SHOWN = 3


class State(StrEnum):
    """How a person stands to one requirement: at its level, under it, or without the skill."""

    HAVE = "have"
    BELOW = "below"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """What one requirement adds to a match.

    `level` is 0 for a skill the person does not have. `ratio` is how much of the minimum
    level is reached, from 0 to 1. `fit_possible` is what `fit_points` would be at ratio 1.
    """

    skill_id: str
    name: str
    importance: float
    minimum_level: int
    level: int
    ratio: float
    fit_points: float
    fit_possible: float
    readiness_points: float
    state: State

    @property
    def fit_lost(self) -> float:
        return self.fit_possible - self.fit_points


@dataclass(frozen=True, slots=True)
class Match:
    """How well a person fits a career.

    `fit` ranks careers and has no unit; `readiness` is the percentage people see. The parts
    stand heaviest first. `fit` is `math.fsum` of their `fit_points`, to the last bit, and the
    `readiness_points` add up to the percentage before rounding, within 1e-9.
    """

    career_id: str
    title: str
    fit: float
    readiness: int
    parts: tuple[Part, ...]

    @property
    def have(self) -> tuple[Part, ...]:
        return self._in(State.HAVE)

    @property
    def below(self) -> tuple[Part, ...]:
        return self._in(State.BELOW)

    @property
    def missing(self) -> tuple[Part, ...]:
        return self._in(State.MISSING)

    @property
    def ceiling(self) -> float:
        """The fit of somebody who meets every requirement."""
        return fsum(part.fit_possible for part in self.parts)

    @property
    def reasons_for(self) -> tuple[Part, ...]:
        """The parts that add most to the fit, at most three."""
        helping = (part for part in self.parts if part.fit_points > 0)
        return tuple(sorted(helping, key=attrgetter("fit_points"), reverse=True)[:REASONS_SHOWN])

    @property
    def reasons_against(self) -> tuple[Part, ...]:
        """The parts that lose most of the fit, at most three."""
        costing = (part for part in self.parts if part.state is not State.HAVE)
        return tuple(sorted(costing, key=attrgetter("fit_lost"), reverse=True)[:REASONS_SHOWN])

    def _in(self, state: State) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.state is state)
