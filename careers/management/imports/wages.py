"""Wages of the Occupational Employment and Wage Statistics onto careers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from careers.management.imports.figures import Figures, place_figures, write_figures
from careers.management.imports.progress import QUIET, Progress
from careers.management.imports.release import known_release
from careers.management.imports.report import Report
from careers.management.imports.tables import Cells
from careers.management.imports.workbook import Line, Sheet, open_workbook, table

PUBLISHER = (
    "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, United States"
)
TOO_HIGH, NOT_RELEASED = "#", ("*", "**")
MOST = 10_000_000
NOTE = "; blank: above the highest published figure"
WHOLE = {"AREA": "99", "NAICS": "000000"}
PERIOD = re.compile(r"\b([A-Z][a-z]+ 20\d\d) OEWS")
IN_NAME = re.compile(r"M(20\d\d)")
WAGES = ("A_PCT25", "A_MEDIAN", "A_PCT75")
FIGURES = Figures(("salary_range_min", "salary_median", "salary_range_max", "pay_source"))


def import_wages(
    path: Path,
    *,
    at: datetime,
    release: str = "",
    replace_newer: bool = False,
    progress: Progress = QUIET,
) -> Report:
    """Set pay (25th percentile, median, 75th) of the careers of each occupation, and its source.

    What is not released has no figure; what is above the top code has none either, and the
    source says so. Raises FormatError.
    """
    with open_workbook(path) as book:
        period = known_release(release or _period(book, path.name))
        report = Report(f"Wages, {period}")
        said = dict(_wages(book, f"{PUBLISHER}, {period}", report, path.name))
    changes = place_figures(report, FIGURES, said, release=period, replace_newer=replace_newer)
    write_figures(FIGURES.columns, changes, at, progress)
    return report


def _period(book: Workbook, name: str) -> str:
    """As the sheet of field descriptions has it ("May 2024"), else by the file's name."""
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows(max_row=1, values_only=True):
            if found := PERIOD.search(" ".join(str(cell) for cell in row if cell)):
                return found[1]
    found = IN_NAME.search(name)
    return f"May {found[1]}" if found else ""


def _wages(book: Workbook, source: str, report: Report, file: str) -> Iterator[tuple[str, Cells]]:
    """By occupation: the three figures and their source."""
    sheet = table(book, ("OCC_CODE", *WAGES))
    code, places = sheet.place("OCC_CODE"), [sheet.place(name) for name in WAGES]
    elsewhere = Elsewhere(sheet)
    seen: dict[str, Cells] = {}
    for line, row in sheet.rows:
        report.read[file] += 1
        occupation = str(row[code] or "").strip()
        try:
            cells = _cells([row[place] for place in places], source)
            if reason := elsewhere.reason(row) or _fault(occupation, seen, cells):
                report.skip(file, f"line {line}", reason)
            else:
                seen[occupation] = cells
                yield occupation, cells
        except ValueError:
            report.skip(file, f"line {line}", "wages are no numbers in order")


class Elsewhere:
    """Whether a row is about less than the nation or one industry, where the file says so."""

    def __init__(self, sheet: Sheet) -> None:
        self._whole = [
            (sheet.head.index(name), whole) for name, whole in WHOLE.items() if name in sheet.head
        ]

    def reason(self, row: Line) -> str:
        told = all(str(row[place]).strip() == whole for place, whole in self._whole)
        return "" if told else "is not about the whole country and all industries"


def _fault(occupation: str, seen: Mapping[str, Cells], cells: Cells) -> str:
    """A broad occupation with a single detailed one stands twice under one code, alike."""
    if not occupation:
        return "without OCC_CODE"
    differs = seen.get(occupation, cells) != cells
    return "occupation stands twice, with other wages" if differs else ""


def _cells(row: Sequence[object], source: str) -> Cells:
    """Raises ValueError for what is neither a figure nor a mark for none."""
    low, middle, high = map(wage, row)
    if (low or 0) > (high or low or 0):
        raise ValueError(low, high)
    noted = f"{source}{NOTE}" if TOO_HIGH in row else source
    return (low, middle, high, noted if any((low, middle, high)) or TOO_HIGH in row else "")


def wage(cell: object) -> int | None:
    """A yearly wage in dollars; None where it is not released or above the top code.

    Raises ValueError for anything else.
    """
    if cell in (TOO_HIGH, *NOT_RELEASED):
        return None
    figure = float(str(cell))
    if not 0 <= figure < MOST:
        raise ValueError(cell)
    return round(figure)
