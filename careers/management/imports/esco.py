"""ESCO's occupations, skills and relations into the catalogue."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.enums import Importance
from careers.management.formats.esco import Esco, Skill, open_esco
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
from careers.management.imports.skills import Concept, import_skills
from skills.models import SOFT_SKILLS

LANGUAGES, TRANSVERSAL, FIELDS = "language skills", "transversal skills", "knowledge"
OTHER_KNOWLEDGE, OTHER_SKILLS = "Other knowledge", "Other skills"
UNSAID = frozenset({"field unknown", "generic programmes and qualifications"})
SHORTER = {"Information and communication technologies (icts)": "Information technology"}
ESSENTIAL, OPTIONAL = need(Importance.ESSENTIAL), need(Importance.IMPORTANT)


def import_esco(
    paths: Sequence[Path], *, at: datetime, release: str = "", progress: Progress = QUIET
) -> Report:
    """Add and update all of a release.

    Occupations become careers, skills and knowledge skills; essential relations essential
    requirements, optional ones important, from beginner on. Raises FormatError.
    """
    with open_esco(paths) as esco:
        version = known_release(release or esco.version)
        provenance = Provenance(CatalogueSource.ESCO, version, at)
        work = Import(provenance, Report(f"ESCO {version}"), progress)
        skills = import_skills(work, _concepts(esco), "skills")
        occupations = _occupations(esco)
        careers = import_careers(work, occupations, "occupations")
        needs = _needs(esco, {one.uri for one in occupations}, skills)
        import_requirements(work, needs, careers, skills)
        work.report.take(esco.skips)
        return work.report


def _concepts(esco: Esco) -> list[Concept]:
    category_of = Categories(esco)
    return [
        Concept(one.uri, one.name, category_of(one), one.description, one.aliases)
        for one in esco.skills()
    ]


def _occupations(esco: Esco) -> list[Occupation]:
    groups = esco.occupation_groups() if esco.holds("ISCOGroups") else ()
    names = {group.code: group.name for group in groups}
    return [
        Occupation(
            one.uri,
            one.title,
            one.description,
            names.get(one.isco_group[:1], ""),
            other_titles=one.alternative_titles,
        )
        for one in esco.occupations()
    ]


def _needs(
    esco: Esco, occupations: Container[str], skills: Container[str]
) -> Iterator[tuple[str, str, Need]]:
    """The relations whose both ends are there, by the addresses of both."""
    for row in esco.requirements(occupations=occupations, skills=skills):
        yield row.occupation_uri, row.skill_uri, ESSENTIAL if row.essential else OPTIONAL


class Categories:
    """The category of each skill: the broadest group it stands under, in words for a list."""

    def __init__(self, esco: Esco) -> None:
        branches = esco.hierarchy() if esco.holds("skillsHierarchy") else ()
        self._groups = {one.uris[-1]: category(one.names) for one in branches if one.uris}
        self._broader: defaultdict[str, list[str]] = defaultdict(list)
        if esco.holds("broaderRelationsSkillPillar"):
            for row in esco.broader_skills():
                self._broader[row.uri].append(row.broader_uri)

    def __call__(self, skill: Skill) -> str:
        """By the nearest group that says something; else by kind and reuse."""
        seen, level = {skill.uri}, [skill.uri]
        while level:
            found = [name for uri in level if (name := self._groups.get(uri))]
            if found:
                return found[0]
            above = dict.fromkeys(uri for below in level for uri in self._broader.get(below, ()))
            level = [uri for uri in above if uri not in seen]
            seen.update(level)
        if skill.kind == "knowledge":
            return OTHER_KNOWLEDGE
        return SOFT_SKILLS if skill.reuse == "transversal" else OTHER_SKILLS


def category(names: Sequence[str]) -> str:
    """A branch of the hierarchy in a word; empty where it says nothing."""
    if names[0].startswith(LANGUAGES):
        return "Languages"
    if names[0].startswith(TRANSVERSAL):
        return SOFT_SKILLS
    if len(names) == 1 or names[1] in UNSAID:
        return ""
    name = names[1].capitalize()
    return SHORTER.get(name, name)
