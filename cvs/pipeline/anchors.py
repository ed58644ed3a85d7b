"""Finds the dated lines that entries are anchored on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from cvs.pipeline.cleaning import APOSTROPHES, DASHES, fold
from cvs.pipeline.dates import HAS_DIGIT, Period, find_period, without
from cvs.pipeline.document import Line
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.vocabulary import words

MOST_HEAD_WORDS = 14
FEWEST_LEADING = 2  # lines that start with a range
# "from 2018", but not "from 2018 until now".
FROM_THEN = re.compile(r"(?:from|ab|d[eè]s)\s(?:\S+\s)?\S*\d{4}$", re.IGNORECASE)
SINCE = re.compile(r"(?:since|seit|depuis|desde|from|ab|d[eè]s)\s", re.IGNORECASE)
SAME_EDGE = 3.0  # points
MOST_PLACE_WORDS = 4  # with the separator before them, if it stands alone
BEFORE_PLACE = tuple(",|•·")
# Words that no line ends with unless it goes on: "on schedule for" above "2026".
BEFORE_DATE = words(
    "for in by of on to from until since before after the and around "
    "fur im in bis seit ab von vom zum am nach vor und um "
    "pour en de du au a depuis jusqu avant apres et d ici des "
    "para hasta desde y del antes en"
)
SEPARATED = re.compile(rf"[,|(•·:;{DASHES}]$")
_UNIT = (
    r"years?|yrs?|y|months?|mos?|m|weeks?|wks?|jahre?n?|monate?n?|mon|wochen?|ans?|annees?|mois|"
    r"semaines?|a[nñ]os?|mes|meses|semanas?"
)
_LENGTH = rf"\d{{1,3}}(?:[.,+½]\d?)?\s?\+?\s?(?:{_UNIT})\b\.?"
LENGTH_OF_TIME = re.compile(
    rf"[\s(\[,;|•·:{DASHES}]{{0,4}}{_LENGTH}(?:[\s,&{APOSTROPHES}]{{0,3}}(?:and|und|et|y)?\s?{_LENGTH})?"
    r"\s?[)\]]?$",
    re.IGNORECASE,
)


def is_dated(line: Line) -> bool:
    """Whether it has a range among few words, or a date that fills a part of the line."""
    period = find_period(line.text)
    if period is None:
        return False
    rest = without(line.text, period)
    if len(rest.split()) > MOST_HEAD_WORDS:
        return False
    ranges = period.is_range and not is_told_within(line.text, period)
    return ranges or not rest or fills_part(line.text, line.cells, period)


def leading_dates_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines; where several start with a range and another with a single date, these are apart.

    So "2016 Trainee, Kestrel Ltd" is dated below "2017 – 2020 Fitter, Heron Ltd".
    """
    leads = {n: period for n, line in enumerate(lines) if (period := leading_date(line))}
    edges = [edge_of(lines[n]) for n, period in leads.items() if period.is_range]
    if len(edges) < FEWEST_LEADING:
        return list(lines)
    if len(edges) == len(leads):
        return list(lines)
    return [
        apart_after(line, leads[n]) if n in leads and edge_of(line) in edges else line
        for n, line in enumerate(lines)
    ]


def leading_date(line: Line) -> Period | None:
    """The date that the line starts with, if a name follows it in the same cell."""
    if line.bullet or len(line.cells) > 1 or not HAS_DIGIT.match(line.text):
        return None
    period = find_period(line.text)
    if period is None or period.place[0]:
        return None
    rest = line.text[period.place[1] :]
    return period if rest[:1] == " " and rest[1:2].isupper() else None


def apart_after(line: Line, period: Period) -> Line:
    first = len(period.text.split())
    words = [replace(w, after_gap=True) if n == first else w for n, w in enumerate(line.words)]
    return replace(line, words=tuple(words))


