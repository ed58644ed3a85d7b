"""Finds the human languages that a CV names, and how well the person speaks them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cvs.pipeline.cleaning import DASHES, flatten, fold
from cvs.pipeline.document import Line
from cvs.pipeline.found import Found
from cvs.pipeline.joining import as_one, put_together
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.tongues import ABILITIES, LANGUAGE_NAMES, LEVEL_WORDS
from cvs.pipeline.vocabulary import Kind

MOST_LEVEL_WORDS = 7
MOST_LINE_WORDS = 30
_WORD = re.compile(r"[^\W\d_]+")
_PREFIXED = re.compile(r"(?:isi|si|se|ki|chi|tshi|xi|oshi|otji|lu|ru|ru[nk]y?a)[A-Z][a-z]{2,14}")
_GRADE = re.compile(r"\b[abc][12]\b")
_LEVEL_LABEL = re.compile(
    r"^(?:fluency|level|proficiency|niveau|nivel|stufe)\s*:?\s*", re.IGNORECASE
)
_NAMED_LEVEL = re.compile(
    rf"^\s*([^\W\d_]{{3,20}}(?:[ -][^\W\d_]{{3,20}})?)\s*(?:[:(,]|\s[{DASHES}]|\t)\s*(\S.{{0,60}})$"
)
LONGEST_LIST = 300  # characters
_BETWEEN = re.compile(r"\s*[/|;•·]\s*(?![^()]*\))|,\s+(?![^()]*\))")
EDGES = " \t:;,.|•·()[]/-\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language's name, and what stands before and after it in its cell."""

    name: str
    before: str
    after: str
    cell: int


def find_languages(lines: Sequence[Line]) -> list[Found]:
    """Names of human languages in the order the CV gives them, with their levels, as written."""
    found: dict[str, Found] = {}
    lines = list(with_brackets_closed(lines))
    for line, following in zip_longest(lines, lines[1:]):
        spoken = list(listed_in(line)) or list(spoken_in(line)) or list(named_by_level(line))
        for one in spoken:
            level, own = level_of(one, line, following, alone=len(spoken) == 1)
            known = found.get(fold(one.name))
            if known is None or (level and not known.values["level"]):
                name = known.values["name"] if known else one.name
                earlier = known.lines if known else ()
                found[fold(one.name)] = Found({"name": name, "level": level}, (*earlier, *own))
    return list(found.values())


def with_brackets_closed(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those together between which a bracket is open."""
    return put_together(lines, closing)


def closing(above: Line, line: Line) -> Line | None:
    is_open = above.text.count("(") > above.text.count(")")
    short = len(above.words) <= MOST_LINE_WORDS
    return as_one(above, line) if short and is_open and ")" in line.text else None


def is_prefixed(text: str) -> bool:
    """Whether a name is written as languages of southern Africa are: "isiNdebele"."""
    return _PREFIXED.fullmatch(text) is not None


def listed_in(line: Line) -> Iterator[Spoken]:
    """The languages of "A (Fluent) / B (Native)", where each one has its level, known or not."""
    if len(line.text) > LONGEST_LIST or len(line.cells) > 1:
        return
    pieces = [piece for piece in _BETWEEN.split(line.text) if piece.strip(EDGES)]
    told = [_NAMED_LEVEL.match(piece) for piece in pieces]
    if len(pieces) > 1 and all(one and level_text(one[2]) and is_name(one[1]) for one in told):
        yield from (Spoken(one[1], "", one[2], 0) for one in told if one)


def spoken_in(line: Line) -> Iterator[Spoken]:
    if len(line.words) > MOST_LINE_WORDS:
        return
    for number, cell in enumerate(line.cells):
        places = [
            m for m in _WORD.finditer(cell) if fold(m[0]) in LANGUAGE_NAMES or is_prefixed(m[0])
        ]
        starts = [place.start() for place in places]
        for place, end in zip(places, [*starts[1:], len(cell)], strict=False):
            lead = cell[: starts[0]]
            before = lead if place is places[0] or lead.rstrip().endswith(":") else ""
            yield Spoken(place[0], before, cell[place.end() : end], number)


def named_by_level(line: Line) -> Iterator[Spoken]:
    """ "Occitan: Notions": what a level stands beside is a language, whatever its name."""
    match = _NAMED_LEVEL.match("\t".join(line.cells))
    if match and level_text(match[2]) and is_name(match[1]):
        yield Spoken(match[1], "", match[2], 0)


def is_name(text: str) -> bool:
    known = is_level(text) or _LEVEL_LABEL.match(text) or fold(text).partition(" ")[0] in ABILITIES
    return (text[0].isupper() or is_prefixed(text)) and not known


def level_of(
    one: Spoken, line: Line, following: Line | None, *, alone: bool
) -> tuple[str | None, tuple[Line, ...]]:
    """The level beside the name, before it, in the next cell, or in the line below."""
    if level := level_text(one.after) or level_text(one.before):
        return level, (line,)
    cells = line.cells
    if alone and (level := next((text for cell in cells if (text := level_text(cell))), None)):
        return level, (line,)
    below = following.cells if following and not any(spoken_in(following)) else ()
    if following and len(below) == len(cells) and (level := level_text(below[one.cell])):
        return level, (line, following)
    return None, (line,)


def level_text(text: str) -> str | None:
    """The level as written, or None: stars, dots and bars are none."""
    text = _LEVEL_LABEL.sub("", text.strip(EDGES)).strip(EDGES)
    text += ")" * (text.count("(") - text.count(")"))
    return text if is_level(text) and len(text.split()) <= MOST_LEVEL_WORDS else None


def is_level(text: str) -> bool:
    flat = flatten(text)
    return bool(_GRADE.search(flat)) or not LEVEL_WORDS.isdisjoint(fold(flat).split())


def languages_among_skills(lines: Sequence[Line]) -> list[Found]:
    """Of "Languages: English, German" inside the skills, when it names human languages."""
    rows = []
    for line, following in zip_longest(lines, lines[1:]):
        if is_language_row(line):
            alone = following and ":" not in line.text and len(line.cells) == 1
            rows.append(following if alone else line)
    return find_languages(rows)


def is_language_row(line: Line) -> bool:
    return heading_kind(line.cells[0].partition(":")[0]) is Kind.LANGUAGES
