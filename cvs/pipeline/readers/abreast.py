"""Parts short sections that stand side by side under a row of headings.

Each is only a few lines, on the same lines as the others, so where they stand does not tell them
from a table: their headings do, which look like one that stands alone.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cvs.pipeline.readers.columns import (
    SAME_EDGE,
    WIDEST_INDENT,
    Look,
    Row,
    cells_of,
    end_of,
    look_of,
    start_of,
)

MOST_ABREAST = 4
LARGER = 1.2  # at least, a heading than the text below it; the title of an entry is less


def with_sections_parted(rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """The rows, each with its page; sections side by side are given one after the other.

    They may go on at the top of the next page.
    """
    cells = [tuple(cells_of(row)) for _, row in rows]
    alone = {look_of(parts[0]) for parts in cells if len(parts) == 1}
    number = 0
    while number < len(rows):
        headings, end = cells[number], number + 1
        below = rows_below(cells, number) if are_headings(headings, alone) else []
        if below and is_text_of_sections(headings, below):
            end += len(below)
            pages = [page for page, _ in rows[number:end]]
            yield from in_sections(pages, headings, below)
        else:
            yield rows[number]
        number = end


def are_headings(cells: Sequence[Row], alone: set[Look]) -> bool:
    """Whether these are several headings of one look, in which another one stands alone."""
    if not 1 < len(cells) <= MOST_ABREAST:
        return False
    looks = {look_of(cell) for cell in cells}
    named = not any(char.isdigit() for cell in cells for word in cell for char in word.text)
    return len(looks) == 1 and looks <= alone and named


def rows_below(cells: Sequence[Sequence[Row]], number: int) -> list[Sequence[Row]]:
    """What follows the headings, up to the next heading or what is not under one of them."""
    headings = cells[number]
    found: list[Sequence[Row]] = []
    for parts in cells[number + 1 :]:
        ends = look_of(parts[0]) == look_of(headings[0]) and is_under(parts[0], headings[0])
        if ends or not all(place_of(part, headings) is not None for part in parts):
            break
        found.append(parts)
    return found


def place_of(cell: Row, headings: Sequence[Row]) -> int | None:
    """The number of the heading whose section the cell is in."""
    for number, (heading, following) in enumerate(pairwise((*headings, None))):
        if heading and is_under(cell, heading):
            fits = following is None or end_of(cell[-1]) < start_of(following[0])
            return number if fits else None
    return None


def is_under(cell: Row, heading: Row) -> bool:
    offset = start_of(cell[0]) - start_of(heading[0])
    return -SAME_EDGE < offset < WIDEST_INDENT * cell[0].size


def is_text_of_sections(headings: Sequence[Row], below: Sequence[Sequence[Row]]) -> bool:
    """Whether there is text under at least two of the headings, in a smaller size."""
    first = below[0] if below else ()
    smaller = all(LARGER * cell[0].size <= headings[0][0].size for cell in first)
    return smaller and len({place_of(cell, headings) for cell in first}) > 1


def in_sections(
    pages: Sequence[int], headings: Sequence[Row], below: Sequence[Sequence[Row]]
) -> Iterator[tuple[int, Row]]:
    """The sections; `pages` are those of the headings and of each row below."""
    for number, heading in enumerate(headings):
        yield pages[0], heading
        for page, parts in zip(pages[1:], below, strict=True):
            inside = [cell for cell in parts if place_of(cell, headings) == number]
            if inside:
                yield page, tuple(word for cell in inside for word in cell)
