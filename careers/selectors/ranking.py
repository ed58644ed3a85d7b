"""All careers ranked for a person, and the one that a page is about."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache

from accounts.models import User
from careers.enums import Mark
from careers.matching import (
    IMPORTANCE_WEIGHT,
    Match,
    Preferences,
    Preferred,
    Wish,
    prefer,
)
from careers.matching.preferences import BEST_FIT_POINTS, POINTS_OF_A_WEIGHT
from careers.models import CareerMark, CareerPath
from careers.selectors.published import Published, Version, published
from careers.selectors.standing import RankedCareer
from careers.selectors.wishes import preferences_of
from skills.selectors import levels_of

ALGORITHM = "fit-1"
"""Changes with whatever makes the engine score the same inputs otherwise."""

KEPT_FOR = 24 * 60 * 60
WEIGHTS: Mapping[str, Any] = {
    "importance": dict(IMPORTANCE_WEIGHT),
    "best_fit_points": BEST_FIT_POINTS,
    "points_of_a_weight": POINTS_OF_A_WEIGHT,
}


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a ranking is computed from, beside the catalogue."""

    levels: Mapping[str, int]
    preferences: Preferences

    @property
    def digest(self) -> str:
        said = {"levels": self.levels, "preferences": self.wished, "weights": WEIGHTS}
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def wished(self) -> dict[str, Any]:
        """The preferences as they are stored."""
        wanted = self.preferences
        return {
            "work_type": wanted.work_type,
            "salary": wanted.salary,
            "anywhere": wanted.anywhere,
            "weights": {wish.value: wanted.weight(wish) for wish in Wish},
            "hard": sorted(wanted.hard),
        }


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything in its order; what a hard wish leaves out stands apart."""

    inputs: Inputs
    published: Published
    ranked: tuple[Preferred, ...]

    @property
    def places(self) -> tuple[Preferred, ...]:
        return tuple(one for one in self.ranked if not one.left_out)

    @property
    def left_out(self) -> tuple[Preferred, ...]:
        return tuple(one for one in self.ranked if one.left_out)

    @property
    def version(self) -> Version:
        return self.published.version


def inputs_of(user: User) -> Inputs:
    return Inputs(levels_of(user), preferences_of(user))


def ranking_of(user: User) -> Ranking:
    """The same inputs and the same catalogue are ranked once a day, whichever process asks."""
    inputs, catalogue = inputs_of(user), published()
    key = f"ranking:{inputs.digest}:{catalogue.version.key}:{ALGORITHM}"
    ranked = cache.get(key)
    if ranked is None:
        scores = catalogue.index.scores(inputs.levels)
        ranked = prefer(scores, catalogue.facts, inputs.preferences)
        cache.set(key, ranked, KEPT_FOR)
    return Ranking(inputs, catalogue, ranked)


def ranked_careers(ranking: Ranking, chosen: Iterable[tuple[int, Preferred]]) -> list[RankedCareer]:
    """These careers, each with its place, matched and fetched: one query."""
    placed = {one.score.career_id: (place, one) for place, one in chosen}
    paths = {str(path.pk): path for path in CareerPath.objects.filter(pk__in=placed)}
    return [
        RankedCareer(
            paths[career_id],
            ranking.published.index.match(ranking.inputs.levels, career_id),
            place,
            one.fit_points,
            one.parts,
        )
        for career_id, (place, one) in placed.items()
        if career_id in paths
    ]


def ranking(*, user: User, limit: int | None = None) -> list[RankedCareer]:
    """The published careers in the ranking page's order, the first `limit` of them.

    What the person dismissed or a hard wish leaves out is not there. Empty while the person has
    no skills. With thousands of careers, ask for no more than is shown.
    """
    found = ranking_of(user)
    hidden = dismissed_ids(user)
    shown = [
        (place, one)
        for place, one in enumerate(found.places, 1)
        if one.score.career_id not in hidden
    ]
    return ranked_careers(found, shown[:limit])


def dismissed_ids(user: User) -> set[str]:
    rows = CareerMark.objects.filter(user=user, mark=Mark.DISMISSED)
    return {str(pk) for pk in rows.values_list("career_path_id", flat=True)}


def standing_of(ranking: Ranking, path: CareerPath) -> RankedCareer | None:
    """The person's match with one published career, with its place.

    None while the person has no skills: there is nothing to measure.
    """
    if not ranking.inputs.levels:
        return None
    career_id = str(path.pk)
    match = match_in(ranking.published, ranking.inputs.levels, path)
    for place, one in enumerate(ranking.ranked, 1):
        if one.score.career_id == career_id:
            return RankedCareer(path, match, place, one.fit_points, one.parts)
    return RankedCareer(path, match)


def match_for(*, user: User, path: CareerPath) -> Match | None:
    """How the person stands to one career, measured by the whole catalogue's rarity.

    None while the person has no skills: there is nothing to measure.
    """
    levels = levels_of(user)
    return match_in(published(), levels, path) if levels else None


def match_in(catalogue: Published, levels: Mapping[str, int], path: CareerPath) -> Match:
    """A career that asks for nothing matches nobody."""
    if str(path.pk) in catalogue.index:
        return catalogue.index.match(levels, str(path.pk))
    return Match(str(path.pk), path.title, 0.0, 0, ())
