"""How many of a career's ten nearest are what O*NET calls related occupations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from careers.matching import Nearness

DEPTH = 10
# So many of the nearest are looked at for ten that count: a career whose occupation is unknown,
# or is the very occupation asked about, is passed over.
LOOKED_AT = 100
SEED = 4105


@dataclass(frozen=True, slots=True)
class Precision:
    """Shares of the ten nearest careers of each career whose occupation is known.

    `related` counts related occupations alone and passes over careers of the same occupation;
    `with_same` counts those as right too.
    """

    careers: int
    related: float
    with_same: float


def precision(
    nearness: Nearness,
    codes: Mapping[str, str],
    related: Mapping[str, frozenset[str]],
    most: int,
) -> Precision | None:
    """Over at most `most` careers, chosen at random. `codes` gives careers their occupations.

    None where no career has an occupation with related ones.
    """
    asked = [career.id for career in nearness.careers if related.get(codes.get(career.id, ""))]
    chosen = Random(SEED).sample(asked, min(most, len(asked)))  # noqa: S311 - nothing secret
    if not chosen:
        return None
    found = [(codes[one], _near(nearness, codes, one)) for one in chosen]
    return Precision(
        len(found),
        fmean(_share([one for one in near if one != code], related[code]) for code, near in found),
        fmean(_share(near, related[code] | {code}) for code, near in found),
    )


def _near(nearness: Nearness, codes: Mapping[str, str], career_id: str) -> list[str]:
    """The occupations of the nearest careers, as far as they are known."""
    near = nearness.related(career_id, LOOKED_AT)
    return [codes[each.career_id] for each in near if each.career_id in codes]


def _share(near: Sequence[str], right: frozenset[str]) -> float:
    return sum(code in right for code in near[:DEPTH]) / DEPTH
