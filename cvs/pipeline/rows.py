"""Reads rows of a table of jobs or studies as lines, with from and to as one range."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from cvs.pipeline.dates import find_period, is_present
from cvs.pipeline.document import Line, Word, split_at_gaps
from cvs.pipeline.joining import put_together

FEWEST_CELLS = 3
FEWEST_ROWS = 2
SAME_EDGE = 3.0  # points
LEADING = 1.5  # sizes from one line of a cell to the next, at most
DASH = "\u2013"

Cells = tuple[tuple[Word, ...], ...]


def with_rows_read(lines: Sequence[Line]) -> list[Line]:
    """The lines; from and to in the first two cells of several rows become one range."""
    rows = [line for line in lines if spans(cells_of(line))]
    if len(rows) < FEWEST_ROWS:
        return list(lines)
    return [ranged(line) for line in put_together(lines, continued)]


def continued(row: Line, line: Line) -> Line | None:
    """The row with the line in the cell that it stands under; None if it stands under none."""
    cells = cells_of(row)
    if len(cells) < FEWEST_CELLS or line.bullet or find_period(line.text):
        return None
    return cell_with(row, line, range(1, len(cells)))


def cell_with(row: Line, line: Line, numbers: range) -> Line | None:
    """The row with the line, close under one of these cells of it, at the cell's end."""
    cells = cells_of(row)
    if len(line.cells) > 1 or line.left is None or not is_close(row, line):
        return None
    for number in numbers:
        box = cells[number][0].box
        if box and abs(box.x0 - line.left) < SAME_EDGE:
            whole = cells[number] + line.words
            return replace(row, words=rejoined((*cells[:number], whole, *cells[number + 1 :])))
    return None


def is_close(row: Line, line: Line) -> bool:
    if row.baseline is None or line.baseline is None or row.page != line.page:
        return False
    lowest = min(word.box.y for word in row.words if word.box)
    return 0 < lowest - line.baseline <= LEADING * line.size


def ranged(line: Line) -> Line:
    cells = cells_of(line)
    if not spans(cells):
        return line
    start, end, *rest = cells
    dash = Word(DASH, start[-1].size, start[-1].bold, box=start[-1].box)
    return replace(line, words=rejoined(((*start, dash, *end), *rest)))


def spans(cells: Cells) -> bool:
    """Whether the first two of several cells are a date each, or a date and a word for today."""
    if len(cells) < FEWEST_CELLS:
        return False
    start, end = (" ".join(word.text for word in cell) for cell in cells[:2])
    return is_moment(start) and (is_moment(end) or is_present(end))


def is_moment(text: str) -> bool:
    period = find_period(text)
    return period is not None and period.text == text and not period.is_range


def cells_of(line: Line) -> Cells:
    return tuple(split_at_gaps(line.words))


def rejoined(cells: Cells) -> tuple[Word, ...]:
    """The cells as words of one line, a gap before each cell."""
    return tuple(
        chain.from_iterable(
            (
                replace(first, after_gap=number > 0),
                *(replace(word, after_gap=False) for word in others),
            )
            for number, (first, *others) in enumerate(cells)
        )
    )
