"""Dates and periods as CVs write them. A month or year that is not written is never filled in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cvs.pipeline.cleaning import APOSTROPHES, DASHES, flatten
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.vocabulary import AROUND, FROM, MONTHS, PRESENT, SEASONS, SINCE, UNTIL

LONGEST_DATED = 1000  # characters; a longer line is a text, and its dates are in there


def one_of(names: Iterable[str]) -> str:
    """A pattern for the names, the longer first, that tries only those with the right letter."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_letter.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def last_words(phrases: str) -> list[str]:
    return sorted({phrase.rsplit(maxsplit=1)[-1] for phrase in phrases.split("|")})


_MONTH = one_of(MONTHS)
_AROUND = AROUND.replace(" ", r"\s")
_SEASON_NAMES = one_of(name.replace(" ", r"\s") for name in SEASONS.split("|"))
_TERM = r"(?:\s(?:term|semester|session|quarter))?"  # what a season's name may have behind it
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_WORD = rf"{_DAY}(?:\.|st|nd|rd|th|er)?"
_DASH = rf"(?:[{DASHES}/~>\u2192\u279c\u2794]+)"
_THEN = r"(?:\b|(?=\d))"  # where a month's name ends: "Sep 19", "Sep19"
# A moment may be told without its century ("03/19", "Mar 19") or its stroke in a range only.
_SHORT = rf"""(?:
    \b(?:{_MONTH}){_THEN}\.?[\s-]?[{APOSTROPHES}]?\d\d
  | (?<![\w./-])(?:{_DAY}\s?/)?{_NUMBER}/[{APOSTROPHES}]?\d\d
  | (?<![\w./-])(?:{_DAY}\.\s?)?(?:0[1-9]|1[0-2])\.\d\d
  | (?<![\w./-])(?:0[1-9]|1[0-2])\s{_YEAR}
  | (?<!\w)[{APOSTROPHES}]\d\d
)(?![\w%]|[.,/]\d)"""
_MOMENT = rf"""(?:(?:\b(?:{_AROUND})\b[.:]?\s+)?(?:
    (?:\b{_DAY_WORD}(?:-|\s+)(?:de\s+)?)?\b(?:{_MONTH}){_THEN}\.?,?[\s/-]{{0,2}}
        (?:de\s+|del\s+|{_DAY_WORD},?\s*)?(?:{_YEAR}|[{APOSTROPHES}]\d\d)
  | (?<![\d/.-])(?:{_DAY}\s?[/.]\s?)?{_NUMBER}\s?[/.-]\s?{_YEAR}
  | \b{_YEAR}(?:\s+|[-/])(?:{_MONTH})\b\.?(?!\s*(?:{_YEAR}|[{APOSTROPHES}]\d\d))
  | (?<!\d){_YEAR}\s?[/.-]\s?(?:0[1-9]|1[0-2])(?:[/.-]\d\d)?
  | (?<![\d/]){_YEAR}/(?:{_YEAR}|\d\d)
  | (?:\b(?:{_SEASON_NAMES}){_TERM}\.?,?\s+|\b(?:q|t)[1-4][\s/,-]{{1,2}}
        |\b[1-4](?:\.|er|e|o)?\s?(?:quartal|halbjahr|(?:cuatri|tri|se)mestre)\s)
        (?:de\s+|del\s+)?{_YEAR}(?:/\d\d(?:\d\d)?)?
  | (?<![\d/]){_YEAR}(?:\s?/?\s?q[1-4]\b)?
)(?!\d))"""
# Behind a dash that stands close, numbers end a range: "02/2016-03/2020".
_LAST, _LAST_SHORT = _MOMENT.replace("/.-])", "/.])"), _SHORT.replace("./-])", "./])")
_PRESENT = rf"(?:\b(?:{PRESENT})\b)".replace(" ", r"\s")
_SINCE = rf"(?:\b(?:{SINCE})\b)".replace(" ", r"\s")
_FROM = rf"(?:(?:{_SINCE}|\b(?:{FROM})\b):?\s+)?"
_UNTIL = UNTIL.replace(" ", r"\s")
_TO = rf"(?:\s*(?:{_DASH}|\b(?:{_UNTIL})\b[:-]?)\s*(?:\b(?:{_UNTIL})\b\s*)?)"
_STACKED = rf"(?:^\s*(?P<first>{_MOMENT})\s+(?:(?P<second>{_MOMENT})|{_PRESENT})\s*$)"
_ALONE = re.compile(_STACKED, re.VERBOSE)
_WHOLE = re.compile(rf"{_MOMENT}{_TO}(?:{_LAST}|{_PRESENT})", re.VERBOSE)
_NAMES = (*MONTHS, *f"{SEASONS}|{AROUND}|{SINCE}|{FROM}|{PRESENT}".split("|"))
_FIRST_WORD = one_of({name.split()[0] for name in _NAMES})
# The first line only spares the others: no period starts anywhere else.
_PERIOD = re.compile(
    rf"""
    (?=[\d{APOSTROPHES}]|\b(?:{_FIRST_WORD}|[qt][1-4]){_THEN}|^)(?:
    {_STACKED}
  | {_FROM}(?P<start>{_MOMENT}){_TO}(?:(?P<end>{_LAST})|(?P<present>{_PRESENT}))
  | (?P<bare>\b(?:{_MONTH})\b\.?){_TO}(?P<bare_end>{_MOMENT})
  | (?P<month>(?<![\d/.-])(?:0[1-9]|1[0-2]))\.?\s?[{DASHES}]\s?
        (?P<month_end>{_NUMBER}[/.]{_YEAR})(?!\d)
  | {_FROM}(?P<short>{_SHORT}){_TO}(?:(?P<short_end>{_LAST_SHORT})|{_PRESENT})
  | (?P<from>(?<![\d/]){_YEAR})\s?(?:[\u2012-\u2015]|-(?!0[1-9]|1[0-2]))\s?
        (?P<to>\d\d)(?![\d%.,/]|\s?[{DASHES}/]\s?\d)
  | (?P<back>{_PRESENT})\s*{_DASH}\s*(?P<began>{_MOMENT})
  | {_SINCE}\s+(?P<since>{_MOMENT}|{_SHORT})
  | (?P<open>{_MOMENT})\s*[{DASHES}]+\s*$
  | (?P<only>{_MOMENT}|^[{APOSTROPHES}]\d\d(?=\s*(?:[,|•·]|$)))
    )""",
    re.VERBOSE,
)
_OPEN = re.compile(
    rf"[(]?{_FROM}(?:{_MOMENT}|{_SHORT})(?:{_TO}(?:\b(?:{_MONTH})\b\.?(?:\sdel?)?|{_YEAR}[{DASHES}/])?)?",
    re.VERBOSE,
)
# What the last word of a range holds at least, brackets aside.
_ENDS = re.compile(
    rf"\d|[{DASHES}]$|^[()]+$|\b(?:{_MONTH})\b|\b(?:{'|'.join(last_words(PRESENT))})\b"
)
_STILL = re.compile(rf"{_TO}?{_PRESENT}", re.VERBOSE)
_NAMED = re.compile(rf"\b({_MONTH}){_THEN}")
_NAMED_YEAR = re.compile(rf"({_YEAR})|(\d\d)$")
_DAY_FIRST = re.compile(
    rf"(?<!\d)({_NUMBER})(?:\s?[/.-]\s?|\s)(?:({_YEAR})|[{APOSTROPHES}]?(\d\d))$"
)
_YEAR_FIRST = re.compile(rf"({_YEAR})\s?[/.-]\s?(0[1-9]|1[0-2])(?!\d)")
_SCHOOL_YEAR = re.compile(rf"({_YEAR})/(\d\d(?:\d\d)?)$")
_ANY_YEAR = re.compile(rf"({_YEAR})|[{APOSTROPHES}](\d\d)")
_SEASON = re.compile(rf"\b(?:{_SEASON_NAMES}|q[1-4]|t[1-4]|quartal|trimestre)\b")
# What every date holds at least; most lines with a number in them hold nothing of it.
_DATED = re.compile(rf"{_YEAR}|[{APOSTROPHES}/.]\d\d|\b(?:{_MONTH}){_THEN}\.?[\s-]?\d\d")
# A state before a date is no word that makes the date less exact, as "ca" is.
_STATE = re.compile(r"(?:CA|MI|(?<=,\s)DE)\s+")
HAS_DIGIT = re.compile(r"\d")
_LATEST_SHORT_YEAR = 40
# Groups of the pattern; first and second are moments that fill a line with nothing between.
_BEGIN = ("first", "start", "short", "began", "since", "open")
_FINISH = ("second", "end", "short_end", "bare_end", "only")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_BEFORE = " \t([,;:|•·"
_AFTER = " \t)],;:.|•·" + _DASHES


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


