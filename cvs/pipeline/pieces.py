"""Takes the lines that tell how to reach a person apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from cvs.pipeline.cleaning import DASHES
from cvs.pipeline.document import Line, split_at_gaps
from cvs.pipeline.labels import LABELS
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.parts import label_of

SEPARATOR = re.compile(
    rf"\s[|•·¦{DASHES}]\s|\s·|[•|●▪■◆♦◇∙⋅⋄◊∘¦‖\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff]|\s//\s"
)
LONGEST_LABEL = 40  # characters
EDGES = " ,;"
_PLURAL = re.compile(r"\((?:e?s|n|in)\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators, and the cell that it stands in.

    `number` counts lines; `label` is what announces the piece.
    """

    text: str
    line: Line
    number: int
    label: str = ""


def pieces_of(lines: Iterable[Line]) -> list[Piece]:
    """The pieces in order. A label that stands alone announces the piece after it."""
    pieces: list[Piece] = []
    label = ""
    for number, line in enumerate(lines):
        for cell in cells_of(line):
            for found, value in labels_apart(cell.text):
                if value:
                    pieces.append(Piece(value, cell, number, found or label))
                label = (found or label) if not value else ""
    return pieces


def cells_of(line: Line) -> list[Line]:
    """The line's cells as lines of their own."""
    if not any(word.after_gap for word in line.words[1:]):
        return [line]
    return [replace(line, words=words) for words in split_at_gaps(line.words)]


# Name, phone number and place are looked for in the same lines, one after the other.
@lru_cache(maxsize=STANDARD_LIMITS.lines)
def labels_apart(text: str) -> tuple[tuple[str, str], ...]:
    """The label and value of each piece of the text."""
    return tuple(map(label_apart, SEPARATOR.split(text)))


def label_apart(text: str) -> tuple[str, str]:
    """(label, value) of "Phone: 0131 496 0735"; either may be empty."""
    name, colon, rest = text.partition(":")
    label = label_of(_PLURAL.sub("", name), LABELS) if len(name) <= LONGEST_LABEL else ""
    if label and (colon or not rest):
        return label, rest.strip(EDGES)
    return "", text.strip(EDGES)
