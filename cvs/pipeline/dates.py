"""Dates and periods as CVs write them. A month or year that is not written is never filled in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cvs.pipeline.cleaning import APOSTROPHES, DASHES, flatten
from cvs.pipeline.vocabulary import MONTHS, PRESENT, SINCE, UNTIL

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"0?[1-9]|1[0-2]"
_MOMENT = rf"""(?:
    (?:\d{{1,2}}\.?\s+)?\b(?:{_MONTH})\b\.?,?\s*(?:de\s+|del\s+|\d{{1,2}},\s*)?(?:{_YEAR}|[{APOSTROPHES}]\d\d)
  | (?<![\d/.-])(?:\d{{1,2}}[/.])?(?:{_NUMBER})\s?[/.-]\s?{_YEAR}
  | (?<!\d){_YEAR}\s?[/.-]\s?(?:0[1-9]|1[0-2])(?:[/.-]\d\d)?
  | (?<!\d){_YEAR}
)(?!\d)"""
_PERIOD = re.compile(
    rf"""
    (?P<start>{_MOMENT} | \b(?:{_MONTH})\b\.?)
        \s*(?:[{DASHES}/~]+|\b(?:{UNTIL})\b)\s*(?:\b(?:{UNTIL})\b\s*)?
        (?:(?P<end>{_MOMENT})|\b(?P<present>{PRESENT})\b)
  | \b(?P<since>{SINCE})\s+(?P<open>{_MOMENT})
  | (?P<only>{_MOMENT})
    """,
    re.VERBOSE,
)
_NAMED = re.compile(rf"\b({_MONTH})\b.*?(?:({_YEAR})|[{APOSTROPHES}](\d\d))?$")
_MONTH_FIRST = re.compile(rf"({_NUMBER})\s?[/.-]\s?({_YEAR})$")
_YEAR_FIRST = re.compile(rf"({_YEAR})\s?[/.-]\s?(\d\d)")
_LATEST_SHORT_YEAR = 40


@dataclass(frozen=True, slots=True)
class Period:
    """`text` is as written; start and end are "2021-03" or "2021"; `place` is where in the line.

    A single date has an end and no start.
    """

    text: str
    start: str | None
    end: str | None
    current: bool
    place: tuple[int, int]

    @property
    def is_range(self) -> bool:
        return self.start is not None


def find_period(text: str) -> Period | None:
    """The first range of dates in the text, or else its first date."""
    periods = find_periods(text)
    ranges = [period for period in periods if period.is_range]
    return next(iter(ranges or periods), None)


# Every stage asks for the same lines again.
@lru_cache(maxsize=4096)
def find_periods(text: str) -> tuple[Period, ...]:
    flat = flatten(text)
    return tuple(_period(text, match) for match in _PERIOD.finditer(flat))


def without(text: str, period: Period | None) -> str:
    """The text less the period and the brackets or separators around it."""
    if period is None:
        return text
    start, end = period.place
    before = re.sub(rf"[\s(\[,;:|•·{DASHES}]+$", "", text[:start])
    after = re.sub(rf"^[\s)\],;:.|•·{DASHES}]+", "", text[end:])
    return "\t".join(part for part in (before, after) if part)


def _period(text: str, match: re.Match[str]) -> Period:
    end = match["end"] or match["only"]
    start = match["start"] or match["open"]
    return Period(
        text=text[match.start() : match.end()].strip(),
        start=_iso(start, otherwise=end) if start else None,
        end=_iso(end) if end else None,
        current=bool(match["present"] or match["since"]),
        place=match.span(),
    )


def _iso(moment: str, otherwise: str | None = None) -> str | None:
    """ISO form; a month that stands alone takes the year of the range's other end."""
    if named := _NAMED.search(moment):
        year = named[2] or _long_year(named[3]) or (otherwise and _year_of(otherwise))
        return f"{year}-{MONTHS[named[1]]:02}" if year else None
    if numbers := _MONTH_FIRST.search(moment):
        return f"{numbers[2]}-{int(numbers[1]):02}"
    if numbers := _YEAR_FIRST.search(moment):
        return f"{numbers[1]}-{numbers[2]}"
    return moment.strip()


def _long_year(short: str | None) -> str | None:
    if short is None:
        return None
    return f"20{short}" if int(short) <= _LATEST_SHORT_YEAR else f"19{short}"


def _year_of(moment: str) -> str | None:
    iso = _iso(moment)
    return iso[:4] if iso else None
