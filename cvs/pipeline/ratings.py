"""Takes ratings from skills: stars, bars, shares, levels and years."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.document import Line, split_at_gaps
from cvs.pipeline.margins import is_next
from cvs.pipeline.tongues import LEVEL_WORDS
from cvs.pipeline.vocabulary import phrases

_SHARE = re.compile(r"\d{1,3}\s?%|%|\d{1,2}/(?:5|10|100)")
# One dot or square may divide two skills; stars divide nothing.
_MARKS = "●○■□◆◇▮▯▰▱█▓░◉⬤•·"
_STARS = re.compile(rf"[★☆⭐]+|[{_MARKS}]{{3,}}")
MOST_REST_WORDS = 3
_YEARS = re.compile(
    r"(?:(?:over|more than|uber|mehr als|plus de|mas de) )?\d{1,2}(?: \d)?(?: \d{1,2})? "
    r"(?:years?|yrs?|jahren?|ans|annees?|anos?|months?|monate?n?|mois|mes|meses)"
    r"(?: (?:of )?(?:experience|erfahrung|berufserfahrung|d experience|de experiencia))?"
)
_RATED = re.compile(rf"(?::|\s[{DASHES}])\s*([^:]{{1,40}})$")
# What the header of a table of skills calls its columns.
SKILL_HEADERS = phrases(
    "skill, skills, skill name, skill area, area, tool, tools, technology, technologies, software, "
    "competency, competence, kenntnis, kenntnisse, kompetenz, kompetenzen, fahigkeit, "
    "fahigkeiten, technologie, technologien, programm, programme, bereich, competences, outil, "
    "outils, logiciel, logiciels, domaine, competencia, competencias, habilidad, habilidades, "
    "herramienta, herramientas, tecnologia, conocimiento, conocimientos"
)
LEVEL_HEADERS = phrases(
    "level, skill level, proficiency, proficiency level, rating, years, years of experience, "
    "experience, last used, since, niveau, stufe, erfahrung, jahre, berufserfahrung, seit, "
    "erfahrung in jahren, bewertung, zuletzt, annees, annees d experience, maitrise, nivel, "
    "anos, anos de experiencia, experiencia, dominio, desde"
)


def without_ratings(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without ratings; what a rating beside it had no room for goes on with its skill."""
    rated: Line | None = None
    name: Line | None = None
    for line in lines:
        plain = without_rating(line)
        if plain is None:
            continue
        if name and rated and plain is line and had_no_room(name, rated, line):
            yield replace(name, words=(*name.words, *line.words))
            name = None
            continue
        if name:
            yield name
        rated, name = (line if plain is not line else None), plain
    if name:
        yield name


def is_header(line: Line) -> bool:
    """Whether the line heads a table of skills and how well each is mastered."""
    if len(line.cells) == 1:
        return False
    first, *others = map(fold, line.cells)
    return first in SKILL_HEADERS and all(cell in LEVEL_HEADERS for cell in others)


def is_rating(text: str) -> bool:
    """Whether the text is a level or a number of years and no more."""
    words = fold(text).split()
    levels = all(word in LEVEL_WORDS for word in words)
    return bool(words) and (levels or _YEARS.fullmatch(" ".join(words)) is not None)


def without_level(item: str) -> str:
    """The skill less a level or years behind a colon or a dash."""
    match = _RATED.search(item)
    return item[: match.start()].rstrip() if match and is_rating(match[1]) else item


def had_no_room(name: Line, rated: Line, line: Line) -> bool:
    """Whether the line's first word did not fit between the name above and its rating."""
    if line.bullet or len(line.words) > MOST_REST_WORDS or not is_next(name, line):
        return False
    box, right = line.words[0].box, name.right
    rating = rated.words[len(name.words)].box if len(rated.words) > len(name.words) else None
    if box is None or rating is None or right is None:
        return False
    return right + line.size / 4 + box.x1 - box.x0 > rating.x0


def without_rating(line: Line) -> Line | None:
    """The line less what rates the skill before it: stars, bars, a share, a level in its own cell.

    None for a line that says no more than that.
    """
    marks = list(takewhile(lambda word: is_mark(word.text), reversed(line.words)))
    is_rated = _STARS.fullmatch("".join(word.text for word in marks)) is not None
    words = line.words[: len(line.words) - len(marks)] if is_rated else line.words
    for length in (2, 1):
        if _SHARE.fullmatch(" ".join(word.text for word in words[-length:])):
            words = words[:-length]
    cell = list(split_at_gaps(words))[-1] if words else ()
    if all(fold(word.text) in LEVEL_WORDS for word in cell):
        words = words[: len(words) - len(cell)]
    if not words:
        return None
    return line if len(words) == len(line.words) else replace(line, words=words)


def is_mark(text: str) -> bool:
    return all(char in _MARKS or char in "★☆⭐" for char in text)
