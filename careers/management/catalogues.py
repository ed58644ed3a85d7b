"""The engine's view of a whole catalogue, from the database or straight from official files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.enums import Importance
from careers.management.crosswalk import Named
from careers.management.formats.esco import open_esco
from careers.management.formats.onet import Rating, Technology, open_onet
from careers.matching import IMPORTANCE_WEIGHT, Career, Requirement
from careers.models import CareerTitle
from careers.selectors import published, published_paths

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
    """The published careers of the database that come from this source: two queries more than
    reading the published catalogue.
    """
    catalogue = published()
    wanted = {
        key: card.title
        for key, card in catalogue.cards.items()
        if source in (ALL_SOURCES, card.source)
    }
    told = published_paths().values_list("pk", "description", "uri")
    rows = {str(pk): cells for pk, *cells in told}
    others = _other_titles()
    return Catalogue(
        tuple(career for career in catalogue.index.careers if career.id in wanted),
        {key: Named(key, title, tuple(others[key]), rows[key][0]) for key, title in wanted.items()},
        {key: rows[key][1] for key in wanted},
    )


def _other_titles() -> defaultdict[str, list[str]]:
    """By the career's id."""
    found = defaultdict(list)
    rows = CareerTitle.objects.filter(career_path__in=published_paths()).order_by("title")
    for pk, title in rows.values_list("career_path_id", "title"):
        found[str(pk)].append(title)
    return found


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
