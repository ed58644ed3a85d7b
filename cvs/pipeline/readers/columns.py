"""Tells a page of several columns from one whose lines merely have wide gaps.

Two columns are texts of their own: each runs on from line to line, and their baselines agree by
chance only. The cells of a table, or a date at the margin, stand on the baseline of what they
belong to. So a page is cut where words leave a strip free, and the cut is kept where the baselines
on its sides differ. What stands on each side is cut again in the same way.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from cvs.pipeline.cleaning import is_bullet
from cvs.pipeline.document import Word

Row = tuple[Word, ...]
Look = tuple[float, bool]

SAME_EDGE = 3.0  # points
STEP = 2.0  # points: the grain in which free strips are looked for
WIDEST_PAGE = 3_000.0  # points; what is printed beyond is not looked at for strips
MOST_EDGES = 5  # tried for one page, of each kind
FEWEST_STARTS = 5  # of cells, to make an edge
FEWEST_ROWS = 3  # of the shorter column
FEWEST_ROWS_BESIDE = 5  # of the longer column
MOST_COVERED = 0.15  # of the rows of the page's fullest strip
FEWEST_BETWEEN = 0.4  # of the shorter column's rows that have something beside them
FEWEST_ON_GRID = 0.12  # of them, where both columns keep to one grid of lines
SAME_BASELINE = 0.22  # times the font size
BESIDE = 0.9  # times the font size
NEXT_LINE = 1.5  # times the font size
MOST_WRAPPED = 2  # lines that go on below an aligned one
FEWEST_CLOSE = 0.4  # of a column's rows
CLOSE = 2.2  # times the font size
NARROWEST_GUTTER = 0.6  # times the font size
FEWEST_ALIKE = 0.8  # of the rows of lists side by side
FEWEST_NEAR, MOST_NEAR = 0.3, 0.7  # of the rows right of a gutter, if columns stand behind
WIDEST_INDENT = 4.0  # times the font size
FEWEST_OWN = 0.25  # of the shorter column's rows
FEWEST_DATED = 0.4  # of a column's rows
FEWEST_FULL = 0.1  # of the left column's rows
NARROWEST_TEXT = 0.25  # of the width of all; so are the next two
WIDEST_GUTTER = 0.1
WIDEST_MARGIN = 0.3
MOST_UNEQUAL = 2.0  # how much wider the rows of one list may be than those of the other
DEEPEST = 2  # columns within columns


class Halves(NamedTuple):
    """A row cut at the gutter; `crosses` when its text runs through it."""

    left: Row
    right: Row
    crosses: bool


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page from top to bottom: rows across it, all in `left`, or two columns.

    `rows` counts those that were cut into the two.
    """

    left: tuple[Row, ...]
    right: tuple[Row, ...] = ()
    edge: float = 0.0
    rows: int = 0


def in_reading_order(regions: Sequence[Region], depth: int = 0) -> Iterator[Row]:
    """The rows from top to bottom; beside each other, the left column before the right one."""
    for region in regions:
        if region.right and depth < DEEPEST:
            yield from in_reading_order(regions_of(region.left), depth + 1)
            yield from in_reading_order(regions_of(region.right), depth + 1)
        else:
            yield from region.left


def regions_of(rows: Sequence[Row]) -> list[Region]:
    """The page's regions from top to bottom."""
    found = [regions for edge in edges_of(rows) if (regions := divide(rows, edge))]
    return max(found, key=room_between, default=[Region(tuple(rows))])


def room_between(regions: Sequence[Region]) -> tuple[int, float]:
    """How many rows are cut in two, and how wide the gutter is."""
    pairs = [region for region in regions if region.right]
    ends = max(end_of(row[-1]) for region in pairs for row in region.left)
    return sum(region.rows for region in pairs), pairs[0].edge - ends


def divide(rows: Sequence[Row], edge: float) -> list[Region]:
    """The regions when cut at the edge; none if nothing there is two columns."""
    halves = [cut(row, edge) for row in rows]
    bands = [list(band) for _, band in groupby(halves, key=attrgetter("crosses"))]
    columns = [columns_of(band) for band in bands]
    if not any(columns):
        return []
    return [
        Region(*pair, edge, len(band))
        if pair
        else Region(tuple(left + right for left, right, _ in band))
        for band, pair in zip(bands, columns, strict=True)
    ]


def columns_of(band: Sequence[Halves]) -> tuple[tuple[Row, ...], tuple[Row, ...]] | None:
    """The columns that the band's halves are, if they are any."""
    if band[0].crosses:
        return None
    left = tuple([half.left for half in band if half.left])
    right = tuple([half.right for half in band if half.right])
    return (left, right) if is_parallel(band, left, right) else None


