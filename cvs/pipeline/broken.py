"""Puts together a head whose text was too long for its line."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cvs.pipeline.anchors import MOST_HEAD_WORDS, SEPARATED
from cvs.pipeline.cleaning import fold, is_bullet
from cvs.pipeline.dates import could_end, find_period
from cvs.pipeline.document import Line, Word
from cvs.pipeline.parts import SMALL_WORDS

MOST_DATE_WORDS = 6
MOST_WORDS = 2 * MOST_HEAD_WORDS
DANGLING = frozenset("|/@·•-\u2013\u2014")
MOST_WORDS_OF_REST = 5
NAMES_APART = re.compile(r"\s[|/@·•\u2013\u2014]\s")
SAME_LEFT = 12.0  # points


def head_continued(above: Line, line: Line) -> Line | None:
    """Both in one line, if the one above ends with a separator, amid a name or the dates."""
    if above.bullet or len(above.words) + len(line.words) > MOST_WORDS or not is_under(above, line):
        return None
    if ends_its_range(above, line):
        return replace(above, words=(*above.words, *dash_of(line), *line.words))
    if line.bullet or not (is_dangling(above, line) or is_cut_name(above, line)):
        return None
    return replace(above, words=above.words + line.words)


def dash_of(line: Line) -> Iterator[Word]:
    """The dash before a range's last date, where it was taken for a bullet."""
    if line.bullet:
        first = line.words[0]
        box = replace(first.box, x1=first.box.x0) if first.box else None
        yield replace(first, text="\u2013", box=box)


def is_under(above: Line, line: Line) -> bool:
    """Whether it starts no further right than the line above; True where no places are told."""
    if above.left is None or line.left is None:
        return True
    return line.left - above.left < SAME_LEFT


def is_dangling(above: Line, line: Line) -> bool:
    """Whether the line above ends with a separator of its own, and something is to follow it."""
    last = above.words[-1].text
    if last not in DANGLING or len(above.words) == 1 or round(above.size) != round(line.size):
        return False
    return find_period(above.text) is None and not line.text[:1].islower()


def is_cut_name(above: Line, line: Line) -> bool:
    """Whether the last of several names above ends with a word such as "of" and goes on here."""
    parts = NAMES_APART.split(above.text)
    if len(parts) == 1 or len(line.words) > MOST_WORDS_OF_REST or look_of(above) != look_of(line):
        return False
    name = parts[-1].split()
    told = find_period(above.text) or find_period(line.text)
    return len(name) > 1 and fold(name[-1]) in SMALL_WORDS and name[0][0].isupper() and not told


def look_of(line: Line) -> tuple[float, bool]:
    return line.size, line.bold


def ends_its_range(above: Line, line: Line) -> bool:
    """Whether the whole line and the words behind a separator above it make one range of dates.

    A dash that starts the line may have been taken for its bullet.
    """
    if len(line.words) > MOST_DATE_WORDS or not could_end(line.words[-1].text):
        return False
    for length in range(1, min(MOST_DATE_WORDS, len(above.words))):
        start = len(above.words) - length
        if not above.words[start].after_gap and not separates(above.words[start - 1].text):
            continue
        words = (*above.words[start:], *dash_of(line), *line.words)
        text = " ".join(word.text for word in words)
        period = find_period(text)
        if period and period.is_range and period.text == text.strip(" ()"):
            return not is_whole(above, start)
    return False


def separates(word: str) -> bool:
    return is_bullet(word) or bool(SEPARATED.search(word))


def is_whole(above: Line, start: int) -> bool:
    """Whether the words from `start` on are a range by themselves."""
    period = find_period(" ".join(word.text for word in above.words[start:]))
    return period is not None and period.is_range and period.end is not None
