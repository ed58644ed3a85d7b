"""The careers nearest to one."""

from dataclasses import dataclass

from django.core.cache import cache

from careers.matching import Related
from careers.models import CareerPath
from careers.selectors.published import Published, published_paths

NEAREST = 5
SHARED_SHOWN = 4
KEPT_FOR = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class NearCareer:
    """A career with how near it is, from 0 to 100, and the skills that weigh most in that."""

    career: CareerPath
    nearness: int
    shared: tuple[str, ...]


def near_careers(catalogue: Published, path: CareerPath) -> list[NearCareer]:
    """The nearest ones first; none for a career that asks for nothing. One query when cached."""
    if str(path.pk) not in catalogue.index:
        return []
    related = _related(catalogue, str(path.pk))
    paths = {
        str(near.pk): near
        for near in published_paths().filter(pk__in=[one.career_id for one in related])
    }
    return [
        NearCareer(
            paths[one.career_id],
            round(100 * one.nearness),
            tuple(skill.name for skill in one.shared[:SHARED_SHOWN]),
        )
        for one in related
        if one.career_id in paths
    ]


def _related(catalogue: Published, career_id: str) -> tuple[Related, ...]:
    """The whole catalogue's vectors take a while: what came out is shared by all processes."""
    key = f"near:{career_id}:{catalogue.version.key}"
    related: tuple[Related, ...] | None = cache.get(key)
    if related is None:
        related = catalogue.nearness.related(career_id, NEAREST)
        cache.set(key, related, KEPT_FOR)
    return related