# Every stage asks for the same lines again. There is room for all that a CV may have.
@lru_cache(maxsize=STANDARD_LIMITS.lines)
def find_period(text: str) -> Period | None:
    """The first range of dates in the text, or else its first date."""
    periods = find_periods(text)
    ranges = [period for period in periods if period.is_range]
    return next(iter(ranges or periods), None)


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def find_periods(text: str) -> tuple[Period, ...]:
    """All periods in order; none in a line that is too long for an entry's head."""
    if len(text) > LONGEST_DATED or not HAS_DIGIT.search(text):
        return ()
    flat = flatten(text)
    return tuple(_periods(text, flat)) if _DATED.search(flat) else ()


def is_open(text: str) -> bool:
    """Whether the text begins a range and does not end it: a moment, with a dash or without."""
    if len(text) > LONGEST_DATED or not HAS_DIGIT.search(text):
        return False
    return _OPEN.fullmatch(flatten(text)) is not None


def could_end(word: str) -> bool:
    """Whether a range may have this word for its last: most words spare all further questions."""
    return _ENDS.search(flatten(word)) is not None


def is_stacked(text: str) -> bool:
    """Whether two moments fill the text with nothing between them that makes them a range."""
    if len(text) > LONGEST_DATED:
        return False
    flat = flatten(text)
    return _ALONE.match(flat) is not None and _WHOLE.fullmatch(flat) is None


