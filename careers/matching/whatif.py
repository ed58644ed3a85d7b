"""What would change if a person's levels did; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from careers.matching.index import CareerIndex, Score


@dataclass(frozen=True, slots=True)
class Shift:
    """How a career moves. Places count from 1; they are None where there is no ranking."""

    career_id: str
    title: str
    place_before: int | None
    place_after: int | None
    fit_before: float
    fit_after: float
    readiness_before: int
    readiness_after: int

    @property
    def places_up(self) -> int | None:
        """How many places the career rises; negative when it falls."""
        if self.place_before is None or self.place_after is None:
            return None
        return self.place_before - self.place_after

    @property
    def fit_gained(self) -> float:
        return self.fit_after - self.fit_before

    @property
    def readiness_gained(self) -> int:
        return self.readiness_after - self.readiness_before


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`scores` is the ranking as it would be; `shifts` the careers whose place or figures move.

    The shifts stand in the new ranking's order, or in the old one's where none is left.
    """

    levels: Mapping[str, int]
    scores: tuple[Score, ...]
    shifts: tuple[Shift, ...]


def what_if(index: CareerIndex, levels: Mapping[str, int], changes: Mapping[str, int]) -> WhatIf:
    """The ranking with these levels changed; level 0 takes a skill away."""
    changed = {skill_id: level for skill_id, level in {**levels, **changes}.items() if level > 0}
    before, after = index.scores(levels), index.scores(changed)
    return WhatIf(changed, after, shifts(before, after))


def shifts(before: tuple[Score, ...], after: tuple[Score, ...]) -> tuple[Shift, ...]:
    """The careers whose place, fit or readiness is not the same in both rankings."""
    old, new = _placed(before), _placed(after)
    order = [*new, *(career_id for career_id in old if career_id not in new)]
    pairs = ((old.get(career_id), new.get(career_id)) for career_id in order)
    return tuple(_shift(one, other) for one, other in pairs if one != other)


Placed = tuple[int, Score]


def _placed(scores: tuple[Score, ...]) -> dict[str, Placed]:
    return {score.career_id: (place, score) for place, score in enumerate(scores, 1)}


def _shift(before: Placed | None, after: Placed | None) -> Shift:
    [(_, named), *_] = filter(None, (after, before))
    old, new = (each[1] if each else None for each in (before, after))
    return Shift(
        named.career_id,
        named.title,
        before[0] if before else None,
        after[0] if after else None,
        old.fit if old else 0.0,
        new.fit if new else 0.0,
        old.readiness if old else 0,
        new.readiness if new else 0,
    )
