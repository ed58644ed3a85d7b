"""Takes an entry's head apart: title, company, school, degree, place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.document import Line
from cvs.pipeline.entries import head_text
from cvs.pipeline.vocabulary import COUNTRIES, ENTRY_LABELS, TITLE_WORDS

_STRONG = re.compile(rf"\t+|\s+[|•·{DASHES}]+\s+|\s*\|\s*|\s@\s|\s[•·]\s?")
_COMMA = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|LLP|PLC|Corp|GmbH|S\.[AL])\b)")
_AT = re.compile(r"\s+(?:at|bei|chez)\s+(?=[A-Z])")
_EDGES = " \t.,;:|•·-()\u2013\u2014"
_ABBREVIATED = re.compile(r"\b([A-Z][A-Za-z]{0,2})\.(?=\s?[A-Z]|\W|$)")
_STATE = re.compile(r"^[A-Z]{2,3}(?: [A-Z]{2})?$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a head's text, with the numbers of its line and of its chunk.

    A chunk is what stands between two separators stronger than a comma.
    """

    text: str
    line: int
    chunk: int
    label: str = ""


def parts_of(head: Iterable[Line]) -> list[Part]:
    """The head's pieces in order, without dates and places."""
    chunks = [
        (line, *chunk) for line, words in enumerate(head) for chunk in chunks_of(head_text(words))
    ]
    return [
        Part(piece, line, number, label)
        for number, (line, label, text) in enumerate(chunks)
        for piece in without_place(split_commas(text))
        if label != "skip"
    ]


def chunks_of(text: str) -> list[tuple[str, str]]:
    """(label, text) between strong separators; a label such as "Employer:" marks what follows."""
    pieces = [piece.strip(" \t,;|") for piece in _STRONG.split(title_apart(text))]
    chunks: list[tuple[str, str]] = []
    label = ""
    for piece in filter(None, pieces):
        name, _, rest = piece.partition(":")
        found = label_of(name, ENTRY_LABELS)
        label = found or label
        text = rest.strip() if found else piece
        if text:
            chunks.append((label, text))
    return chunks


def title_apart(text: str) -> str:
    """A tab for the "at" of "Engineer at Kestrel", but not for that of a school's name."""
    match = _AT.search(text)
    if match and count_words(text[: match.start()], TITLE_WORDS):
        return f"{text[: match.start()]}\t{text[match.end() :]}"
    return text


def label_of(text: str, labels: Mapping[str, frozenset[str]]) -> str:
    """The field that the text announces by one of its usual words, or ""."""
    folded = fold(text)
    return next((label for label, words in labels.items() if folded in words), "")


def split_commas(text: str) -> list[str]:
    """Pieces between commas; what is in brackets and a company's legal form stay together."""
    pieces: list[str] = []
    for piece in _COMMA.split(text):
        if pieces and pieces[-1].count("(") > pieces[-1].count(")"):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return [kept for piece in pieces if (kept := piece.strip(" \t,;")).strip(_EDGES)]


def is_region(text: str) -> bool:
    """A country, or a state's letters as in "Austin, TX"."""
    return fold(text) in COUNTRIES or bool(_STATE.match(text.strip(" .)")))


def without_place(pieces: Sequence[str]) -> list[str]:
    """The pieces before "City, Country" at their end."""
    if not pieces or not is_region(pieces[-1].rstrip(".")):
        return list(pieces)
    return list(pieces[:-2])


def count_words(text: str, words: frozenset[str]) -> int:
    return sum(word in words for word in fold(_ABBREVIATED.sub(r"\1", text)).split())
