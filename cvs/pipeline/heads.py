"""Finds where a CV's head goes on, in a column that is read after others."""

from collections.abc import Sequence
from itertools import takewhile

from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line

MUCH_LARGER = 1.3
SAME_EDGE = 3.0  # points
FAR_UP = 3.0  # sizes from a column's end to where the next one starts, at least


def head_again(lines: Sequence[Line], section: range, largest: float, top: Line) -> range:
    """The lines of the head that stand in a column beside; empty, at the section's end, if none.

    They begin with the largest of all lines, the name, in another column than the section's
    heading, or in a column that starts higher than the first heading and tells of no time: jobs and
    schools may go on up there.
    """
    heading = lines[section.start]
    for number in section[1:]:
        line = lines[number]
        named = line.size == largest > MUCH_LARGER * heading.size
        if named and not same_left(line, heading):
            return range(number, section.stop)
        if starts_column(lines[number - 1], line) and is_above(line, top):
            column = section[number - section.start :]
            if not any(find_period(lines[n].text) for n in column):
                above = takewhile(lambda n: is_above(lines[n], top), column)
                return range(number, number + len(list(above)))
    return range(section.stop, section.stop)


def starts_column(above: Line, line: Line) -> bool:
    """Whether the text goes on much higher up on the same page, and further right."""
    if line.baseline is None or above.baseline is None or line.page != above.page:
        return False
    higher = line.baseline - above.baseline > FAR_UP * line.size
    return higher and (line.left or 0) > (above.left or 0) + SAME_EDGE


def is_above(line: Line, heading: Line) -> bool:
    """Whether it stands over the heading's line, on its page."""
    if line.baseline is None or heading.baseline is None or line.page != heading.page:
        return False
    return line.baseline > heading.baseline + heading.size


def same_left(line: Line, other: Line) -> bool:
    if line.left is None or other.left is None:
        return True
    return abs(line.left - other.left) < SAME_EDGE
