"""Reading careers: the catalogue, one career, and all of them ranked for a person."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from careers.enums import Importance, Succession
from careers.matching import (
    IMPORTANCE_WEIGHT,
    Career,
    Match,
    Part,
    Requirement,
    State,
    band,
    match_one,
    rank,
    rarity,
)
from careers.models import CareerPath, CareerSkill
from skills.enums import LEVELS
from skills.selectors import levels_of

REQUIREMENTS = Prefetch(
    "requirements",
    CareerSkill.objects.select_related("skill").order_by("importance", "skill__name"),
)
IMPORTANCE_OF = {weight: Importance(word) for word, weight in IMPORTANCE_WEIGHT.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes a figure of the catalogue, for which country and period."""

    publisher: str
    title: str
    country: str
    period: str
    url: str

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title}, {self.country}, {self.period}"


SOURCES = tomllib.loads((Path(__file__).parent / "data" / "sources.toml").read_text("utf-8"))


def source_of(figure: str) -> Source:
    """Where a figure of the catalogue's files comes from, as they say themselves."""
    row = SOURCES[figure]
    return Source(row["publisher"], row["title"], row["country"], row["release"], row["url"])


PAY_SOURCE = source_of("salary")
OUTLOOK_SOURCE = source_of("growth")


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement as the person stands to it, in words; `level` is empty without the skill."""

    name: str
    state: State
    importance: str
    required: str
    level: str


@dataclass(frozen=True, slots=True)
class RankedCareer:
    """A career with the person's match."""

    career: CareerPath
    match: Match

    @property
    def band(self) -> str:
        return band(self.match.readiness).label

    @property
    def have(self) -> list[Need]:
        return _needs(self.match.have)

    @property
    def below(self) -> list[Need]:
        return _needs(self.match.below)

    @property
    def missing(self) -> list[Need]:
        return _needs(self.match.missing)

    @property
    def reasons_for(self) -> list[Need]:
        return _needs(self.match.reasons_for)

    @property
    def reasons_against(self) -> list[Need]:
        return _needs(self.match.reasons_against)


def _needs(parts: Iterable[Part]) -> list[Need]:
    return [
        Need(
            name=part.name,
            state=part.state,
            importance=IMPORTANCE_OF[part.importance].label,
            required=LEVELS[part.minimum_level - 1].label,
            level=LEVELS[part.level - 1].label if part.level else "",
        )
        for part in parts
    ]


def catalogue(*, text: str = "", category: str = "") -> QuerySet[CareerPath]:
    """Careers whose title, description or skills hold every word of `text`."""
    found = CareerPath.objects.order_by("title")
    if category:
        found = found.filter(category=category)
    for word in text.split()[:10]:
        anywhere = Q(title__icontains=word) | Q(description__icontains=word)
        by_skill = CareerSkill.objects.filter(
            Q(skill__name__icontains=word) | Q(skill__aliases__name__iexact=word)
        )
        found = found.filter(anywhere | Q(pk__in=by_skill.values("career_path_id")))
    return found


def categories() -> list[str]:
    rows = CareerPath.objects.exclude(category="").order_by("category")
    return list(rows.values_list("category", flat=True).distinct())


def as_career(path: CareerPath) -> Career:
    """The engine's view of a career whose requirements are fetched."""
    requirements = (
        Requirement(
            skill_id=str(row.skill_id),
            name=row.skill.name,
            importance=IMPORTANCE_WEIGHT[row.known_importance],
            minimum_level=row.minimum_rank,
        )
        for row in path.requirements.all()
    )
    return Career(id=str(path.pk), title=path.title, requirements=tuple(requirements))


def all_careers() -> dict[str, CareerPath]:
    """Every career with its requirements, by id: two queries."""
    rows = CareerPath.objects.prefetch_related(REQUIREMENTS).order_by("title")
    return {str(path.pk): path for path in rows}


def ranking(*, user: User) -> list[RankedCareer]:
    """All careers, the best fit first; empty while the person has no skills."""
    paths = all_careers()
    matches = rank(levels_of(user), [as_career(path) for path in paths.values()])
    return [RankedCareer(paths[match.career_id], match) for match in matches]


def match_for(*, user: User, path: CareerPath) -> Match | None:
    """How the person stands to one career, measured by the whole catalogue's rarity.

    None while the person has no skills: there is nothing to measure.
    """
    levels = levels_of(user)
    if not levels:
        return None
    careers = [as_career(other) for other in all_careers().values()]
    career = next(career for career in careers if career.id == str(path.pk))
    return match_one(levels, career, rarity(careers))


def next_careers(path: CareerPath) -> list[tuple[CareerPath, str]]:
    """The careers that may follow, each with its kind in words, in the catalogue's order."""
    steps: Iterable[Mapping[str, str]] = path.career_progression or []
    kinds = {step["title"]: step["kind"] for step in steps}
    found = CareerPath.objects.filter(title__in=kinds)
    by_title = {career.title: career for career in found}
    words = dict(Succession.choices)
    return [
        (by_title[title], str(words.get(kind, kind)))
        for title, kind in kinds.items()
        if title in by_title
    ]
