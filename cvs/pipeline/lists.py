"""Reads sections that are lists: skills, languages, certifications."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.dates import find_period, without
from cvs.pipeline.document import Line
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.vocabulary import LANGUAGE_NAMES, Kind

_ITEM_END = re.compile(r"\t|\s*[;|•·●▪■]\s*|,\s+(?![^()]*\))|,(?=[A-Za-z])(?![^()]*\))")
_LEVEL = re.compile(
    rf"\s*(?:\((?:[^)]*)\)|[:{DASHES}]\s*(?:basic|beginner|intermediate|advanced|expert|proficient|"
    r"fluent|native|master|grundkenntnisse|gut|sehr gut|experte|debutant|avance|avanzado)\b.*)$",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"^(?:issued by|ausgestellt von|delivre par|emitido por)\b", re.IGNORECASE)
_DASH = re.compile(rf"\s+[|•·{DASHES}]\s+|\t")
_YEARS = re.compile(r"^\d+\+?\s*(?:years?|yrs?|jahre|ans|anos)$")
EDGES = " \t,;-\u2013\u2014"
NEAR_EDGE = 0.9
LONGEST_ITEM = 8  # words
LONGEST_LABEL = 4  # words


def find_skills(lines: Sequence[Line]) -> list[str]:
    """What the section lists, as written, without labels and levels."""
    items = [item for text in list_texts(lines) for item in items_of(text)]
    return list(dict.fromkeys(item for item in items if is_item(item)))


def list_texts(lines: Sequence[Line]) -> Iterator[str]:
    """The lines without their labels, wrapped ones joined."""
    has_plain = any(not line.bold for line in lines)
    edge = max((line.right or 0.0 for line in lines), default=0.0)
    joined: list[str] = []
    wrapping = False
    for line in lines:
        if line.bold and has_plain and is_label(line.text):
            wrapping = False
            continue
        text = without_label(line)
        if wrapping and joined and text == "\t".join(line.cells) and not line.bullet:
            joined[-1] += f" {text}"
        else:
            joined.append(text)
        wrapping = goes_on(line, edge)
    yield from joined


def goes_on(line: Line, edge: float) -> bool:
    """Whether a list breaks off at the line's end: after a comma, or near the right edge."""
    text = line.text.rstrip()
    if text.endswith((",", ";", "&", "/", "•", "|")):
        return True
    return "," in text and not text.endswith(".") and (line.right or 0.0) > NEAR_EDGE * edge > 0


def without_label(line: Line) -> str:
    """The line's cells, tab-separated, less a label in front ("Databases: ...")."""
    first, *others = line.cells
    if len(others) == 1 and is_label(first) and "," in others[0]:
        return others[0]
    text = "\t".join(line.cells)
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and rest.strip() and is_label(label) else text


def is_label(text: str) -> bool:
    return len(text.split()) <= LONGEST_LABEL and not re.search(r"[,;|•]", text)


def items_of(text: str) -> Iterator[str]:
    for piece in _ITEM_END.split(text):
        yield _LEVEL.sub("", piece.strip(EDGES).rstrip(".")).strip()


def is_item(text: str) -> bool:
    words = fold(text).split()
    return (
        0 < len(words) <= LONGEST_ITEM
        and not _YEARS.match(fold(text))
        and any(map(str.isalpha, text))
    )


def find_languages(lines: Iterable[Line]) -> list[str]:
    """Names of human languages in the order the CV gives them, as written."""
    words = [word for line in lines for word in re.findall(r"[^\W\d_]+", line.text)]
    known = {fold(word): word for word in reversed(words) if fold(word) in LANGUAGE_NAMES}
    order = [key for key in dict.fromkeys(map(fold, words)) if key in known]
    return [known[key] for key in order]


def languages_among_skills(lines: Sequence[Line]) -> list[str]:
    """Of "Languages: English, German" inside the skills, when it names human languages."""
    rows = []
    for line, following in zip_longest(lines, lines[1:]):
        if heading_kind(line.text.partition(":")[0]) is Kind.LANGUAGES:
            alone = following and ":" not in line.text
            rows.append(following if alone else line)
    return find_languages(rows)


def find_certifications(lines: Sequence[Line]) -> list[str]:
    """One a line; a line that only dates or names the issuer of the one above adds none."""
    found = [certification_of(line) for line in certification_lines(lines)]
    return list(dict.fromkeys(name for name in found if name))


def certification_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines in the list's leading look: bulleted, or bold, or largest, or all."""
    for stands_out in (is_bulleted, is_bold):
        chosen = [line for line in lines if stands_out(line)]
        if chosen and len(chosen) < len(lines):
            return chosen
    largest = max((line.size for line in lines), default=0.0)
    return [line for line in lines if line.size >= largest]


def is_bulleted(line: Line) -> bool:
    return line.bullet


def is_bold(line: Line) -> bool:
    return line.bold or line.words[0].bold


def certification_of(line: Line) -> str | None:
    text = "\t".join(line.cells)
    name = _DASH.split(without(text, find_period(text)).strip(f"{EDGES}|."))[0].strip()
    return name if any(map(str.isalpha, name)) and not _ISSUER.match(name) else None
