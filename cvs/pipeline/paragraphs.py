"""Joins the lines of running text to paragraphs."""

import re
from collections.abc import Iterable, Sequence

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line

ENDS = (".", "!", "?", ":", ";")
HYPHENATED = re.compile(r"[^\W\d_]{2}[-\u2010]$")
LONGEST_WORD = 60  # letters
SLACK = 1.15  # a line is full when the next word, so much wider, would not have fitted
SAME_COLUMN = 18.0  # points


def body_text(lines: Sequence[Line], edge: float = 0.0) -> str | None:
    """The description: one paragraph or bullet a line, wrapped lines joined.

    `edge` is how far lines reach in the column that these are from, where that is known.
    """
    paragraphs: list[list[str]] = []
    edge = max(edge, right_edge(lines))
    words = words_of(lines)
    last: Line | None = None
    for line in lines:
        if last is not None and wraps(last, line, edge):
            end = paragraphs[-1].pop()
            paragraphs[-1].extend(joined(end, line.text, words))
        else:
            paragraphs.append([line.text])
        last = line
    return "\n".join(" ".join(pieces) for pieces in paragraphs) or None


def right_edge(lines: Iterable[Line]) -> float:
    return max((line.right for line in lines if line.right is not None), default=0.0)


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """All words but those that a line's end cuts in two."""
    return frozenset(word for line in lines for word in fold(whole_words(line)).split())


def whole_words(line: Line) -> str:
    words = line.words[:-1] if HYPHENATED.search(line.words[-1].text) else line.words
    return " ".join(word.text for word in words)


def wraps(last: Line, line: Line, edge: float) -> bool:
    """Whether the line goes on with the paragraph of the one above."""
    if line.bullet or last.text.endswith(ENDS):
        return line.text[:1].islower() and not line.bullet and is_full(last, line, edge)
    if line.text[:1].islower() or HYPHENATED.search(last.text[-LONGEST_WORD:]):
        return True
    return is_full(last, line, edge) and is_under(last, line)


def is_full(last: Line, line: Line, edge: float) -> bool:
    """Whether the line's first word had no room in the line above."""
    box = line.words[0].box
    if box is None or last.right is None:
        return False
    return last.right + SLACK * (box.x1 - box.x0) + last.size / 3 > edge


def is_under(last: Line, line: Line) -> bool:
    if last.left is None or line.left is None:
        return False
    return abs(last.left - line.left) < SAME_COLUMN and last.size == line.size


def joined(text: str, more: str, words: frozenset[str]) -> tuple[str, ...]:
    """Both in a row. A hyphen stays where the word's first half is a word by itself."""
    if not more[:1].islower() or not HYPHENATED.search(text[-LONGEST_WORD:]):
        return text, more
    half = fold(text[-LONGEST_WORD:].rsplit(maxsplit=1)[-1])
    return (text + more,) if half in words else (text[:-1] + more,)
