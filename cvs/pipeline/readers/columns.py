"""Tells a page of two columns from one whose lines merely have wide gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cvs.pipeline.document import Word

Row = tuple[Word, ...]

SAME_EDGE = 3.0  # points
MOST_CANDIDATES = 6
FEWEST_ROWS = 5
MOST_CROSSING = 0.15  # of the rows beside the right column
MOST_ALIGNED = 0.6  # of the shorter column's rows
FEWEST_CLOSE = 0.5  # of a column's rows
CLOSE = 2.2  # times the font size
NARROWEST_GUTTER = 0.6  # times the font size


@dataclass(frozen=True, slots=True)
class Halves:
    """A row cut at the gutter; `crosses` when its text runs through it."""

    left: Row
    right: Row
    crosses: bool


def in_reading_order(rows: Sequence[Row], gutter: float | None) -> Iterator[Row]:
    """The rows from top to bottom; beside each other, the left column before the right one."""
    if gutter is None:
        yield from rows
        return
    left: list[Row] = []
    right: list[Row] = []
    for halves in (cut(row, gutter) for row in rows):
        if halves.crosses:
            yield from (*left, *right, halves.left + halves.right)
            left, right = [], []
        else:
            left.extend(filter(None, [halves.left]))
            right.extend(filter(None, [halves.right]))
    yield from (*left, *right)


def cut(row: Row, gutter: float) -> Halves:
    left = tuple(word for word in row if start_of(word) < gutter - SAME_EDGE)
    right = row[len(left) :]
    if not left:
        return Halves((), right, crosses=False)
    edge = start_of(right[0]) if right else gutter
    space = edge - end_of(left[-1])
    crosses = space < (NARROWEST_GUTTER * left[-1].size if right else 0)
    return Halves(left, right, crosses)


def find_gutter(rows: Sequence[Row]) -> float | None:
    """Where the right column starts, in points from the page's left; None for one column."""
    return next((edge for edge in common_edges(rows) if is_gutter(rows, edge)), None)


def common_edges(rows: Sequence[Row]) -> list[float]:
    """Where cells start most often, but for the leftmost."""
    starts = [
        start_of(word)
        for row in rows
        for number, word in enumerate(row)
        if word.after_gap or not number
    ]
    counts = {edge: sum(abs(start - edge) < SAME_EDGE for start in starts) for edge in set(starts)}
    edges = [e for e in counts if counts[e] >= FEWEST_ROWS and e > min(starts) + SAME_EDGE]
    return sorted(edges, key=lambda edge: (-counts[edge], edge))[:MOST_CANDIDATES]


def is_gutter(rows: Sequence[Row], edge: float) -> bool:
    halves = [cut(row, edge) for row in rows]
    beside = [number for number, half in enumerate(halves) if half.right and not half.crosses]
    if not beside:
        return False
    inside = halves[beside[0] : beside[-1] + 1]
    whole = [half for half in inside if not half.crosses]
    left = [half.left for half in whole if half.left]
    right = [half.right for half in whole if half.right]
    fewer = min(len(left), len(right))
    both = sum(bool(half.left and half.right) for half in whole)
    return (
        fewer >= FEWEST_ROWS
        and len(inside) - len(whole) <= MOST_CROSSING * len(inside)
        and both <= MOST_ALIGNED * fewer
        and is_running(left)
        and is_running(right)
    )


def is_running(column: Sequence[Row]) -> bool:
    """Whether most rows follow closely on each other, as dates in a margin do not."""
    pairs = list(pairwise(column))
    close = sum(baseline(one) - baseline(two) <= CLOSE * one[0].size for one, two in pairs)
    return close >= FEWEST_CLOSE * len(pairs)


def start_of(word: Word) -> float:
    return word.box.x0 if word.box else 0.0


def end_of(word: Word) -> float:
    return word.box.x1 if word.box else 0.0


def baseline(row: Row) -> float:
    return row[0].box.y if row[0].box else 0.0