def cut(row: Row, edge: float) -> Halves:
    begin = edge - SAME_EDGE
    if start_of(row[0]) >= begin:
        return Halves((), row, crosses=False)
    if start_of(row[-1]) < begin:
        return Halves(row, (), crosses=end_of(row[-1]) > edge)
    place = bisect_left(row, begin, key=start_of)
    left, right = row[:place], row[place:]
    narrowest = NARROWEST_GUTTER * left[-1].size if is_aligned(left[-1:], right) else 0
    return Halves(left, right, crosses=start_of(right[0]) - end_of(left[-1]) < narrowest)


def is_aligned(left: Row, right: Row) -> bool:
    """Whether both stand on one baseline, which two columns do by chance."""
    return abs(baseline(left) - baseline(right)) < SAME_BASELINE * size_of(left, right)


def is_parallel(band: Sequence[Halves], left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the band's halves, those on its two sides, are two texts and not the cells of one."""
    if min(len(left), len(right)) < FEWEST_ROWS:
        return False
    if are_lists(band):
        return True
    if max(len(left), len(right)) < FEWEST_ROWS_BESIDE or not (
        is_running(left) and is_running(right)
    ):
        return False
    fewer, more = sorted((left, next_to_gutter(right)), key=len)
    aligned, between = count_aligned(fewer, more)
    if between < FEWEST_ON_GRID * (aligned + between) or not between:
        return False
    if between < FEWEST_BETWEEN * (aligned + between):
        return are_full(left, right) and have_rows_of_their_own(band, len(fewer))
    return not any(is_margin_of_dates(column, (*left, *right)) for column in (left, right))


def next_to_gutter(right: Sequence[Row]) -> Sequence[Row]:
    """The rows of the column that starts at the gutter, where more columns stand behind it."""
    begin, _ = extent_of(right)
    widest = WIDEST_INDENT * min(row[0].size for row in right)
    near = [row for row in right if start_of(row[0]) < begin + widest]
    return near if FEWEST_NEAR <= len(near) / len(right) <= MOST_NEAR else right


def have_rows_of_their_own(band: Sequence[Halves], fewer: int) -> bool:
    """Whether on both sides rows stand alone, as they do not in a table."""
    lefts = sum(not half.right for half in band)
    rights = sum(not half.left for half in band)
    return min(lefts, rights) >= FEWEST_OWN * fewer


def are_full(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both columns are wide and lines of the left one fill it, unlike labels and dates."""
    (start, end), (begin, stop) = extent_of(left), extent_of(right)
    whole = stop - start
    full = sum(begin - end_of(row[-1]) <= WIDEST_GUTTER * whole for row in left)
    narrower = min(end - start, stop - begin)
    return narrower >= NARROWEST_TEXT * whole and full >= FEWEST_FULL * len(left)


def is_margin_of_dates(column: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether it is a narrow column that mostly holds numbers and dashes."""
    (start, end), (left, right) = extent_of(column), extent_of(rows)
    dated = sum(map(is_dated, column))
    is_narrow = end - start < WIDEST_MARGIN * (right - left)
    return is_narrow and dated >= FEWEST_DATED * len(column)


def is_dated(row: Row) -> bool:
    """Whether there is a number in the row, or nothing but the dash between two dates."""
    return is_bullet(row[-1].text) or any(char.isdigit() for word in row for char in word.text)


def extent_of(column: Sequence[Row]) -> tuple[float, float]:
    return min(start_of(row[0]) for row in column), max(end_of(row[-1]) for row in column)


def count_aligned(column: Sequence[Row], other: Sequence[Row]) -> tuple[int, int]:
    """How many rows stand on a baseline of the other column, and how many between two of them.

    What wraps below an aligned row says nothing, nor does a row with nothing beside it.
    """
    baselines = [-baseline(row) for row in other]
    aligned = between = wrapped = 0
    last: Row | None = None
    for row in column:
        wrapped = wrapped - 1 if last and wrapped and is_next_line(last, row) else 0
        last = row
        place = bisect_left(baselines, -baseline(row))
        near = min(other[max(place - 1, 0) : place + 1], key=lambda one: distance(one, row))
        if is_aligned(row, near):
            aligned, wrapped = aligned + 1, MOST_WRAPPED + 1
        elif not wrapped and distance(near, row) < BESIDE * size_of(row, near):
            between += 1
    return aligned, between


def distance(one: Row, other: Row) -> float:
    return abs(baseline(one) - baseline(other))


def is_next_line(above: Row, row: Row) -> bool:
    return distance(above, row) < NEXT_LINE * size_of(above, row)


def size_of(one: Row, other: Row) -> float:
    return max(one[0].size, other[0].size)


def is_running(column: Sequence[Row]) -> bool:
    """Whether most rows follow closely on each other, as dates in a margin do not."""
    pairs = list(pairwise(column))
    close = sum(baseline(one) - baseline(two) <= CLOSE * one[0].size for one, two in pairs)
    return close >= FEWEST_CLOSE * len(pairs)


def are_lists(band: Sequence[Halves]) -> bool:
    """Whether these are lists of one make, side by side on the same baselines.

    Each begins with a heading or title: the rows differ in look, and their halves do not.
    """
    pairs = [half for half in band if half.left and half.right]
    looks = [(look_of(half.left), look_of(half.right)) for half in pairs]
    alike = sum(left == right for left, right in looks)
    return (
        len(pairs) >= FEWEST_ROWS
        and alike >= FEWEST_ALIKE * len(band)
        and len({left for left, _ in looks}) > 1
        and have_equal_room(pairs)
    )


def have_equal_room(pairs: Sequence[Halves]) -> bool:
    """Whether the halves start on two edges, and are as wide as each other."""
    starts = [(start_of(half.left[0]), start_of(half.right[0])) for half in pairs]
    left: float = min(start for start, _ in starts)
    right: float = min(start for _, start in starts)
    level = sum(abs(start - right) < SAME_EDGE for _, start in starts)
    widths = [(width_of(half.left), width_of(half.right)) for half in pairs]
    one, other = sorted(median(side) for side in zip(*widths, strict=True))
    return level >= FEWEST_ALIKE * len(pairs) and other <= MOST_UNEQUAL * one and left < right


def look_of(row: Row) -> Look:
    return row[0].size, row[0].bold


def width_of(row: Row) -> float:
    return end_of(row[-1]) - start_of(row[0])


def edges_of(rows: Sequence[Row]) -> list[float]:
    """Where a right column may start, in points from the page's left."""
    cells = [cell for row in rows for cell in cells_of(row)]
    return list(dict.fromkeys([*common_edges(cells), *edges_of_strips(cells)]))


def common_edges(cells: Sequence[Row]) -> list[float]:
    """Where cells start most often, but for the leftmost."""
    starts = sorted([start_of(cell[0]) for cell in cells])
    counts = {
        edge: bisect_left(starts, edge + SAME_EDGE) - bisect_left(starts, edge - SAME_EDGE)
        for edge in set(starts)
    }
    edges = [e for e in counts if counts[e] >= FEWEST_STARTS and e > starts[0] + SAME_EDGE]
    kept: list[float] = []
    for edge in sorted(edges, key=lambda edge: (-counts[edge], edge)):
        if len(kept) == MOST_EDGES:
            break
        if all(abs(edge - other) > SAME_EDGE for other in kept):
            kept.append(edge)
    return kept


def edges_of_strips(cells: Sequence[Row]) -> list[float]:
    """The ends of the widest strips that hardly a row runs through, the right ones first.

    The rows of a column that ends at the margin start at any place: the left end parts them.
    """
    changes: defaultdict[int, int] = defaultdict(int)
    for cell in cells:
        changes[int(start_of(cell[0]) // STEP)] += 1
        changes[int(end_of(cell[-1]) // STEP) + 1] -= 1
    places = sorted(place for place in changes if 0 <= place < WIDEST_PAGE / STEP)
    covered = list(accumulate(changes[place] for place in places))
    most = MOST_COVERED * max(covered, default=0)
    strips: list[tuple[int, int]] = []
    begin: int | None = None
    for place, rows_here in zip(places, covered, strict=True):
        if rows_here > most and begin is not None:
            strips.append((begin - place, place))
        begin = None if rows_here > most else begin if begin is not None else place
    widest = sorted(strips)[:MOST_EDGES]
    ends = [place * STEP for _, place in widest]
    return ends + [(place + width) * STEP + SAME_EDGE for width, place in widest]


def cells_of(row: Row) -> Iterator[Row]:
    """The row's words between gaps as wide as a gutter."""
    first = 0
    for number, (one, two) in enumerate(pairwise(row), start=1):
        if one.box and two.box and two.box.x0 - one.box.x1 > NARROWEST_GUTTER * one.size:
            yield row[first:number]
            first = number
    yield row[first:]


def start_of(word: Word) -> float:
    return word.box.x0 if word.box else 0.0


def end_of(word: Word) -> float:
    return word.box.x1 if word.box else 0.0


def baseline(row: Row) -> float:
    return row[0].box.y if row[0].box else 0.0