def is_present(text: str) -> bool:
    """Whether the text is a word for today, or the end of a range that goes on until then."""
    return len(text) <= LONGEST_DATED and _STILL.fullmatch(flatten(text)) is not None


def without(text: str, period: Period | None) -> str:
    """The text less the period and the brackets or separators around it."""
    if period is None:
        return text
    start, end = period.place
    before, after = _without_separator(text[:start]), text[end:].lstrip(_AFTER)
    return "\t".join(part for part in (before, after) if part)


def _without_separator(text: str) -> str:
    """The text less what divides it from a date; a hyphen at a word is the word's."""
    text = text.rstrip(_BEFORE)
    bare = text.rstrip(_DASHES)
    return bare.rstrip(_BEFORE) if bare != text and (not bare or bare[-1].isspace()) else text


def _periods(text: str, flat: str) -> Iterator[Period]:
    for match in _PERIOD.finditer(flat):
        start, end = _span_of(match)
        state = _STATE.match(text, match.start())
        place = (state.end() if state else match.start(), match.end())
        yield Period(
            text=text[slice(*place)].strip(),
            start=start,
            end=end,
            current=start is not None and end is None,
            place=place,
        )


def _span_of(match: re.Match[str]) -> tuple[str | None, str | None]:
    """Start and end. A school year or winter term spans two years by itself."""
    begin = next((match[name] for name in _BEGIN if match[name]), None)
    finish = next((match[name] for name in _FINISH if match[name]), None)
    if match["from"]:
        return _hyphenated(match)
    if match["month"]:
        last = _iso(match["month_end"]) or ""
        return f"{last[:4]}-{match['month']}" if match["month"] <= last[5:] else None, last
    if finish and match["bare"]:
        return _iso(match["bare"], otherwise=finish), _last(finish)
    if finish and match["only"] and (years := _SCHOOL_YEAR.search(finish)):
        return years[1], _last(finish)
    return _iso(begin) if begin else None, _last(finish) if finish else None


def _hyphenated(match: re.Match[str]) -> tuple[str | None, str]:
    """ "2019–21"; what would run backwards ends in the next century, if that has begun."""
    first, last = match["from"], match["from"][:2] + match["to"]
    if first <= last:
        return first, last
    return (first, f"{int(last) + 100}") if first[:2] == "19" else (None, first)


def _last(moment: str) -> str | None:
    years = _SCHOOL_YEAR.search(moment)
    if years is None or _is_month(years):
        return _iso(moment)
    return years[2] if len(years[2]) > 2 else years[1][:2] + years[2]  # noqa: PLR2004


def _is_month(years: re.Match[str]) -> bool:
    return not _SEASON.search(years.string) and years[2] in _MONTH_NUMBERS


_MONTH_NUMBERS = frozenset(f"{number:02}" for number in range(1, 13))


def _iso(moment: str, otherwise: str | None = None) -> str | None:
    """ISO form; a month that stands alone takes the year of the range's other end."""
    if named := _NAMED.search(moment):
        year = _year_beside(moment) or (_year_beside(otherwise) if otherwise else None)
        return f"{year}-{MONTHS[named[1]]:02}" if year else None
    if (numbers := _YEAR_FIRST.search(moment)) and not _SEASON.search(moment):
        return f"{numbers[1]}-{numbers[2]}"
    if (numbers := _DAY_FIRST.search(moment)) and not _SEASON.search(moment):
        return f"{numbers[2] or _long_year(numbers[3])}-{int(numbers[1]):02}"
    found = _ANY_YEAR.search(moment)
    return (found[1] or _long_year(found[2])) if found else None


def _year_beside(moment: str) -> str | None:
    """The moment's year: four digits, or else the two at its end."""
    year = _NAMED_YEAR.search(moment) or _ANY_YEAR.search(moment)
    return (year[1] or _long_year(year[2])) if year else None


def _long_year(short: str) -> str:
    return f"20{short}" if int(short) <= _LATEST_SHORT_YEAR else f"19{short}"