def is_told_within(text: str, period: Period) -> bool:
    """Whether the text says since when something is so: "in charge of the night duty from 2018".

    "since" may date an entry without a separator before it, "from" does not.
    """
    if not (period.current and period.place[0] and FROM_THEN.match(period.text)):
        return False
    return not SEPARATED.search(text[: period.place[0]].rstrip())


def fills_part(text: str, cells: Sequence[str], period: Period) -> bool:
    """Whether the date has a cell to itself, or the start or end of the text after a separator."""
    start, end = period.place
    before, after = text[:start].rstrip(), text[end:].lstrip(")").strip()
    if period.text in (cell.strip("() ") for cell in cells):
        return True
    if not before and after[:1] in BEFORE_PLACE:
        return len(after.split()) <= MOST_PLACE_WORDS
    return not after and bool(SEPARATED.search(before))


def head_text(line: Line) -> str:
    """The line's cells, tab-separated, without its dates and the length of time they come to."""
    return without_dates(line.cells)


# Where a head ends is tried out: its lines are asked for again.
@lru_cache(maxsize=STANDARD_LIMITS.lines)
def without_dates(cells: tuple[str, ...]) -> str:
    text = "\t".join(cells)
    period = find_period(text)
    if period and not (period.is_range or period.text == text or fills_part(text, cells, period)):
        return text
    pieces = without(text, period).split("\t")
    if HAS_DIGIT.search(text):
        pieces = [LENGTH_OF_TIME.sub("", piece) for piece in pieces]
    return "\t".join(piece for piece in pieces if piece.strip(" ()[]"))


def find_anchors(lines: Sequence[Line], body: Sequence[bool], dated: Sequence[bool]) -> list[int]:
    """The numbers of the lines that date an entry: `dated` ones that are not in a `body`.

    Where most of them give a range, a date alone that looks otherwise dates something else. So
    does "since 2022" at the end of a sentence or of a line that starts elsewhere than the others.
    """
    heads = [n for n in range(len(lines)) if dated[n] and not (body[n] or goes_on(lines, body, n))]
    ranges = [n for n in heads if is_range(lines[n])]
    asides = {n for n in ranges if is_aside(lines[n])}
    if len(asides) < len(ranges):
        edges = {edge_of(lines[n]) for n in ranges if n not in asides}
        asides = {n for n in asides if ends_sentence(lines[n]) or edge_of(lines[n]) not in edges}
        heads = [n for n in heads if n not in asides]
        ranges = [n for n in ranges if n not in asides]
    if 2 * len(ranges) <= len(heads):
        return heads
    looks = {look_of_date(lines[number]) for number in ranges}
    return [n for n in heads if n in ranges or look_of_date(lines[n]) in looks]


def is_aside(line: Line) -> bool:
    """Whether words, and nothing that parts them from it, stand before a "since 2022"."""
    period = find_period(line.text)
    if period is None or not (period.current and SINCE.match(period.text)):
        return False
    before = line.text[: period.place[0]].rstrip()
    alone = any(period.text == cell.strip("() ") for cell in line.cells)
    return bool(before) and not alone and not SEPARATED.search(before)


def edge_of(line: Line) -> int | None:
    """Where the line starts, as far as lines are told apart by it."""
    return None if line.left is None else round(line.left / SAME_EDGE)


def ends_sentence(line: Line) -> bool:
    return line.text.endswith(".")


def goes_on(lines: Sequence[Line], body: Sequence[bool], number: int) -> bool:
    """Whether the line is only a date that ends the sentence of the description above it."""
    if not number or not body[number - 1] or head_text(lines[number]):
        return False
    return fold(lines[number - 1].words[-1].text) in BEFORE_DATE and not is_range(lines[number])


def is_range(line: Line) -> bool:
    period = find_period(line.text)
    return period is not None and period.is_range


def look_of_date(line: Line) -> tuple[str, int, bool, int]:
    """Style, size, weight, and in how many cells the dated line is."""
    return line.style, round(line.size), line.bold, len(line.cells)
