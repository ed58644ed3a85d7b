"""Cuts the head of a degree into the pieces that it tells, and mends what a line's end broke."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period, without
from cvs.pipeline.degrees import (
    count_degrees,
    count_schools,
    is_degree_alone,
    is_detail,
    is_school_word,
)
from cvs.pipeline.document import Line
from cvs.pipeline.joining import as_one, put_together
from cvs.pipeline.parts import Part, all_parts
from cvs.pipeline.vocabulary import phrases

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Þ])")
_AT = re.compile(
    r"\s+(?:at|at the|from|an der|an|am|bei|bei der|beim|à l['’]|à la|à|au|auprès de|"
    r"en la|en el|en|in|por la|por el|del|de la|de l['’]|/|@)\s*(?=(?<=['’ /@])[A-ZÀ-Þ])"
)
_BROKEN = re.compile(r"(?:-|\b(?:of|at|de|des|du|der|für|for|and|et|y|und|in|la|the))$")
# What says that a degree is not earned yet, behind its name or the school's.
_STATUS = re.compile(
    r"[\s,;(–-]*\b(?:expected|in progress|ongoing|en cours|in corso|en curso|cursando|laufend|"
    r"derzeit|noch nicht abgeschlossen|not (?:yet )?completed|unfinished)\b\s*\)?$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^()]+)\)$")
_SCHOOL_LABELS = phrases(
    "school, high school, college, university, secondary school, primary school, schule, "
    "hochschule, universitat, lycee, ecole, universite, colegio, universidad, escuela, instituto"
)
EDGES = " \t,;:.|•·-\u2013\u2014"


def pieces_of(lines: Iterable[Line]) -> Iterator[Part]:
    """The pieces of a head, in order, places among them."""
    return rejoined(split_further(all_parts(whole(lines))))


def whole(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with what breaks off after a comma put together."""
    return put_together(lines, after_comma)


def after_comma(above: Line, line: Line) -> Line | None:
    goes_on = above.text.endswith(",") and not find_period(line.text)
    return as_one(above, line) if goes_on else None


def split_further(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts cut where a sentence ends, and at the "at" between a degree and its school."""
    for part in parts:
        for text in _SENTENCE.split(without(part.text, find_period(part.text))):
            for piece in degree_at_school(text):
                if piece.strip(EDGES):
                    yield replace(part, text=bare(piece.strip()).removeprefix("in "))


def bare(text: str) -> str:
    """The text less a status or a grade in brackets behind it, and a school's label before it."""
    label, colon, rest = text.partition(": ")
    if colon and fold(label) in _SCHOOL_LABELS and count_schools(rest):
        text = rest
    text = _STATUS.sub("", text)
    bracket = _BRACKET.search(text) if text.endswith(")") else None
    graded = bracket and is_detail(bracket[1]) and not is_detail(text[: bracket.start()])
    return text[: bracket.start()] if bracket and graded else text.strip()


def degree_at_school(text: str) -> tuple[str, ...]:
    """Degree and school, divided at the last word for "at"; "in" may lead to a subject, too."""
    if not count_schools(text):
        return (text,)
    before, colon, after = text.partition(": ")
    if colon and (tells(before, after) or tells(after, before)):
        return before, after
    for match in reversed(list(_AT.finditer(text))):
        before, after = text[: match.start()], text[match.end() :]
        told = count_degrees(before) and count_schools(after) and not count_schools(before)
        if told and not (match[0].strip() in ("in", "en") and is_degree_alone(before)):
            return before, after
    return (text,)


def tells(school: str, degree: str) -> bool:
    """Whether one text names a school alone and the other a degree alone."""
    is_school = count_schools(school) > 0 and not count_degrees(school)
    return is_school and count_degrees(degree) > 0 and not count_schools(degree)


def rejoined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, those that a line's end broke put together."""
    return put_together(parts, mended)


def mended(above: Part, part: Part) -> Part | None:
    if part.line != above.line + 1 or not breaks(above, part.text):
        return None
    broken = above.text.endswith("-") and part.text[:1].islower()
    text = above.text[:-1] + part.text if broken else f"{above.text} {part.text}"
    return replace(above, text=text, line=part.line, chunk=part.chunk)


def breaks(part: Part, following: str) -> bool:
    """Whether what follows ends the part; a grade in small letters ends none."""
    if _BROKEN.search(part.text) or is_school_word(following):
        return True
    return following[:1].islower() and not part.place and not is_detail(following)
