"""People whose true career is known, made up from a catalogue: does the ranking find it again?

A person has some of a career's skills, a part of which is replaced by skills of other careers,
as common among them as they are in the catalogue. Everything follows from the seed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from careers.matching import IMPORTANCE_WEIGHT, Career, CareerIndex, Requirement

LOWEST, HIGHEST = 1, 4
MINIMUM_LEVELS = (1, 2, 3)
SPREAD_OF_A_RATING = 0.7
UNRATED = 3
TOP = 5
# How a requirement of each weight is weighed once its importance is drawn anew.
DRAWN_IMPORTANCE: Mapping[float, tuple[float, ...]] = {
    IMPORTANCE_WEIGHT["essential"]: (3.0, 3.0, 2.0),
    IMPORTANCE_WEIGHT["important"]: (2.0, 2.0, 1.0),
    IMPORTANCE_WEIGHT["nice_to_have"]: (1.0,),
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """What kind of people are made up.

    `noise` is the share of their `skills` that belongs to other careers. Self-rated people have
    levels spread around what their career asks for, `modesty` levels below; others are advanced.
    """

    name: str
    seed: int
    skills: int
    noise: float
    self_rated: bool = False
    modesty: float = 0.0


@dataclass(frozen=True, slots=True)
class Person:
    career_id: str
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Hits:
    """The share of people whose true career stands first, and among the first five."""

    people: int
    first: float
    top_five: float


CROWDS = (
    Crowd("10 skills, 20 % noise", seed=4101, skills=10, noise=0.2),
    Crowd("6 skills, 33 % noise", seed=4102, skills=6, noise=1 / 3),
    Crowd("self-rated levels, 20 % noise", seed=4103, skills=10, noise=0.2, self_rated=True),
    Crowd("beginners, 20 % noise", seed=4104, skills=10, noise=0.2, self_rated=True, modesty=1.5),
)


def with_levels(careers: Sequence[Career], seed: int) -> list[Career]:
    """The same careers with importance and minimum level of each requirement drawn."""
    random = Random(seed)  # noqa: S311 - nothing secret
    return [
        replace(career, requirements=tuple(_drawn(need, random) for need in career.requirements))
        for career in careers
    ]


def _drawn(need: Requirement, random: Random) -> Requirement:
    importance = random.choice(DRAWN_IMPORTANCE[need.importance])
    return replace(need, importance=importance, minimum_level=random.choice(MINIMUM_LEVELS))


def people(careers: Sequence[Career], crowd: Crowd, count: int) -> list[Person]:
    """The careers must hold more than one different skill together."""
    random = Random(crowd.seed)  # noqa: S311 - nothing secret
    asked = [need for career in careers for need in career.requirements]
    return [_person(random.choice(careers), asked, crowd, random) for _ in range(count)]


def _person(career: Career, asked: Sequence[Requirement], crowd: Crowd, random: Random) -> Person:
    count = min(crowd.skills, len(career.requirements))
    noise = round(count * crowd.noise)
    own = random.sample(career.requirements, count - noise)
    foreign = {need.skill_id for need in career.requirements}
    others = _strangers(asked, foreign, noise, random)
    return Person(
        career.id, {need.skill_id: _level(need, crowd, random) for need in (*own, *others)}
    )


def _strangers(
    asked: Sequence[Requirement], known: set[str], count: int, random: Random
) -> list[Requirement]:
    """Requirements of other careers, at most `count`: a small catalogue may not have so many."""
    found: dict[str, Requirement] = {}
    for _ in range(20 * count):
        need = random.choice(asked)
        if need.skill_id not in known and len(found) < count:
            found[need.skill_id] = need
    return list(found.values())


def _level(need: Requirement, crowd: Crowd, random: Random) -> int:
    if not crowd.self_rated:
        return UNRATED
    rated = random.gauss(need.minimum_level + 0.5 - crowd.modesty, SPREAD_OF_A_RATING)
    return max(LOWEST, min(HIGHEST, round(rated)))


def hits(index: CareerIndex, crowd: Sequence[Person]) -> Hits:
    """How often each person's true career is found again."""
    places = [_place(index, person) for person in crowd]
    return Hits(
        len(places),
        sum(place == 0 for place in places) / len(places),
        sum(place < TOP for place in places) / len(places),
    )


def _place(index: CareerIndex, person: Person) -> int:
    """The true career's place from 0; `TOP` when it is not among the first."""
    ids = [score.career_id for score in index.best(person.levels, TOP)]
    return ids.index(person.career_id) if person.career_id in ids else TOP
