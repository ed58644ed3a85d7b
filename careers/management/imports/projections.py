"""Growth and openings of the Employment Projections onto careers."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, DecimalException
from pathlib import Path
from uuid import UUID

from careers.management.imports.figures import Figures, place_figures, write_figures
from careers.management.imports.progress import QUIET, Progress
from careers.management.imports.release import known_release
from careers.management.imports.report import Report
from careers.management.imports.tables import Cells
from careers.management.imports.workbook import Sheet, open_workbook, table
from careers.models import CareerPath
from careers.services import demand_class, growth_class

PUBLISHER = "U.S. Bureau of Labor Statistics, Employment Projections, United States"
CODE = re.compile(r"\d\d-\d{4}")
PERIOD = re.compile(r"(20\d\d)[–-](\d\d)\b")
NO_DATA = frozenset({"—", "-", "", "None"})
MATRIX_CODE = "National Employment Matrix code"
GROWTH, OPENINGS = "Employment change, percent", "Occupational openings"
FIGURES = Figures(("growth_percent", "annual_openings", "growth_potential", "outlook_source"))
THOUSAND = 1000
TENTH = Decimal("0.1")
PERCENT, JOBS = (Decimal(-100), Decimal(1000)), (Decimal(0), Decimal(1_000_000))


def import_projections(
    path: Path,
    *,
    at: datetime,
    release: str = "",
    replace_newer: bool = False,
    progress: Progress = QUIET,
) -> Report:
    """Set growth and yearly openings of the careers of each occupation, and their source.

    Demand is the quarter of the catalogue that a career's openings stand in, so it is told
    anew for all. Raises FormatError.
    """
    with open_workbook(path) as book:
        sheet = table(book, (MATRIX_CODE, GROWTH, OPENINGS))
        period = known_release(release or _period(sheet))
        report = Report(f"Projections, {period}")
        said = dict(_projections(sheet, f"{PUBLISHER}, {period}", report, path.name))
    changes = place_figures(report, FIGURES, said, release=period, replace_newer=replace_newer)
    write_figures(FIGURES.columns, changes, at, progress)
    tell_demand(report, at=at, progress=progress)
    return report


def tell_demand(report: Report, *, at: datetime, progress: Progress = QUIET) -> None:
    """Each career's quarter by yearly openings, for all but those that staff edited."""
    rows = CareerPath.objects.exclude(annual_openings=None).order_by("pk")
    columns = ("pk", "annual_openings", "market_demand", "edited")
    known: list[tuple[UUID, int, str | None, bool]] = list(rows.values_list(*columns))
    every = sorted(openings for _, openings, _, _ in known)
    changes = [
        (pk, (demand,))
        for pk, openings, old, edited in known
        if (demand := demand_class(openings, every)) != old and not edited
    ]
    report.tallies["demand"].changed += len(changes)
    write_figures(("market_demand",), changes, at, progress)


def _period(sheet: Sheet) -> str:
    found = PERIOD.search(sheet.head[sheet.place(GROWTH)])
    return "-".join(found.groups()) if found else ""


def _projections(
    sheet: Sheet, source: str, report: Report, file: str
) -> Iterator[tuple[str, Cells]]:
    """By occupation: growth in percent, openings, class of growth, source."""
    code, growth, openings = map(sheet.place, (MATRIX_CODE, GROWTH, OPENINGS))
    for line, row in sheet.rows:
        occupation = str(row[code] or "").strip()
        if not CODE.fullmatch(occupation):
            continue
        report.read[file] += 1
        try:
            percent, yearly = number(row[growth], PERCENT), number(row[openings], JOBS)
        except DecimalException:
            report.skip(file, f"line {line}", "growth or openings are no numbers")
            continue
        count = None if yearly is None else round(yearly * THOUSAND)
        growing = growth_class(None if percent is None else float(percent))
        told = source if percent is not None or count is not None else ""
        yield occupation, (percent, count, growing, told)


def number(cell: object, bounds: tuple[Decimal, Decimal]) -> Decimal | None:
    """To one place; None for no data. Raises DecimalException for what is neither."""
    least, most = bounds
    text = str(cell).strip()
    if text in NO_DATA:
        return None
    figure = Decimal(text).quantize(TENTH)
    if not least <= figure < most:
        raise DecimalException(text)
    return figure
