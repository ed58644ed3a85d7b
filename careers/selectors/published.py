"""The published catalogue as the engine sees it: read once a version and kept by the process."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.enums import Importance, MinimumLevel, Publication
from careers.matching import (
    IMPORTANCE_WEIGHT,
    Career,
    CareerIndex,
    Facts,
    Nearness,
    Requirement,
)
from careers.models import CareerPath, CareerSkill, CatalogueState
from skills.enums import Level


class Version(NamedTuple):
    """`changed_at` tells a version from one of the same number that was taken back."""

    number: int
    changed_at: datetime | None

    @property
    def key(self) -> str:
        """For keys of the cache."""
        return f"{self.number}:{self.changed_at.timestamp() if self.changed_at else 0}"


class Card(NamedTuple):
    """What a search has to know of a career."""

    id: UUID
    title: str
    source: str
    category: str
    experience_level: str | None
    market_demand: str | None
    remote_friendly: bool
    salary_median: int | None
    salary_range_max: int | None
    salary_range_min: int | None

    @property
    def pay(self) -> int | None:
        """The median or, failing that, what is known of the range."""
        figures = (self.salary_median, self.salary_range_max, self.salary_range_min)
        return next((figure for figure in figures if figure is not None), None)

    @property
    def facts(self) -> Facts:
        """An official catalogue does not say whether a career can be done from anywhere."""
        unsaid = self.source != CatalogueSource.OWN and not self.remote_friendly
        return Facts(
            None if unsaid else self.remote_friendly, self.salary_median, self.salary_range_max
        )


class Published:
    """All published careers. `index` holds those that ask for something."""

    def __init__(self, version: Version, cards: Iterable[Card], careers: Iterable[Career]) -> None:
        self.version = version
        self.cards = {str(card.id): card for card in cards}
        self.index = CareerIndex(careers)

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        return {career_id: card.facts for career_id, card in self.cards.items()}

    @cached_property
    def nearness(self) -> Nearness:
        """One query and the vectors of the whole catalogue, when they are first asked for."""
        return Nearness(self.index.careers, _texts())

    @cached_property
    def categories(self) -> list[str]:
        return sorted({card.category for card in self.cards.values() if card.category})


def published() -> Published:
    """One query, and two more where this process has not read the version yet."""
    return _read(catalogue_version())


def catalogue_version() -> Version:
    row = CatalogueState.objects.values_list("version", "changed_at").first()
    return Version(*row) if row else Version(0, None)


def published_paths() -> QuerySet[CareerPath]:
    """The careers that people see."""
    return CareerPath.objects.filter(publication=Publication.PUBLISHED)


@lru_cache(maxsize=1)
def _read(version: Version) -> Published:
    cards = [Card(*row) for row in published_paths().values_list(*Card._fields)]
    titles = {card.id: card.title for card in cards}
    rows = CareerSkill.objects.filter(career_path__publication=Publication.PUBLISHED)
    needs = rows.order_by("career_path_id").values_list(
        "career_path_id", "skill_id", "skill__name", "importance", "minimum_level"
    )
    careers = (
        Career(str(pk), titles[pk], tuple(_requirement(*row[1:]) for row in group))
        for pk, group in groupby(needs, key=itemgetter(0))
        if pk in titles
    )
    return Published(version, cards, careers)


def _requirement(
    skill_id: UUID, name: str, importance: str | None, minimum_level: str | None
) -> Requirement:
    """Where nobody has said, a skill is important and from beginner on."""
    return Requirement(
        str(skill_id),
        name,
        IMPORTANCE_WEIGHT[importance or Importance.IMPORTANT],
        Level(minimum_level or MinimumLevel.BEGINNER).rank,
    )


def _texts() -> dict[str, str]:
    """All titles and the description of each career."""
    others = Coalesce(
        StringAgg(Cast("titles__title", TextField()), Value(" ")),
        Value(""),
        output_field=TextField(),
    )
    rows = published_paths().annotate(others=others)
    return {
        str(pk): f"{title} {other_titles} {description}"
        for pk, title, other_titles, description in rows.values_list(
            "pk", "title", "others", "description"
        )
    }
