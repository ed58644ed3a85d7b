"""What of the catalogue comes from whom: releases, dates and numbers of rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import Count, Max, Model

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.models import CareerPath, CareerSkill
from skills.models import Skill


@dataclass(frozen=True, slots=True)
class Stock:
    """What the catalogue holds of one source."""

    releases: tuple[str, ...]
    imported_at: datetime | None
    careers: int
    skills: int
    requirements: int

    @property
    def release(self) -> str:
        return ", ".join(self.releases)

    def __bool__(self) -> bool:
        return any((self.careers, self.skills, self.requirements))


def stocks() -> dict[CatalogueSource, Stock]:
    """By source, also where it has nothing: three queries."""
    careers, skills, requirements = map(_told, (CareerPath, Skill, CareerSkill))
    return {
        source: _stock(careers, skills, requirements, source=source) for source in CatalogueSource
    }


def figure_sources(column: str) -> list[tuple[str, int]]:
    """Whose figures careers carry, with the number of careers, the most first.

    What a source notes about single figures, behind a semicolon, makes it no other source.
    """
    rows = CareerPath.objects.exclude(**{column: ""}).values_list(column)
    found = Counter[str]()
    for text, count in rows.annotate(total=Count("pk")).order_by(column):
        found[text.split(";")[0]] += count
    return found.most_common()


def _told(model: type[Model]) -> list[dict[str, Any]]:
    rows = model._default_manager.values("source", "source_version").order_by("source_version")
    return list(rows.annotate(total=Count("pk"), latest=Max("imported_at")))


def _stock(*tables: list[dict[str, Any]], source: CatalogueSource) -> Stock:
    mine = [[row for row in rows if row["source"] == source] for rows in tables]
    every = [row for rows in mine for row in rows]
    releases = dict.fromkeys(filter(None, map(itemgetter("source_version"), every)))
    dates = list(filter(None, map(itemgetter("latest"), every)))
    counts = (sum(map(itemgetter("total"), rows)) for rows in mine)
    return Stock(tuple(releases), max(dates, default=None), *counts)
