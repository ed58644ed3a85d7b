"""Prepares the lines of a list of certificates: one certificate a line, with its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line, Word
from cvs.pipeline.languages import is_level
from cvs.pipeline.paragraphs import HYPHENATED
from cvs.pipeline.tongues import LANGUAGE_NAMES

_DATED_BRACKET = re.compile(r"\([^()]*\b(?:19|20)\d\d\)")
_OPEN = re.compile(r"\s*\(([^()]*)$")


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
        for one in apart_in_line(line):
            yield dated(one, date) if date else one
            date = None


def is_date_alone(line: Line) -> bool:
    period = find_period(line.text)
    return period is not None and period.text == line.text.strip(" ():")


def dated(line: Line, date: Line) -> Line:
    """The line with the date's words in front of it, as in a column of dates."""
    first, *rest = line.words
    return replace(line, words=(*date.words, replace(first, after_gap=True), *rest))


def apart_in_line(line: Line) -> Iterator[Line]:
    """What stands between semicolons, or between commas where several have a year in brackets."""
    several = len(_DATED_BRACKET.findall(line.text)) > 1 and ";" not in line.text
    return apart_at(line, "," if several else ";")


def apart_at(line: Line, mark: str) -> Iterator[Line]:
    """What stands between the marks outside brackets, if each piece starts as a name does."""
    pieces: list[list[Word]] = [[]]
    depth = 0
    for word in line.words:
        pieces[-1].append(word)
        depth += word.text.count("(") - word.text.count(")")
        if word.text.endswith(mark) and depth <= 0:
            pieces.append([])
    told = [piece for piece in pieces if piece]
    if len(told) == 1 or any(piece[0].text[:1].islower() for piece in told):
        yield line
        return
    for piece in told:
        last = piece[-1]
        words = (*piece[:-1], replace(last, text=last.text.rstrip(mark) or last.text))
        yield replace(line, words=words)


def is_spoken_language(name: str) -> bool:
    """Whether it says how well a language is spoken, as "Spanish (Native)", and no more."""
    first, *rest = fold(name).split() or [""]
    return first in LANGUAGE_NAMES and len(rest) == 1 and is_level(rest[0])


def joined(line: Line, rest: Line) -> Line:
    """Both lines in one; a word that the first one's end cut is whole again."""
    last, first = line.words[-1], rest.words[0]
    if HYPHENATED.search(last.text) and first.text[:1].islower():
        word = replace(last, text=last.text[:-1] + first.text)
        return replace(line, words=(*line.words[:-1], word, *rest.words[1:]))
    return replace(line, words=(*line.words, *rest.words))


def closed(text: str) -> str:
    """The text without the bracket that a date left open.

    What stands in it is divided from the name by a tab, but for what only shortens the name.
    """
    if match := _OPEN.search(text):
        name, inner = text[: match.start()], match[1].strip(" ,;")
        if inner and is_code_of(inner, name):
            return f"{name} ({inner})"
        return f"{name}\t{inner}" if inner else name
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def is_code_of(text: str, name: str) -> bool:
    """Whether "PMP" or "AZ-104" stands for the name before it and for nobody who issues it."""
    if " " in text or not text.isupper() or text in name.split():
        return False
    letters = iter(fold(name))
    short = fold(text)[:1] == fold(name)[:1] and all(letter in letters for letter in fold(text))
    return short or any(map(str.isdigit, text))
