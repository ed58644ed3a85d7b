"""Tells the lines that describe an entry from those that head one."""

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import compress

from cvs.pipeline.anchors import MOST_HEAD_WORDS, head_text
from cvs.pipeline.dates import LONGEST_DATED, find_period
from cvs.pipeline.document import Line
from cvs.pipeline.places import is_place

SAME_INDENT = 3.0  # points
SLIGHT_INDENT = 1.2
BULLET_WIDTH = 18.0  # points from a bullet to its text, at most
SAME_MIDDLE = 4.0
MOST_WORDS_RIGHT = 5
SHORTEST_SENTENCE = 5  # words
LONG_TEXT = 11  # words that no line of a head has without a gap
SENTENCE_END = re.compile(r"(?<![\w.])[^\W\d]{4,}\.$|;$")

Look = tuple[str, int, bool]


def body_marks(lines: Sequence[Line], dated: Sequence[bool]) -> list[bool]:
    """For each line whether it belongs to a description; `dated` tells which could date an entry.

    That is what has a bullet, hangs below one, stands off the columns where heads start, or looks
    like the text of descriptions and unlike any head.
    """
    anchors = [told and not line.bullet for line, told in zip(lines, dated, strict=True)]
    anchored = list(compress(lines, anchors))
    heads = [*lines[:1], *anchored, *below_dates(lines, anchors)]
    columns, rights = head_columns(heads), head_rights(anchored)
    middle = head_middle([*lines[:1], *anchored])
    head_looks = set(map(look_of, heads))
    texts = [is_text(line) for line in lines]
    offs = [is_off(line, columns) for line in lines]
    rows = zip(lines, texts, offs, strict=True)
    looks = {look_of(line) for line, text, off in rows if text and not off} - head_looks
    marks: list[bool] = []
    bulleted: Line | None = None
    for number, line in enumerate(lines):
        last = lines[number - 1] if number else None
        hangs = False
        if bulleted and last and not anchors[number]:
            hangs = hangs_below(line, last, bulleted, head_looks)
        bulleted = line if line.bullet else bulleted if hangs else None
        off = offs[number] and not (is_centred(line, middle) or is_at(line, rights))
        near_date = any(anchors[max(number - 1, 0) : number + 1])
        alike = look_of(line) in looks and (texts[number] or not near_date)
        marks.append(line.bullet or hangs or off or alike)
    return marks


def look_of(line: Line) -> Look:
    return line.style, round(2 * line.size), line.words[0].bold


def is_text(line: Line) -> bool:
    """A long line in one cell, without a bullet."""
    return not line.bullet and len(line.cells) == 1 and len(line.words) > LONG_TEXT


def hangs_below(line: Line, last: Line, bulleted: Line, heads: set[Look]) -> bool:
    """Whether an undated line goes on with the bulleted text that the line above belongs to."""
    if line.bullet or line.left is None or bulleted.left is None:
        return False
    indent = bulleted.left - line.left
    if abs(indent) < SAME_INDENT:
        return look_of(line) == look_of(bulleted)
    if not 0 < indent < BULLET_WIDTH or look_of(line) != look_of(bulleted):
        return False
    goes_on = line.text[:1].islower() and not SENTENCE_END.search(last.text)
    return goes_on or look_of(line) not in heads


def head_columns(heads: Sequence[Line]) -> list[float]:
    """Where entries' heads start."""
    lefts = [left for line in heads for left in cell_lefts(line)]
    lefts += [left for line in heads if (left := left_after_date(line)) is not None]
    return sorted(set(lefts))


def is_near(edge: float, edges: list[float], most: float) -> bool:
    """Whether one of the edges, which are sorted, is less than `most` away."""
    place = bisect(edges, edge)
    return any(abs(edge - other) < most for other in edges[max(place - 1, 0) : place + 1])


def below_dates(lines: Sequence[Line], anchors: Sequence[bool]) -> list[Line]:
    """What stands below dates alone, where the first entry starts with them."""
    if not lines or not anchors[0] or head_text(lines[0]):
        return []
    rows = zip(lines, anchors, lines[1:], strict=False)
    return [line for date, told, line in rows if told and not line.bullet and not head_text(date)]


def cell_lefts(line: Line) -> list[float]:
    starts = [word for number, word in enumerate(line.words) if word.after_gap or not number]
    return [word.box.x0 for word in starts if word.box]


def left_after_date(line: Line) -> float | None:
    """Where the text starts that follows a date without a gap, as in a column of dates."""
    period = find_period(line.text)
    if period is None or period.place[0] > 0:
        return None
    place = 0
    for word in line.words:
        if place >= period.place[1]:
            return word.box.x0 if word.box else None
        place += len(word.text) + 1
    return None


def is_off(line: Line, columns: list[float]) -> bool:
    """Whether no cell of the line starts where an entry's head may start.

    A bold line may stand a little off.
    """
    lefts = cell_lefts(line)
    most = SAME_INDENT if line.words[0].bold else SLIGHT_INDENT
    return bool(lefts and columns) and not any(is_near(left, columns, most) for left in lefts)


def head_rights(anchored: Sequence[Line]) -> list[float]:
    heads = (line for line in anchored if len(line.cells) > 1)
    return sorted({line.right for line in heads if line.right is not None})


def is_at(line: Line, rights: list[float]) -> bool:
    """Whether a short line ends where the dates of heads do: their right-hand column."""
    if line.right is None or len(line.words) > MOST_WORDS_RIGHT:
        return False
    return is_near(line.right, rights, SAME_INDENT)


def head_middle(heads: Sequence[Line]) -> float | None:
    """Where heads are centred, if more than half of them are."""
    middles = sorted(middle for line in heads if (middle := middle_of(line)) is not None)
    if len(middles) <= 1:
        return None
    median = middles[len(middles) // 2]
    near = sum(abs(middle - median) < SAME_MIDDLE for middle in middles)
    return median if 2 * near > len(middles) else None


def middle_of(line: Line) -> float | None:
    if line.left is None or line.right is None:
        return None
    return (line.left + line.right) / 2


def is_centred(line: Line, middle: float | None) -> bool:
    """Whether the line is centred as the heads are: no two of them start at the same place."""
    own = middle_of(line)
    return middle is not None and own is not None and abs(own - middle) < SAME_MIDDLE


def is_head_like(line: Line) -> bool:
    """Short and no sentence; a full stop may end an abbreviation such as "B.Sc." or "S. Coop."."""
    words = len(line.words)
    if words > MOST_HEAD_WORDS or len(line.text) > LONGEST_DATED:
        return False
    ends = words >= SHORTEST_SENTENCE and SENTENCE_END.search(line.text) is not None
    return not ends or is_place(line.text.rsplit(",", 1)[-1].rstrip("."))
