"""Tells how far the lines of a column reach, and which texts its edge broke in two."""

from collections.abc import Iterable
from itertools import product

from cvs.pipeline.document import Line
from cvs.pipeline.paragraphs import is_full

COLUMN = 12.0  # points between the starts of lines of one column, at most
SAME_SIZE = 0.3
MOST_LEADING = 2.0  # from line to line, in sizes


class Margins:
    """How far to the right lines reach that start at about the same place of a page."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._rights: dict[tuple[int, int], float] = {}
        for line in lines:
            left, right = line.left, line.right
            if left is not None and right is not None:
                key = line.page, int(left // COLUMN)
                self._rights[key] = max(right, self._rights.get(key, 0.0))

    def right_of(self, line: Line) -> float:
        """Where the line's column ends; 0 where no places are told."""
        left = line.left
        if left is None:
            return 0.0
        near = product((line.page,), range(int(left // COLUMN) - 1, int(left // COLUMN) + 2))
        return max(self._rights.get(key, 0.0) for key in near)

    def broke(self, last: Line, line: Line) -> bool:
        """Whether the line looks like the end of the one above and had no room there."""
        return is_next(last, line) and is_full(last, line, self.right_of(line))


def is_next(last: Line, line: Line) -> bool:
    """Whether a line of one cell stands right below, in the look that the one above ends with."""
    above, below = last.baseline, line.baseline
    left, start = line.left, last.left
    if above is None or below is None or left is None or start is None:
        return False
    end, first = last.words[-1], line.words[0]
    alike = end.bold == first.bold and abs(end.size - first.size) < SAME_SIZE
    near = last.page == line.page and 0 < above - below < MOST_LEADING * max(end.size, 1.0)
    return alike and near and -COLUMN <= left - start < COLUMN and len(line.cells) == 1
