"""Prepares the lines of a list of certificates: one certificate a line, with its date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line, Word
from cvs.pipeline.languages import is_level
from cvs.pipeline.tongues import LANGUAGE_NAMES


def unbulleted(line: Line, ranks: frozenset[str]) -> Line:
    """The line; a dash before the rest of the name above was no bullet."""
    rank = line.bullet and ranks.issuperset(fold(line.text).split())
    return replace(line, bullet=False) if rank else line


def one_a_line(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those that list several with semicolons apart, dates alone before what they date.

    Where the first line is a date alone, each date alone belongs to the line below it.
    """
    date: Line | None = None
    dates_first = bool(lines) and is_date_alone(lines[0])
    for line in lines:
        if dates_first and is_date_alone(line):
            date = line
            continue
        for one in apart_at_semicolons(line):
            yield dated(one, date) if date else one
            date = None


def is_date_alone(line: Line) -> bool:
    period = find_period(line.text)
    return period is not None and period.text == line.text.strip(" ():")


def dated(line: Line, date: Line) -> Line:
    """The line with the date's words in front of it, as in a column of dates."""
    first, *rest = line.words
    return replace(line, words=(*date.words, replace(first, after_gap=True), *rest))


def apart_at_semicolons(line: Line) -> Iterator[Line]:
    """What stands between semicolons, if each piece starts as a name does."""
    pieces: list[list[Word]] = [[]]
    for word in line.words:
        pieces[-1].append(word)
        if word.text.endswith(";"):
            pieces.append([])
    told = [piece for piece in pieces if piece]
    if len(told) == 1 or any(piece[0].text[:1].islower() for piece in told):
        yield line
        return
    for piece in told:
        last = piece[-1]
        words = (*piece[:-1], replace(last, text=last.text.rstrip(";") or last.text))
        yield replace(line, words=words)


def is_spoken_language(name: str) -> bool:
    """Whether it says how well a language is spoken, as "Spanish (Native)", and no more."""
    first, *rest = fold(name).split() or [""]
    return first in LANGUAGE_NAMES and len(rest) == 1 and is_level(rest[0])
