"""The score. Over the requirements of a career, with w = idf x importance:

    ratio     = min(level / minimum level, 1)
    fit       = sum(w x ratio) / sqrt(sum(w^2))
    readiness = sum(importance x ratio) / sum(importance)

Careers are ranked by fit and never by readiness: somebody well-rated covers every undemanding
career. A level scales a requirement and never gates it, because people rate themselves low.
The person's own norm is left out, so that learning a skill lowers no career.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from careers.matching.catalogue import Career, Requirement, rarity
from careers.matching.explain import Match, Part, State

NEARLY_ALL = 99


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a requirement is worth to somebody at its level: fit, and percent of the readiness."""

    need: Requirement
    fit_possible: float
    percent: float


def rank(levels: Mapping[str, int], careers: Sequence[Career]) -> tuple[Match, ...]:
    """The careers, best first; equal fits stand by title, then id.

    `levels` maps skill ids to 1 (beginner) .. 4 (expert). Somebody without a single skill
    gets no ranking. Careers that ask for nothing are left out.
    """
    if not any(level > 0 for level in levels.values()):
        return ()
    rare = rarity(careers)
    matches = (match_one(levels, career, rare) for career in careers if career.requirements)
    return tuple(sorted(matches, key=lambda match: (-match.fit, match.title, match.career_id)))


def match_one(levels: Mapping[str, int], career: Career, rarity: Mapping[str, float]) -> Match:
    """One person and one career. `rarity` is that of a catalogue which holds the career.

    A career that asks for nothing has fit 0 and readiness 0.
    """
    return explain(levels, career, weigh(career, rarity))


def weigh(career: Career, rarity: Mapping[str, float]) -> tuple[Weighed, ...]:
    """The career's requirements with what each is worth, heaviest first."""
    weights = {
        need.skill_id: rarity[need.skill_id] * need.importance for need in career.requirements
    }
    needs = sorted(career.requirements, key=lambda need: _heaviest_first(need, weights))
    norm = sqrt(fsum(weight**2 for weight in weights.values()))
    importance = fsum(need.importance for need in needs)
    return tuple(
        Weighed(need, weights[need.skill_id] / norm, 100 * need.importance / importance)
        for need in needs
    )


def explain(levels: Mapping[str, int], career: Career, weighed: Iterable[Weighed]) -> Match:
    """The match of a career whose requirements are weighed already."""
    parts = tuple(_part(each, max(levels.get(each.need.skill_id, 0), 0)) for each in weighed)
    fit = fsum(part.fit_points for part in parts)
    met = all(part.state is State.HAVE for part in parts)
    percent = fsum(part.readiness_points for part in parts)
    return Match(career.id, career.title, fit, readiness(percent, met=met and bool(parts)), parts)


def reached(level: int, minimum_level: int) -> float:
    """How much of the minimum level is reached, from 0 to 1."""
    return min(level / minimum_level, 1.0)


def readiness(percent: float, *, met: bool) -> int:
    """The rounded percentage. Only somebody who meets every requirement reads 100."""
    return 100 if met else min(round(percent), NEARLY_ALL)


def _heaviest_first(need: Requirement, weights: Mapping[str, float]) -> tuple[float, str, str]:
    return -weights[need.skill_id], need.name, need.skill_id


def _part(weighed: Weighed, level: int) -> Part:
    need = weighed.need
    ratio = reached(level, need.minimum_level)
    return Part(
        skill_id=need.skill_id,
        name=need.name,
        importance=need.importance,
        minimum_level=need.minimum_level,
        level=level,
        ratio=ratio,
        fit_points=weighed.fit_possible * ratio,
        fit_possible=weighed.fit_possible,
        readiness_points=weighed.percent * ratio,
        state=_state(level, need.minimum_level),
    )


def _state(level: int, minimum_level: int) -> State:
    if level >= minimum_level:
        return State.HAVE
    return State.BELOW if level else State.MISSING
