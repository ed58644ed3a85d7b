"""The O*NET database's text release: tab-separated files in one folder of a zip.

Lines end on CRLF, nothing is quoted (bare double quotes stand inside texts), and columns are
found by name: their places differ between releases.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from careers.management.formats.guard import STANDARD_LIMITS, Limits, Package, open_package
from careers.management.formats.rows import Row, Skips, Table, TabSeparated, rows

VERSION = re.compile(r"db_(\d+)_(\d+)")
CODE = "O*NET-SOC Code"
YES = "Y"
SOC_LENGTH = 7
REQUIRED_EDUCATION = "RL"
ABSENT = frozenset({"", "n/a"})


@dataclass(frozen=True, slots=True)
class Occupation:
    code: str
    title: str
    description: str

    @property
    def soc(self) -> str:
        return soc(self.code)


@dataclass(frozen=True, slots=True)
class AlternateTitle:
    """`short` is a title's abbreviation, or empty."""

    code: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How an occupation needs an element: importance from 1 to 5, level from 0 to 7.

    Either is None where there is none or its publisher advises against using it.
    """

    code: str
    element_id: str
    name: str
    importance: float | None
    level: float | None


@dataclass(frozen=True, slots=True)
class Technology:
    """Software that an occupation uses, with the commodity it is an example of."""

    code: str
    name: str
    commodity: str
    commodity_title: str
    hot: bool
    in_demand: bool


@dataclass(frozen=True, slots=True)
class Related:
    """`tier` is Primary-Short, Primary-Long or Supplemental; `index` runs from 1, the nearest."""

    code: str
    related_code: str
    tier: str
    index: int


@dataclass(frozen=True, slots=True)
class JobZone:
    """How much preparation an occupation needs, from 1 to 5."""

    code: str
    zone: int


@dataclass(frozen=True, slots=True)
class Task:
    """`core` says whether the task is critical to the occupation."""

    code: str
    text: str
    core: bool


@dataclass(frozen=True, slots=True)
class Education:
    """Which share of an occupation's people, in percent, say that this education is required.

    `category` counts the levels of education from 1.
    """

    code: str
    category: int
    percent: float


@dataclass(frozen=True, slots=True)
class Element:
    """An entry of the content model, which groups all that is rated."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Onet:
    """The streams of a release. Each call reads its file anew and notes what it skips.

    Every stream raises FormatError for a file that is missing, damaged or no such table.
    """

    version: str
    _package: Package
    skips: Skips = field(default_factory=Skips)

    def occupations(self) -> Iterator[Occupation]:
        for _, row in self._rows("Occupation Data", (CODE, "Title", "Description"), needed=2):
            yield Occupation(*row)

    def alternate_titles(self) -> Iterator[AlternateTitle]:
        columns = (CODE, "Alternate Title", "Short Title")
        for _, (code, title, short) in self._rows("Alternate Titles", columns, needed=2):
            yield AlternateTitle(code, title, "" if short in ABSENT else short)

    def skills(self) -> Iterator[Rating]:
        return self._ratings("Skills")

    def knowledge(self) -> Iterator[Rating]:
        return self._ratings("Knowledge")

    def abilities(self) -> Iterator[Rating]:
        """None where the release in hand leaves the file out."""
        return self._ratings("Abilities") if self._holds("Abilities") else iter(())

    def technologies(self) -> Iterator[Technology]:
        columns = (
            *(CODE, "Example", "Commodity Code", "Commodity Title"),
            *("Hot Technology", "In Demand"),
        )
        for _, row in self._rows("Technology Skills", columns, needed=2):
            code, name, commodity, title, hot, in_demand = row
            yield Technology(code, name, commodity, title, hot == YES, in_demand == YES)

    def elements(self) -> dict[str, Element]:
        """The content model by its numbers; empty where the release in hand leaves it out."""
        file, columns = "Content Model Reference", ("Element ID", "Element Name", "Description")
        found = self._rows(file, columns, needed=2) if self._holds(file) else ()
        return {row[0]: Element(*row) for _, row in found}

    def commodity_classes(self) -> dict[str, str]:
        """What commodities are classed as, by their codes; empty as above."""
        file, columns = "UNSPSC Reference", ("Commodity Code", "Class Title")
        found = self._rows(file, columns, needed=2) if self._holds(file) else ()
        return {code: title for _, (code, title) in found}

    def related(self) -> Iterator[Related]:
        columns = (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index")
        file = "Related Occupations"
        for line, (code, related, tier, index) in self._rows(file, columns, needed=4):
            if (number := self._number(file, line, index)) is not None:
                yield Related(code, related, tier, int(number))

    def job_zones(self) -> Iterator[JobZone]:
        for line, (code, zone) in self._rows("Job Zones", (CODE, "Job Zone"), needed=2):
            if (number := self._number("Job Zones", line, zone)) is not None:
                yield JobZone(code, int(number))

    def tasks(self) -> Iterator[Task]:
        for _, row in self._rows("Task Statements", (CODE, "Task", "Task Type"), needed=2):
            code, text, kind = row
            yield Task(code, text, kind == "Core")

    def education(self) -> Iterator[Education]:
        """The required level of education alone, of the file that has experience as well."""
        columns = (CODE, "Scale ID", "Category", "Data Value", "Recommend Suppress")
        file = "Education, Training, and Experience"
        for line, (code, scale, category, percent, suppress) in self._rows(file, columns, needed=4):
            if scale != REQUIRED_EDUCATION or self._suppressed(file, line, suppress):
                continue
            values = self._number(file, line, category), self._number(file, line, percent)
            if values[0] is not None and values[1] is not None:
                yield Education(code, int(values[0]), values[1])

    def education_names(self) -> dict[int, str]:
        """The levels of education in words, by category."""
        columns = ("Scale ID", "Category", "Category Description")
        found = self._rows("Education, Training, and Experience Categories", columns, needed=3)
        return {int(number): name for _, (scale, number, name) in found if _is_level(scale, number)}

    def _ratings(self, file: str) -> Iterator[Rating]:
        """The two rows of each rating as one, in the order they first stand in.

        A level that is not relevant to the occupation is 0.
        """
        columns = (
            *(CODE, "Element ID", "Element Name", "Scale ID", "Data Value"),
            *("Recommend Suppress", "Not Relevant"),
        )
        found: dict[tuple[str, str, str], dict[str, float]] = {}
        for line, row in self._rows(file, columns, needed=5):
            code, element_id, name, scale, value, suppress, irrelevant = row
            values = found.setdefault((code, element_id, name), {})
            if self._suppressed(file, line, suppress):
                continue
            if (number := self._number(file, line, value)) is not None:
                values[scale] = 0.0 if irrelevant == YES else number
        for key, values in found.items():
            if values:
                yield Rating(*key, values.get("IM"), values.get("LV"))

    def _holds(self, file: str) -> bool:
        return f"{file}.txt" in self._package

    def _suppressed(self, file: str, line: int, flag: str) -> bool:
        if flag == YES:
            self._skip(file, line, "its publisher advises against using it")
        return flag == YES

    def _number(self, file: str, line: int, text: str) -> float | None:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if isfinite(number):
            return number
        self._skip(file, line, "not a number")
        return None

    def _rows(self, file: str, columns: Sequence[str], *, needed: int) -> Iterator[tuple[int, Row]]:
        table = Table(f"{file}.txt", columns, TabSeparated, needed)
        return rows(self._package, table, self.skips)

    def _skip(self, file: str, line: int, reason: str) -> None:
        self.skips.add(f"{file}.txt", line, reason)


@contextmanager
def open_onet(path: Path, limits: Limits = STANDARD_LIMITS) -> Iterator[Onet]:
    """The release in this zip; its version is taken from the folder inside, or empty."""
    with open_package([path], limits) as package:
        found = next(filter(None, map(VERSION.search, [*package.paths, path.name])), None)
        yield Onet(version=".".join(found.groups()) if found else "", _package=package)


def soc(code: str) -> str:
    """The occupation of the US statistics (15-1252) that an O*NET code (15-1252.00) is part of."""
    return code[:SOC_LENGTH]


def _is_level(scale: str, number: str) -> bool:
    return scale == REQUIRED_EDUCATION and number.isdecimal()
