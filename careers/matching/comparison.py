"""Two rankings of one person side by side: what moved, and because of what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from careers.matching.explain import Match, Part
from careers.matching.index import Score
from careers.matching.score import reached
from careers.matching.whatif import Shift, shifts


class Because(StrEnum):
    """Why a part of a fit is not what it was."""

    LEVEL = "level"
    REQUIREMENT = "requirement"
    WEIGHT = "weight"
    ALGORITHM = "algorithm"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A ranking as it was stored, best first. `matches` holds the parts of some or all careers."""

    levels: Mapping[str, int]
    catalogue_version: int
    algorithm: str
    scores: tuple[Score, ...]
    matches: Mapping[str, Match]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """Level 0 is a skill that is not there."""

    skill_id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Cause:
    """One skill's share in what a fit gained or lost, in points of fit."""

    because: Because
    skill_id: str
    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Movement:
    """A career that moved. The causes stand by size and add up to the fit gained, within 1e-9.

    None of them: other careers passed it, or one of the rankings has no parts of it.
    """

    shift: Shift
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    levels: tuple[LevelChange, ...]
    catalogue_changed: bool
    algorithm_changed: bool
    movements: tuple[Movement, ...]


def compare(before: Snapshot, after: Snapshot) -> Comparison:
    """The movements stand in the later ranking's order, careers that left it at the end."""
    new_algorithm = before.algorithm != after.algorithm
    return Comparison(
        _level_changes(before.levels, after.levels),
        before.catalogue_version != after.catalogue_version,
        new_algorithm,
        tuple(
            Movement(
                shift,
                _causes(
                    before.matches.get(shift.career_id),
                    after.matches.get(shift.career_id),
                    new_algorithm=new_algorithm,
                ),
            )
            for shift in shifts(before.scores, after.scores)
        ),
    )


def _level_changes(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[LevelChange, ...]:
    pairs = ((key, before.get(key, 0), after.get(key, 0)) for key in sorted({*before, *after}))
    return tuple(LevelChange(*pair) for pair in pairs if pair[1] != pair[2])


def _causes(before: Match | None, after: Match | None, *, new_algorithm: bool) -> tuple[Cause, ...]:
    if before is None or after is None:
        return ()
    old, new = ({part.skill_id: part for part in match.parts} for match in (before, after))
    found = [
        cause
        for skill_id in sorted({*old, *new})
        for cause in _split(old.get(skill_id), new.get(skill_id), new_algorithm=new_algorithm)
        if cause.points
    ]
    return tuple(sorted(found, key=lambda cause: (-abs(cause.points), cause.name, cause.skill_id)))


def _split(old: Part | None, new: Part | None, *, new_algorithm: bool) -> list[Cause]:
    """What a skill's part gained: by the person's level first, then by what else changed."""
    if old is None or new is None:
        return [_whole(old, new)]
    gained = new.fit_points - old.fit_points
    same = (old.fit_possible, old.minimum_level) == (new.fit_possible, new.minimum_level)
    by_level = gained if same else _by_level(old, new.level)
    asked = (old.importance, old.minimum_level) != (new.importance, new.minimum_level)
    other = Because.REQUIREMENT if asked else Because.WEIGHT
    rest = Because.ALGORITHM if new_algorithm else other
    return [
        Cause(Because.LEVEL, new.skill_id, new.name, by_level),
        Cause(rest, new.skill_id, new.name, gained - by_level),
    ]


def _whole(old: Part | None, new: Part | None) -> Cause:
    """The part of a requirement that is new or gone."""
    [part, *_] = filter(None, (new, old))
    points = fsum((new.fit_points if new else 0.0, -old.fit_points if old else 0.0))
    return Cause(Because.REQUIREMENT, part.skill_id, part.name, points)


def _by_level(old: Part, level: int) -> float:
    return old.fit_possible * reached(level, old.minimum_level) - old.fit_points
