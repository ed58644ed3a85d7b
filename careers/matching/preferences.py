"""What a person wishes for beside the fit, as a part of its own.

    fit points  = 100 x fit / the best fit of the ranking
    wish points = weight x 5 where the wish is met, - weight x 5 where it is not, 0 where nobody
                  knows
    order       = fit points + the wish points of work type, salary and location

Weights run from 0 (does not count) to 3. With all weights 0 the order is that of the fit. A hard
wish leaves out careers that are known not to meet it; what is unknown stays in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from careers.matching.index import Score

POINTS_OF_A_WEIGHT = 5
HIGHEST_WEIGHT = 3
BEST_FIT_POINTS = 100


class Wish(StrEnum):
    WORK_TYPE = "work_type"
    SALARY = "salary"
    LOCATION = "location"


class Answer(StrEnum):
    """Whether a career meets a wish."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class WorkType(StrEnum):
    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


SIGN: Mapping[Answer, int] = {Answer.MET: 1, Answer.NOT_MET: -1, Answer.UNKNOWN: 0}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the catalogue knows of a career's conditions; None where it knows nothing.

    Pay is a year's, in the currency of the wish.
    """

    remote: bool | None = None
    median_pay: int | None = None
    highest_pay: int | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """A wish that is None, or of weight 0 and not hard, is not asked.

    `anywhere` is whether the person wants to choose the place of work. Raises ValueError for a
    weight that is not 0 to 3.
    """

    work_type: WorkType | None = None
    salary: int | None = None
    anywhere: bool = False
    weights: Mapping[Wish, int] | None = None
    hard: frozenset[Wish] = frozenset()

    def __post_init__(self) -> None:
        if any(not 0 <= weight <= HIGHEST_WEIGHT for weight in (self.weights or {}).values()):
            raise ValueError("A weight is 0, 1, 2 or 3.")

    def weight(self, wish: Wish) -> int:
        return (self.weights or {}).get(wish, 0)

    @property
    def asked(self) -> tuple[Wish, ...]:
        wanted = {
            Wish.WORK_TYPE: self.work_type is not None,
            Wish.SALARY: self.salary is not None,
            Wish.LOCATION: self.anywhere,
        }
        return tuple(
            wish for wish in Wish if wanted[wish] and (self.weight(wish) or wish in self.hard)
        )


@dataclass(frozen=True, slots=True)
class WishPart:
    """One wish and one career."""

    wish: Wish
    answer: Answer
    weight: int
    points: int
    hard: bool

    @property
    def leaves_out(self) -> bool:
        return self.hard and self.answer is Answer.NOT_MET


@dataclass(frozen=True, slots=True)
class Preferred:
    """A career with its fit and its wishes side by side; `points` is the sum of both."""

    score: Score
    fit_points: float
    parts: tuple[WishPart, ...]

    @property
    def points(self) -> float:
        return self.fit_points + sum(part.points for part in self.parts)

    @property
    def left_out(self) -> bool:
        return any(part.leaves_out for part in self.parts)


def prefer(
    scores: Sequence[Score], facts: Mapping[str, Facts], preferences: Preferences
) -> tuple[Preferred, ...]:
    """The careers by points, those that a hard wish leaves out behind all others.

    Equal points stand as in `scores`. A career without facts meets no wish and misses none.
    """
    best = max((score.fit for score in scores), default=0.0)
    found = [
        Preferred(
            score,
            BEST_FIT_POINTS * (score.fit / best) if best else 0.0,
            _parts(facts.get(score.career_id, Facts()), preferences),
        )
        for score in scores
    ]
    return tuple(sorted(found, key=lambda career: (career.left_out, -career.points)))


def answer(wish: Wish, facts: Facts, preferences: Preferences) -> Answer:
    """Whether a career of these facts meets the wish.

    Every career is done on site somewhere. Hybrid and remote work, and work from any place, need
    a remote-friendly career. A salary is met by the median of earners or, where only the upper
    end is known, missed by that.
    """
    if wish is Wish.SALARY:
        return _salary(facts, preferences.salary or 0)
    if wish is Wish.WORK_TYPE and preferences.work_type in (None, WorkType.ONSITE):
        return Answer.MET
    if facts.remote is None:
        return Answer.UNKNOWN
    if wish is Wish.LOCATION and not facts.remote:
        return Answer.UNKNOWN
    return Answer.MET if facts.remote else Answer.NOT_MET


def _salary(facts: Facts, wished: int) -> Answer:
    if facts.median_pay is not None:
        return Answer.MET if facts.median_pay >= wished else Answer.NOT_MET
    if facts.highest_pay is not None and facts.highest_pay < wished:
        return Answer.NOT_MET
    return Answer.UNKNOWN


def _parts(facts: Facts, preferences: Preferences) -> tuple[WishPart, ...]:
    return tuple(_part(wish, facts, preferences) for wish in preferences.asked)


def _part(wish: Wish, facts: Facts, preferences: Preferences) -> WishPart:
    found, weight = answer(wish, facts, preferences), preferences.weight(wish)
    points = SIGN[found] * weight * POINTS_OF_A_WEIGHT
    return WishPart(wish, found, weight, points, wish in preferences.hard)
