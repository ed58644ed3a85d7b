"""How a person stands to one career, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, sqrt

from careers.enums import Importance
from careers.matching import (
    IMPORTANCE_WEIGHT,
    Answer,
    Match,
    Part,
    State,
    Wish,
    WishPart,
    band,
)
from careers.models import CareerPath
from skills.enums import LEVELS

IMPORTANCE_OF = {weight: Importance(word) for word, weight in IMPORTANCE_WEIGHT.items()}
WISH_LABEL = {
    Wish.WORK_TYPE: "Work type",
    Wish.SALARY: "Salary",
    Wish.LOCATION: "Location",
}
ANSWER_LABEL = {Answer.MET: "met", Answer.NOT_MET: "not met", Answer.UNKNOWN: "not known"}


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement as the person stands to it, in words; `level` is empty without the skill."""

    name: str
    state: State
    importance: str
    required: str
    level: str


@dataclass(frozen=True, slots=True)
class Met:
    """A wish beside the fit, in words; `points` is signed."""

    wish: str
    answer: str
    points: str
    hard: bool


@dataclass(frozen=True, slots=True)
class RankedCareer:
    """A career with the person's match; `place` is 0 outside a ranking.

    `fit_points` and the points of `wishes` add up to `points`, which the ranking is ordered by.
    """

    career: CareerPath
    match: Match
    place: int = 0
    fit_points: float = 0.0
    wishes: tuple[WishPart, ...] = ()

    @property
    def points(self) -> float:
        return fsum((self.fit_points, *(part.points for part in self.wishes)))

    @property
    def met(self) -> list[Met]:
        return [
            Met(WISH_LABEL[part.wish], ANSWER_LABEL[part.answer], signed(part.points), part.hard)
            for part in self.wishes
        ]

    @property
    def band(self) -> str:
        return band(self.match.readiness).label

    @property
    def have(self) -> list[Need]:
        return needs(self.match.have)

    @property
    def below(self) -> list[Need]:
        return needs(self.match.below)

    @property
    def missing(self) -> list[Need]:
        return needs(self.match.missing)

    @property
    def reasons_for(self) -> list[Need]:
        return needs(self.match.reasons_for)

    @property
    def reasons_against(self) -> list[Need]:
        return needs(self.match.reasons_against)


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement's line of the arithmetic: weight x reached / norm makes the fit points."""

    part: Part
    rarity: float

    @property
    def weight(self) -> float:
        return self.part.importance * self.rarity


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A score as a sum. `norm` is what each weight is divided by."""

    lines: tuple[Line, ...]
    norm: float
    fit: float
    percent: float


def arithmetic(match: Match, rarity: Mapping[str, float]) -> Arithmetic:
    lines = tuple(Line(part, rarity[part.skill_id]) for part in match.parts)
    return Arithmetic(
        lines,
        sqrt(fsum(line.weight**2 for line in lines)),
        match.fit,
        fsum(part.readiness_points for part in match.parts),
    )


def needs(parts: Iterable[Part]) -> list[Need]:
    return [
        Need(
            name=part.name,
            state=part.state,
            importance=IMPORTANCE_OF[part.importance].label,
            required=LEVELS[part.minimum_level - 1].label,
            level=level_label(part.level),
        )
        for part in parts
    ]


def signed(points: float, decimals: int = 0) -> str:
    """With a plus or a proper minus in front."""
    return f"{points:+.{decimals}f}".replace("-", "−")


def level_label(level: int) -> str:
    """A level in words, empty for 0: the skill is not there."""
    return str(LEVELS[level - 1].label) if level else ""
