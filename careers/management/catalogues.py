"""The engine's view of a whole catalogue, from the database or straight from official files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path

from django.db.models import QuerySet

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.enums import Importance, MinimumLevel, Publication
from careers.management.crosswalk import Named
from careers.management.formats.esco import open_esco
from careers.management.formats.onet import Rating, Technology, open_onet
from careers.matching import IMPORTANCE_WEIGHT, Career, Requirement
from careers.models import CareerPath, CareerSkill, CareerTitle
from skills.enums import Level

ALL_SOURCES = "all"
SOURCES = (*CatalogueSource.values, ALL_SOURCES)
# From which importance on (1 to 5) an O*NET rating is a requirement, and which.
ONET_IMPORTANCE = ((4.0, Importance.ESSENTIAL), (3.0, Importance.IMPORTANT))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Careers that ask for something, by title. By their ids: what each is called and does, and
    its uri, empty for a career of our own.
    """

    careers: tuple[Career, ...]
    named: Mapping[str, Named]
    uris: Mapping[str, str]

    @property
    def texts(self) -> dict[str, str]:
        """All titles and the description of each career, by its id."""
        return {
            key: " ".join((one.title, *one.other_titles, one.description))
            for key, one in self.named.items()
        }


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of an official file as its requirements are gathered."""

    named: Named
    needs: tuple[Requirement, ...]


def stored(source: str = ALL_SOURCES) -> Catalogue:
    """The published careers of the database that come from this source: three queries."""
    paths = CareerPath.objects.filter(publication=Publication.PUBLISHED)
    if source != ALL_SOURCES:
        paths = paths.filter(source=source)
    rows = paths.values_list("pk", "title", "description", "uri")
    found = {str(pk): (title, description, uri) for pk, title, description, uri in rows}
    others, needs = _stored_titles(paths), _stored_needs(paths)
    careers = [Career(pk, found[pk][0], needs[pk]) for pk in found if pk in needs]
    return Catalogue(
        tuple(sorted(careers, key=attrgetter("title", "id"))),
        {
            pk: Named(pk, title, others.get(pk, ()), description)
            for pk, (title, description, _) in found.items()
        },
        {pk: uri for pk, (_, _, uri) in found.items()},
    )


def _stored_titles(paths: QuerySet[CareerPath]) -> dict[str, tuple[str, ...]]:
    rows = CareerTitle.objects.filter(career_path__in=paths).order_by("career_path_id", "title")
    pairs = rows.values_list("career_path_id", "title")
    return {
        str(pk): tuple(title for _, title in group)
        for pk, group in groupby(pairs, key=itemgetter(0))
    }


def _stored_needs(paths: QuerySet[CareerPath]) -> dict[str, tuple[Requirement, ...]]:
    needs = CareerSkill.objects.filter(career_path__in=paths).order_by("career_path_id")
    rows = needs.values_list(
        "career_path_id", "skill_id", "skill__name", "importance", "minimum_level"
    )
    return {
        str(pk): tuple(_requirement(*row[1:]) for row in group)
        for pk, group in groupby(rows, key=itemgetter(0))
    }


def _requirement(
    skill_id: object, name: str, importance: str | None, minimum_level: str | None
) -> Requirement:
    """Where nobody has said, a skill is important and from beginner on."""
    return Requirement(
        str(skill_id),
        name,
        IMPORTANCE_WEIGHT[importance or Importance.IMPORTANT],
        Level(minimum_level or MinimumLevel.BEGINNER).rank,
    )


def esco_catalogue(paths: Sequence[Path]) -> Catalogue:
    """ESCO's occupations by uri: essential skills are essential, optional ones important.

    Raises FormatError.
    """
    with open_esco(paths) as esco:
        occupations = {occupation.uri: occupation for occupation in esco.occupations()}
        names = {skill.uri: skill.name for skill in esco.skills()}
        needs = defaultdict(list)
        for row in esco.requirements(occupations=occupations, skills=names):
            weight = Importance.ESSENTIAL if row.essential else Importance.IMPORTANT
            needs[row.occupation_uri].append(_need(row.skill_uri, names[row.skill_uri], weight))
    return _catalogue(
        Occupation(
            Named(one.uri, one.title, one.alternative_titles, one.description),
            tuple(needs[one.uri]),
        )
        for one in occupations.values()
    )


def onet_catalogue(path: Path) -> Catalogue:
    """O*NET's occupations by code: skills and knowledge rated important, and technologies.

    Raises FormatError.
    """
    with open_onet(path) as onet:
        titles = defaultdict(list)
        for row in onet.alternate_titles():
            titles[row.code].append(row.title)
        needs: defaultdict[str, dict[str, Requirement]] = defaultdict(dict)
        for rating in (*onet.skills(), *onet.knowledge()):
            if weight := rating_importance(rating):
                need = _need(rating.element_id, rating.name, weight)
                needs[rating.code][need.skill_id] = need
        for technology in onet.technologies():
            need = _need(technology.name, technology.name, technology_importance(technology))
            needs[technology.code][need.skill_id] = need
        return _catalogue(
            Occupation(
                Named(one.code, one.title, tuple(titles[one.code]), one.description),
                tuple(needs[one.code].values()),
            )
            for one in onet.occupations()
        )


def rating_importance(rating: Rating) -> Importance | None:
    """What a rated skill is to an occupation; None below the middle of the scale."""
    rated = rating.importance or 0.0
    return next((word for least, word in ONET_IMPORTANCE if rated >= least), None)


def technology_importance(technology: Technology) -> Importance:
    sought = technology.hot or technology.in_demand
    return Importance.IMPORTANT if sought else Importance.NICE_TO_HAVE


def _need(skill_id: str, name: str, importance: Importance) -> Requirement:
    return Requirement(skill_id, name, IMPORTANCE_WEIGHT[importance], 1)


def _catalogue(occupations: Iterable[Occupation]) -> Catalogue:
    asking = [one for one in occupations if one.needs]
    careers = [Career(one.named.id, one.named.title, one.needs) for one in asking]
    return Catalogue(
        tuple(sorted(careers, key=attrgetter("title", "id"))),
        {one.named.id: one.named for one in asking},
        {one.named.id: one.named.id for one in asking},
    )
