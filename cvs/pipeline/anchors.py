"""Finds the dated lines that entries are anchored on."""

import re
from collections.abc import Sequence

from cvs.pipeline.cleaning import APOSTROPHES, DASHES
from cvs.pipeline.dates import Period, find_period, without
from cvs.pipeline.document import Line

MOST_HEAD_WORDS = 14
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


def is_anchor(line: Line) -> bool:
    """A dated line: a range among few words, or a date that fills a part of the line."""
    return not line.bullet and is_dated(line)


def is_dated(line: Line) -> bool:
    period = find_period(line.text)
    if period is None:
        return False
    rest = without(line.text, period)
    if len(rest.split()) > MOST_HEAD_WORDS:
        return False
    return period.is_range or not rest or fills_part(line, period)


def fills_part(line: Line, period: Period) -> bool:
    """Whether the date has a cell to itself, or the start or end of the line after a separator."""
    start, end = period.place
    before, after = line.text[:start].rstrip(), line.text[end:].lstrip(")").strip()
    alone = period.text in (cell.strip("() ") for cell in line.cells)
    return alone or (not after and bool(SEPARATED.search(before)))


def head_text(line: Line) -> str:
    """The line's cells, tab-separated, without its dates and the length of time they come to."""
    text = "\t".join(line.cells)
    period = find_period(text)
    if period and not (period.is_range or period.text == text or fills_part(line, period)):
        return text
    rest = without(text, period)
    pieces = (LENGTH_OF_TIME.sub("", piece) for piece in rest.split("\t"))
    return "\t".join(piece for piece in pieces if piece.strip(" ()[]"))


def find_anchors(lines: Sequence[Line], body: Sequence[bool]) -> list[int]:
    """The numbers of the lines that date an entry.

    Where most of them give a range, a date alone that looks otherwise dates something else.
    """
    dated = [n for n, line in enumerate(lines) if not body[n] and is_dated(line)]
    ranges = [n for n in dated if is_range(lines[n])]
    if 2 * len(ranges) <= len(dated):
        return dated
    looks = {look_of_date(lines[number]) for number in ranges}
    return [n for n in dated if n in ranges or look_of_date(lines[n]) in looks]


def is_range(line: Line) -> bool:
    period = find_period(line.text)
    return period is not None and period.is_range


def look_of_date(line: Line) -> tuple[str, int, bool, int]:
    """Style, size, weight, and in how many cells the dated line is."""
    return line.style, round(line.size), line.bold, len(line.cells)
