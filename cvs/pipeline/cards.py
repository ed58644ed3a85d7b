"""Parts entries that stand side by side, as cards, so that they read like all others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line
from cvs.pipeline.pieces import cells_of

OVERHANG = 20.0  # points that a card's lines may start left of its dates


def in_turn(lines: Sequence[Line]) -> list[Line]:
    """The lines; where dates stand abreast, what is below each of them follows them."""
    starts = [number for number, line in enumerate(lines) if is_row_of_dates(line)]
    if not starts or is_headed(lines, starts[0]):
        return list(lines)
    ends = [*starts[1:], len(lines)]
    found = list(lines[: starts[0]])
    for start, end in zip(starts, ends, strict=True):
        found.extend(cards_of(lines[start:end]))
    return found


def is_headed(lines: Sequence[Line], start: int) -> bool:
    """Whether names stand abreast above the dates, which then do not lead."""
    return start > 0 and len(lines[start - 1].cells) == len(lines[start].cells)


def is_row_of_dates(line: Line) -> bool:
    """Whether the line's cells are several ranges of dates and nothing else."""
    cells = line.cells
    return len(cells) > 1 and line.left is not None and all(map(is_range_alone, cells))


def is_range_alone(text: str) -> bool:
    period = find_period(text)
    return period is not None and period.is_range and period.text == text.strip(" ()")


def cards_of(rows: Sequence[Line]) -> Iterator[Line]:
    """The rows below a row of dates, and this one, column by column."""
    edges = [(cell.left or 0.0) - OVERHANG for cell in cells_of(rows[0])]
    cells = [cell for row in rows for cell in cells_of(row)]
    for left, right in pairwise((-inf, *edges[1:], inf)):
        yield from (cell for cell in cells if left <= (cell.left or 0.0) < right)
