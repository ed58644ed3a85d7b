"""Careers with their titles and requirements, from the occupations of an official file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from careers.enums import Importance, MinimumLevel, Publication
from careers.management.imports.merging import Import, Shape
from careers.management.imports.skills import key
from careers.models import CareerPath, CareerSkill, CareerTitle

LONGEST_CAREER, LONGEST_TITLE, LONGEST_URI = 200, 300, 255
COLUMNS = ("title", "description", "category", "occupation_code")
STEPS = "career_progression"
TITLE_COLUMNS = ("career_path", "title", "source", "source_version", "imported_at")
IMPORTANCES = (Importance.NICE_TO_HAVE, Importance.IMPORTANT, Importance.ESSENTIAL)


@dataclass(frozen=True, slots=True)
class Occupation:
    """A career as an official file has it; `steps` are the careers that may follow, if it says."""

    uri: str
    title: str
    description: str
    category: str
    code: str = ""
    other_titles: tuple[str, ...] = ()
    steps: tuple[Mapping[str, str], ...] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """How badly a career needs a skill, and from which level on; the stronger compares greater."""

    importance: int
    level: int

    @property
    def cells(self) -> tuple[Importance, MinimumLevel]:
        return IMPORTANCES[self.importance], list(MinimumLevel)[self.level]


def need(importance: Importance, level: MinimumLevel = MinimumLevel.BEGINNER) -> Need:
    return Need(IMPORTANCES.index(importance), list(MinimumLevel).index(level))


def import_careers(work: Import, occupations: Sequence[Occupation], file: str) -> dict[str, UUID]:
    """The careers by uri; without those that staff edited, which are theirs with all they ask."""
    fitting = [one for one in occupations if _fits(work, one, file)]
    stepping = any(one.steps is not None for one in fitting)
    columns = (*COLUMNS, STEPS) if stepping else COLUMNS
    wanted = {(one.uri,): _cells(one, stepping=stepping) for one in fitting}
    rows = CareerPath.objects.exclude(uri="")
    shape = Shape(rows, ("uri",), columns, {"publication": Publication.PUBLISHED})
    ids = {uri: pk for (uri,), pk in work.merge("careers", shape, wanted).items()}
    theirs = rows.exclude(source=work.provenance.source) | rows.filter(edited=True)
    for uri in theirs.values_list("uri", flat=True):
        ids.pop(uri, None)
    import_titles(work, fitting, ids, file)
    return ids


def _fits(work: Import, one: Occupation, file: str) -> bool:
    if len(one.title) > LONGEST_CAREER or len(one.uri) > LONGEST_URI:
        work.report.skip(file, one.title[:40], "title or address is too long")
        return False
    return True


def _cells(one: Occupation, *, stepping: bool) -> tuple[object, ...]:
    cells = (one.title, one.description, one.category, one.code)
    return (*cells, list(one.steps or ())) if stepping else cells


def import_titles(
    work: Import, occupations: Iterable[Occupation], ids: Mapping[str, UUID], file: str
) -> None:
    """Add the other titles that a career does not go by yet."""
    known = {
        (pk, key(title)) for pk, title in CareerTitle.objects.values_list("career_path", "title")
    }
    tally, rows = work.report.tallies["titles"], []
    stamp = (work.provenance.source, work.provenance.version, work.provenance.at)
    for one in occupations:
        if (pk := ids.get(one.uri)) is None:
            continue
        for title in one.other_titles:
            if len(title) > LONGEST_TITLE:
                work.report.skip(file, title[:40], "title is too long")
            elif (pk, key(title)) in known:
                tally.same += 1
            elif key(title) != key(one.title):
                known.add((pk, key(title)))
                rows.append((pk, title, *stamp))
    work.add("titles", CareerTitle, TITLE_COLUMNS, rows)


def import_requirements(
    work: Import,
    needs: Iterable[tuple[str, str, Need]],
    careers: Mapping[str, UUID],
    skills: Mapping[str, UUID],
) -> None:
    """What careers ask for, given by the addresses of both; of two for one skill the stronger.

    Of a career that is not among `careers` nothing is changed.
    """
    strongest: dict[tuple[UUID, UUID], Need] = {}
    for career_uri, skill_uri, said in needs:
        career, skill = careers.get(career_uri), skills.get(skill_uri)
        if career and skill:
            strongest[career, skill] = max(said, strongest.get((career, skill), said))
    wanted = {pair: said.cells for pair, said in strongest.items()}
    rows = CareerSkill.objects.filter(career_path__in=set(careers.values()))
    shape = Shape(rows, ("career_path", "skill"), ("importance", "minimum_level"))
    work.merge("requirements", shape, wanted)
