"""ESCO's classification and relations, as the European Commission publishes them in CSV.

Release 1.1 comes as two zips, the relations without a language in their names; 1.2 comes as one
with `_en` on every file. Both are read. Fields are quoted and may hold line ends; `altLabels` and
`hiddenLabels` are lists with one label a line, the preferred one often among them.
"""

import re
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from careers.management.formats.guard import STANDARD_LIMITS, Limits, Package, open_package
from careers.management.formats.rows import CommaSeparated, Row, Skips, Table, rows

ESSENTIAL, OPTIONAL = "essential", "optional"
VERSION = re.compile(r"v(\d+\.\d+(?:\.\d+)?)")
LEVELS = range(4)


@dataclass(frozen=True, slots=True)
class Occupation:
    """`isco_group` is the four-digit group; `code` is that with ESCO's own places behind it."""

    uri: str
    title: str
    alternative_titles: tuple[str, ...]
    description: str
    isco_group: str
    code: str


@dataclass(frozen=True, slots=True)
class Skill:
    """`kind` is "skill/competence", "knowledge" or empty; `reuse` how far the skill carries over:
    transversal, cross-sector, sector-specific, occupation-specific or empty.
    """

    uri: str
    name: str
    aliases: tuple[str, ...]
    description: str
    kind: str
    reuse: str


@dataclass(frozen=True, slots=True)
class Requirement:
    occupation_uri: str
    skill_uri: str
    essential: bool


@dataclass(frozen=True, slots=True)
class SkillRelation:
    """`related_uri` is essential or optional for having the skill."""

    skill_uri: str
    related_uri: str
    essential: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of occupations (ISCO) or of skills; a skill group's code may be empty."""

    uri: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Broader:
    """That an occupation, a skill or a group belongs to a broader one."""

    uri: str
    broader_uri: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A group of the skills' hierarchy with the groups above it, the broadest first."""

    uris: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Esco:
    """The streams of a release. Each call reads its file anew and notes what it skips.

    Every stream raises FormatError for a file that is missing, damaged or no such table.
    """

    version: str
    _package: Package
    skips: Skips = field(default_factory=Skips)

    def holds(self, name: str) -> bool:
        """Whether the zips in hand have this file; skills, occupations and relations are a must."""
        return self._file(name) in self._package

    def occupations(self) -> Iterator[Occupation]:
        columns = ("conceptUri", "preferredLabel", "altLabels", "description", "iscoGroup", "code")
        for _, row in self._rows("occupations", columns, needed=2):
            uri, title, titles, description, group, code = row
            yield Occupation(uri, title, labels(titles, title), description, group, code)

    def skills(self) -> Iterator[Skill]:
        columns = (
            *("conceptUri", "preferredLabel", "altLabels", "hiddenLabels"),
            *("description", "skillType", "reuseLevel"),
        )
        for _, row in self._rows("skills", columns, needed=2):
            uri, name, others, hidden, description, kind, reuse = row
            aliases = labels(f"{others}\n{hidden}", name)
            yield Skill(uri, name, aliases, description, kind, reuse)

    def requirements(
        self, *, occupations: Container[str], skills: Container[str]
    ) -> Iterator[Requirement]:
        """What occupations ask for, among the occupations and skills of these uris."""
        columns = ("occupationUri", "skillUri", "relationType", "skillType")
        found = self._rows("occupationSkillRelations", columns, needed=4)
        for line, (occupation, skill, kind, _) in found:
            if reason := (
                _unknown(occupation, occupations, "occupation")
                or _unknown(skill, skills, "skill")
                or _unknown(kind, (ESSENTIAL, OPTIONAL), "relation")
            ):
                self._skip("occupationSkillRelations", line, reason)
            else:
                yield Requirement(occupation, skill, kind == ESSENTIAL)

    def skill_relations(self, *, skills: Container[str]) -> Iterator[SkillRelation]:
        columns = ("originalSkillUri", "relatedSkillUri", "relationType")
        for line, (skill, related, kind) in self._rows("skillSkillRelations", columns, needed=3):
            if reason := (
                _unknown(skill, skills, "skill")
                or _unknown(related, skills, "skill")
                or _unknown(kind, (ESSENTIAL, OPTIONAL), "relation")
            ):
                self._skip("skillSkillRelations", line, reason)
            else:
                yield SkillRelation(skill, related, kind == ESSENTIAL)

    def occupation_groups(self) -> Iterator[Group]:
        """The groups of ISCO-08, of one to four digits."""
        return self._groups("ISCOGroups", needed=3)

    def skill_groups(self) -> Iterator[Group]:
        return self._groups("skillGroups", needed=2)

    def broader_occupations(self) -> Iterator[Broader]:
        return self._broader("broaderRelationsOccPillar")

    def broader_skills(self) -> Iterator[Broader]:
        return self._broader("broaderRelationsSkillPillar")

    def hierarchy(self) -> Iterator[Branch]:
        """The groups of skills from the top down, each with those it stands under."""
        uris = tuple(f"Level {level} URI" for level in LEVELS)
        names = tuple(f"Level {level} preferred term" for level in LEVELS)
        for _, row in self._rows("skillsHierarchy", (*uris, *names), ragged=True):
            depth = sum(map(bool, row[: len(LEVELS)]))
            yield Branch(row[:depth], row[len(LEVELS) : len(LEVELS) + depth])

    def _groups(self, name: str, *, needed: int) -> Iterator[Group]:
        for _, row in self._rows(name, ("conceptUri", "preferredLabel", "code"), needed=needed):
            yield Group(*row)

    def _broader(self, name: str) -> Iterator[Broader]:
        for _, row in self._rows(name, ("conceptUri", "broaderUri"), needed=2):
            yield Broader(*row)

    def _rows(
        self, name: str, columns: Sequence[str], *, needed: int = 1, ragged: bool = False
    ) -> Iterator[tuple[int, Row]]:
        table = Table(self._file(name), columns, CommaSeparated, needed, ragged)
        return rows(self._package, table, self.skips)

    def _skip(self, name: str, line: int, reason: str) -> None:
        self.skips.add(self._file(name), line, reason)

    def _file(self, name: str) -> str:
        """The file's name in this release: with the language where the release has it so."""
        return f"{name}_en.csv" if f"{name}_en.csv" in self._package else f"{name}.csv"


@contextmanager
def open_esco(paths: Sequence[Path], limits: Limits = STANDARD_LIMITS) -> Iterator[Esco]:
    """The release in these zips; its version is taken from their names, or empty."""
    versions = [found[1] for path in paths if (found := VERSION.search(path.name))]
    with open_package(paths, limits) as package:
        yield Esco(version=min(versions, default=""), _package=package)


def labels(cell: str, preferred: str) -> tuple[str, ...]:
    """The labels of a list in their order, each once in any case, without the preferred one."""
    found = {label.casefold(): label for label in map(str.strip, reversed(cell.splitlines()))}
    return tuple(
        label for key, label in reversed(found.items()) if key not in ("", preferred.casefold())
    )


def _unknown(value: str, known: Container[str], what: str) -> str:
    return "" if value in known else f"unknown {what}"
