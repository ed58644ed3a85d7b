"""What to learn next: the score gained over the chosen careers for each hour of learning.

For a skill that a chosen career asks for, and each level above the person's own:

    gain     = sum over the chosen careers of (fit with that level - fit now)
    per hour = gain / hours to reach the level

A skill stands with the level that pays best, the lower one of equals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from careers.matching.catalogue import HIGHEST_MINIMUM_LEVEL
from careers.matching.explain import Match, Part
from careers.matching.index import CareerIndex
from careers.matching.score import reached

Hours = Mapping[tuple[str, int], float]
"""The hours of learning that lead to a level of a skill, from the level before."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What one career gains; `readiness` in percent, before rounding."""

    career_id: str
    title: str
    fit: float
    readiness: float


@dataclass(frozen=True, slots=True)
class NextSkill:
    """A skill worth learning up to `level`. `hours` is None where nobody knows them.

    The gains stand in the order of the chosen careers; only careers that gain are there.
    """

    skill_id: str
    name: str
    level_now: int
    level: int
    hours: float | None
    gains: tuple[Gain, ...]

    @property
    def fit_gained(self) -> float:
        return fsum(gain.fit for gain in self.gains)

    @property
    def fit_per_hour(self) -> float | None:
        return self.fit_gained / self.hours if self.hours else None


def best_next_skills(
    index: CareerIndex, levels: Mapping[str, int], chosen: Iterable[str], hours: Hours
) -> tuple[NextSkill, ...]:
    """Every skill that the chosen careers (ids) lack or want better, the best by the hour first.

    Skills of unknown hours come after all others, by what they gain; equal ones stand by name,
    then id. KeyError for a career that is not in the index.
    """
    matches = [index.match(levels, career_id) for career_id in dict.fromkeys(chosen)]
    lacking: dict[str, Part] = {
        part.skill_id: part for match in matches for part in (*match.below, *match.missing)
    }
    found = (_best_level(part, matches, hours) for part in lacking.values())
    return tuple(sorted(found, key=_order))


def _best_level(part: Part, matches: list[Match], hours: Hours) -> NextSkill:
    """Of equal worth by the hour, the lowest level; without hours, the one that gains most."""
    steps = [
        _step(part, level, matches, hours)
        for level in range(part.level + 1, HIGHEST_MINIMUM_LEVEL + 1)
    ]
    return max(steps, key=_worth)


def _worth(step: NextSkill) -> tuple[float, float]:
    """Rounded, for equal rates are seldom equal to the last bit."""
    without_hours = step.fit_gained if step.hours is None else 0.0
    return round(step.fit_per_hour or 0.0, 9), round(without_hours, 9)


def _step(part: Part, level: int, matches: list[Match], hours: Hours) -> NextSkill:
    gains = (_gain(match, part.skill_id, level) for match in matches)
    needed = _hours(hours, part.skill_id, part.level, level)
    found = tuple(gain for gain in gains if gain and gain.fit > 0)
    return NextSkill(part.skill_id, part.name, part.level, level, needed, found)


def _gain(match: Match, skill_id: str, level: int) -> Gain | None:
    part = next((part for part in match.parts if part.skill_id == skill_id), None)
    if part is None:
        return None
    ratio = reached(level, part.minimum_level)
    total = fsum(each.importance for each in match.parts)
    return Gain(
        match.career_id,
        match.title,
        part.fit_possible * ratio - part.fit_points,
        100 * part.importance / total * (ratio - part.ratio),
    )


def _hours(hours: Hours, skill_id: str, now: int, level: int) -> float | None:
    steps = [hours.get((skill_id, each), 0.0) for each in range(now + 1, level + 1)]
    return fsum(steps) if all(step > 0 for step in steps) else None


def _order(skill: NextSkill) -> tuple[bool, float, float, str, str]:
    per_hour = skill.fit_per_hour
    return (per_hour is None, -(per_hour or 0.0), -skill.fit_gained, skill.name, skill.skill_id)
