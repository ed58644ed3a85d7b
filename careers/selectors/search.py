"""Searching the published careers: words, filters, how many each filter would leave, order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from django.db import connection
from django.db.models import TextChoices

from careers.enums import ExperienceLevel, MarketDemand
from careers.matching import BAND_FLOOR, Band
from careers.models import CareerPath
from careers.selectors.published import Card
from careers.selectors.ranking import Ranking

FIND = "SELECT career_path_id, closeness FROM search_careers(%s)"
PAGE = 12
"""How many careers a page of a search shows."""
SALARY_STEPS = (30_000, 50_000, 75_000, 100_000, 150_000)
BANDS = sorted(Band, key=BAND_FLOOR.__getitem__, reverse=True)

LABELS: Mapping[str, Mapping[str, str]] = {
    "category": {},
    "level": dict(ExperienceLevel.choices),
    "demand": dict(MarketDemand.choices),
    "remote": {"yes": "Often remote"},
    "salary": {str(step): f"From {step:,} USD" for step in SALARY_STEPS},
    "fit": {each.value: f"{each.label} or better" for each in BANDS},
}
"""The filters, with the words for their values; a category is its own word."""


class Sort(TextChoices):
    """The order of what was found."""

    CLOSENESS = "closeness", "Closest to your words"
    FIT = "fit", "Best for you"
    PAY = "pay", "Highest pay"
    TITLE = "title", "Title"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a person asks for: words, one value for each filter of `LABELS`, and the order."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Sort = Sort.CLOSENESS


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter and how many careers it would leave, with the other filters kept."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The careers' ids in their order, and the options of each filter that leave any."""

    ids: list[UUID]
    facets: dict[str, list[Option]]


def search(ranking: Ranking, criteria: Criteria) -> Found:
    """One query where words are asked for, else none: the rest is in the process's catalogue."""
    closeness = _closeness(criteria.text) if criteria.text else None
    readiness = {one.score.career_id: one.score.readiness for one in ranking.ranked}
    rows = [
        (card, _values(card, readiness.get(key)))
        for key, card in ranking.published.cards.items()
        if closeness is None or key in closeness
    ]
    wanted = {name: value for name, value in criteria.filters.items() if value}
    shown, left = _narrowed(rows, wanted)
    order = partial(_order, sort=criteria.sort, closeness=closeness or {}, fits=_fits(ranking))
    facets = {name: _options(labels, Counter(left[name])) for name, labels in LABELS.items()}
    return Found([card.id for card in sorted(shown, key=order)], facets)


def careers_in_order(ids: Iterable[UUID]) -> list[CareerPath]:
    wanted = list(ids)
    paths = CareerPath.objects.in_bulk(wanted)
    return [paths[pk] for pk in wanted if pk in paths]


def _closeness(text: str) -> dict[str, float]:
    """How near each career with these words is, by its id."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, [text])
        return {str(pk): closeness for pk, closeness in cursor.fetchall()}


Values = Mapping[str, Sequence[str]]


def _values(card: Card, readiness: int | None) -> Values:
    """What a career has of each filter; of pay and fit, every step that it reaches."""
    pay = card.pay or 0
    return {
        "category": [card.category] if card.category else [],
        "level": [card.experience_level] if card.experience_level else [],
        "demand": [card.market_demand] if card.market_demand else [],
        "remote": ["yes"] if card.remote_friendly else [],
        "salary": [str(step) for step in SALARY_STEPS if pay >= step],
        "fit": [] if readiness is None else _bands_up_to(readiness),
    }


def _bands_up_to(readiness: int) -> list[str]:
    return [each.value for each in Band if BAND_FLOOR[each] <= readiness]


def _narrowed(
    rows: Iterable[tuple[Card, Values]], wanted: Mapping[str, str]
) -> tuple[list[Card], dict[str, list[str]]]:
    """What meets all filters; and for each filter the values of what meets all others."""
    shown: list[Card] = []
    left: dict[str, list[str]] = {name: [] for name in LABELS}
    for card, values in rows:
        failed = [name for name, value in wanted.items() if value not in values[name]]
        if not failed:
            shown.append(card)
        if len(failed) <= 1:
            for name in failed or LABELS:
                left[name] += values[name]
    return shown, left


def _options(labels: Mapping[str, str], counts: Mapping[str, int]) -> list[Option]:
    words = labels or {value: value for value in sorted(counts)}
    return [
        Option(value, str(label), counts[value]) for value, label in words.items() if counts[value]
    ]


def _fits(ranking: Ranking) -> dict[str, int]:
    """Each career's place in the person's ranking."""
    return {one.score.career_id: place for place, one in enumerate(ranking.ranked)}


def _order(
    card: Card, *, sort: Sort, closeness: Mapping[str, float], fits: Mapping[str, int]
) -> tuple[float, str, str]:
    key, last = str(card.id), float("inf")
    first = {
        Sort.CLOSENESS: -closeness.get(key, 0.0),
        Sort.TITLE: 0.0,
        Sort.FIT: fits.get(key, last),
        Sort.PAY: -card.pay if card.pay else last,
    }
    return first[sort], card.title.casefold(), key
