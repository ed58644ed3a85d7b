"""Puts the dates of a range, stacked in the margin with a dash between them, on one line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import is_bullet
from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.columns import (
    NEXT_LINE,
    SAME_EDGE,
    Row,
    baseline,
    cells_of,
    distance,
    end_of,
    start_of,
)

MOST_WORDS = 2  # of a date
MOST_ROWS = 8  # that a stack may reach over, with the rows of the text beside it
STEPS = 2  # from date to dash to date


def with_stacks_joined(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows; a stack stands on the row of its upper date, the earlier date first."""
    left = list(rows)
    for number, row in enumerate(left):
        if row and (stack := stack_below(left, number)):
            dash, date = stack
            top, middle, bottom = (first_cell(left[place]) for place in (number, dash, date))
            for place, cell in ((dash, middle), (date, bottom)):
                left[place] = left[place][len(cell) :]
            left[number] = (in_time(top, middle, bottom), *row[len(top) :])
        if left[number]:
            yield left[number]


def stack_below(rows: Sequence[Row], number: int) -> tuple[int, int] | None:
    """The numbers of the rows of the dash and of the other date, below the date of this row."""
    if all(year_of(word) is None for word in rows[number][:MOST_WORDS]):
        return None
    top = first_cell(rows[number])
    if not is_date(top):
        return None
    dash = None
    for place in range(number + 1, min(number + MOST_ROWS, len(rows))):
        row = rows[place]
        if not row or start_of(row[0]) > end_of(top[-1]):
            continue
        if distance(top, row) > STEPS * NEXT_LINE * top[0].size:
            return None
        cell = first_cell(row)
        if dash is None and is_bullet(cell[0].text) and len(cell) == 1:
            dash = place
        elif dash is not None and is_below(top, cell):
            return dash, place
        else:
            return None
    return None


def first_cell(row: Row) -> Row:
    return next(cells_of(row))


def is_date(cell: Row) -> bool:
    return len(cell) <= MOST_WORDS and year_of(cell[-1]) is not None


def is_below(top: Row, cell: Row) -> bool:
    """Whether it is a date, too, on the same edge."""
    return is_date(cell) and abs(start_of(top[0]) - start_of(cell[0])) < SAME_EDGE


def year_of(word: Word) -> int | None:
    text = word.text
    return int(text) if len(text) == len("2026") and text.isdecimal() else None


def in_time(top: Row, dash: Row, bottom: Row) -> Word:
    """The range as one word, as it is read: some stacks have the later date above."""
    start, end = sorted((top, bottom), key=lambda cell: year_of(cell[-1]) or 0)
    text = " ".join(word.text for word in (*start, *dash, *end))
    box = Box(start_of(top[0]), end_of(top[-1]), baseline(top))
    return replace(top[0], text=text, box=box)
