"""Figures of the US statistics onto the careers of their occupations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from careers.management.imports.progress import Progress
from careers.management.imports.release import year
from careers.management.imports.report import Report
from careers.management.imports.tables import Cells, update
from careers.models import CareerPath


@dataclass(frozen=True, slots=True)
class Figures:
    """Which columns an import writes; the last says whose figures they are."""

    columns: tuple[str, ...]

    @property
    def source_column(self) -> str:
        return self.columns[-1]


@dataclass(frozen=True, slots=True)
class Career:
    """A career with its figures as they are; `cells` stand in the order of the columns."""

    pk: UUID
    code: str
    edited: bool
    source: str
    cells: Cells


def careers_with(figures: Figures) -> Iterator[Career]:
    """The careers that name the occupation of the statistics that they belong to."""
    rows = CareerPath.objects.exclude(occupation_code="").order_by("occupation_code", "pk")
    names = ("pk", "occupation_code", "edited", figures.source_column, *figures.columns)
    for pk, code, edited, source, *cells in rows.values_list(*names):
        yield Career(pk, code, edited, source, tuple(cells))


def place_figures(
    report: Report,
    figures: Figures,
    said: Mapping[str, Cells],
    *,
    release: str,
    replace_newer: bool,
) -> list[tuple[UUID, Cells]]:
    """The careers whose figures change, with the new cells, counted in the report.

    Careers that staff edited, whose figures are of a later year, or whose occupation the file
    lacks keep what they have.
    """
    tally, changes = report.tallies["careers"], []
    for career in careers_with(figures):
        cells = _about(career.code, said)
        if cells is None:
            report.skip("careers", career.code, "the file has no such occupation")
        elif career.edited:
            tally.edited += 1
        elif year(career.source) > year(release) and not replace_newer:
            report.skip("careers", career.code, "has figures of a later year")
        elif tuple(cells) == career.cells:
            tally.same += 1
        else:
            tally.changed += 1
            changes.append((career.pk, cells))
    return changes


def _about(code: str, said: Mapping[str, Cells]) -> Cells | None:
    """The figures of an occupation, or of the broader one (15-1250 for 15-1252): some are only
    published together. The source, which stands last, says so.
    """
    broader = f"{code[:-1]}0"
    if code in said or broader not in said:
        return said.get(code)
    *figures, source = said[broader]
    return (*figures, f"{source}; of the broader occupation {broader}" if source else "")


def write_figures(
    columns: Sequence[str], rows: Iterable[tuple[UUID, Cells]], at: datetime, progress: Progress
) -> None:
    cells: list[Sequence[Any]] = [(pk, *values, at) for pk, values in rows]
    if cells:
        tracked = progress.track(cells, "careers", len(cells))
        update(CareerPath, (*columns, "updated_at"), tracked)
