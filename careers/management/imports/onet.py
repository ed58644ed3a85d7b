"""O*NET's occupations with what they ask for into the catalogue."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.enums import MinimumLevel, Succession
from careers.management.catalogues import rating_importance, technology_importance
from careers.management.formats.onet import Element, Onet, Rating, Technology, open_onet
from careers.management.imports.careers import (
    Need,
    Occupation,
    import_careers,
    import_requirements,
    need,
)
from careers.management.imports.merging import Import, Provenance
from careers.management.imports.progress import QUIET, Progress
from careers.management.imports.release import known_release
from careers.management.imports.report import Report
from careers.management.imports.skills import ONET_PREFIX, Concept, import_skills
from careers.management.imports.soc import major_group
from skills.models import SOFT_SKILLS

PRIMARY = "Primary"
TOP_LEVEL = 7
UNKNOWN = "unknown occupation"
SOCIAL, SOFTWARE, OTHER = "2.B.1", "Software", "Other skills"


def import_onet(
    path: Path, *, at: datetime, release: str = "", progress: Progress = QUIET
) -> Report:
    """Add and update all of a release. Raises FormatError.

    Skills and knowledge rated 3 of 5 or higher become requirements, essential from 4 on, from
    the level that the rating says; technologies important where they are sought, else nice to
    have. Primary related occupations become careers with similar work.
    """
    with open_onet(path) as onet:
        version = known_release(release or onet.version)
        provenance = Provenance(CatalogueSource.ONET, version, at)
        work = Import(provenance, Report(f"O*NET {version}"), progress)
        ratings = [one for one in (*onet.skills(), *onet.knowledge()) if rating_importance(one)]
        technologies = list(onet.technologies())
        concepts = [*_elements(onet, ratings), *_software(onet, technologies)]
        skills = import_skills(work, concepts, "Skills, Knowledge and Technology Skills")
        occupations = _occupations(work, onet)
        careers = import_careers(work, occupations, "Occupation Data")
        needs = _needs(work, {one.uri for one in occupations}, ratings, technologies)
        import_requirements(work, needs, careers, skills)
        work.report.take(onet.skips)
        return work.report


def career_uri(code: str) -> str:
    return f"{ONET_PREFIX}{code}"


def element_uri(rating: Rating) -> str:
    return f"{ONET_PREFIX}{rating.element_id}"


def technology_uri(name: str) -> str:
    return f"{ONET_PREFIX}technology/{name}"


def _elements(onet: Onet, ratings: Iterable[Rating]) -> list[Concept]:
    said = onet.elements()
    unsaid = Element("", "", "")
    rated = {element_uri(rating): rating for rating in ratings}
    return [
        Concept(uri, one.name, group(one.element_id, said), said.get(one.element_id, unsaid).text)
        for uri, one in rated.items()
    ]


def group(element_id: str, elements: Mapping[str, Element]) -> str:
    """The group of the content model that an element stands in: 2.A, or three places of others."""
    if element_id.startswith(SOCIAL):
        return SOFT_SKILLS
    places = 2 if element_id.startswith("2.A") else 3
    found = elements.get(".".join(element_id.split(".")[:places]))
    return found.name.capitalize() if found else OTHER


def _software(onet: Onet, technologies: Iterable[Technology]) -> list[Concept]:
    classes = onet.commodity_classes()
    first = {one.name: one for one in reversed(list(technologies))}
    return [
        Concept(
            technology_uri(name), name, classes.get(one.commodity, SOFTWARE), one.commodity_title
        )
        for name, one in sorted(first.items())
    ]


def _occupations(work: Import, onet: Onet) -> list[Occupation]:
    rows = list(onet.occupations())
    titles, steps = _titles(onet), _steps(work, onet, {one.code: one.title for one in rows})
    return [
        Occupation(
            career_uri(one.code),
            one.title,
            one.description,
            major_group(one.soc),
            one.soc,
            tuple(titles[one.code]),
            tuple(steps[one.code]),
        )
        for one in rows
    ]


def _titles(onet: Onet) -> Mapping[str, list[str]]:
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for row in onet.alternate_titles():
        titles[row.code].extend(filter(None, (row.title, row.short)))
    return titles


def _steps(
    work: Import, onet: Onet, titles: Mapping[str, str]
) -> Mapping[str, list[dict[str, str]]]:
    """The nearest occupations of each, the nearest first."""
    near = [row for row in onet.related() if row.tier.startswith(PRIMARY)]
    steps = defaultdict(list)
    for row in sorted(near, key=lambda one: (one.code, one.index)):
        if title := titles.get(row.related_code):
            steps[row.code].append({"title": title, "kind": Succession.SIMILAR.value})
        else:
            work.report.skip("Related Occupations", row.related_code, UNKNOWN)
    return steps


def _needs(
    work: Import,
    occupations: Container[str],
    ratings: Iterable[Rating],
    technologies: Iterable[Technology],
) -> Iterator[tuple[str, str, Need]]:
    """What occupations ask for, by the addresses of both."""
    said: list[Rating | Technology] = [*ratings, *technologies]
    for one in said:
        if (career := career_uri(one.code)) not in occupations:
            work.report.skip("Skills, Knowledge and Technology Skills", one.code, UNKNOWN)
        elif isinstance(one, Technology):
            yield career, technology_uri(one.name), need(technology_importance(one))
        elif importance := rating_importance(one):
            yield career, element_uri(one), need(importance, minimum_level(one.level))


def minimum_level(level: float | None) -> MinimumLevel:
    """O*NET's scale from 0 to 7 in thirds; beginner where there is no figure."""
    levels = list(MinimumLevel)
    third = int((level or 0.0) * len(levels) / TOP_LEVEL)
    return levels[min(max(third, 0), len(levels) - 1)]
