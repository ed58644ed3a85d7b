"""A CV as lines of words, whatever kind of file it came from."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby


class Source(StrEnum):
    """Which part of the file a line comes from."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text_box"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a word stands on its page, in points; `y` is its baseline, from the page's bottom."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Word:
    """`after_gap`: a tab, a cell border or a wide space stands before the word."""

    text: str
    size: float = 0.0
    bold: bool = False
    after_gap: bool = False
    box: Box | None = None


@dataclass(frozen=True)
class Line:
    """Words on one line. Size is in points, 0 where the file does not say.

    `number` is the line's place on its page, counted from 1; 0 until the document is whole.
    Every finder asks for the same lines' texts, so it has no slots, but room to remember them.
    """

    words: tuple[Word, ...]
    page: int = 1
    source: Source = Source.BODY
    style: str = ""
    bullet: bool = False
    number: int = 0

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The texts between the line's gaps."""
        return tuple(" ".join(word.text for word in cell) for cell in split_at_gaps(self.words))

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def left(self) -> float | None:
        box = self.words[0].box
        return box.x0 if box else None

    @property
    def right(self) -> float | None:
        box = self.words[-1].box
        return box.x1 if box else None

    @property
    def baseline(self) -> float | None:
        box = self.words[0].box
        return box.y if box else None


@dataclass(frozen=True, slots=True)
class Document:
    """All lines in reading order.

    `sizes` are (width, height) of the pages in points, `in_columns` the numbers of pages whose
    columns were told apart, `unmapped` the share of glyphs whose letter the file does not tell.
    """

    lines: tuple[Line, ...]
    pages: int
    engine: str
    links: tuple[str, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    in_columns: tuple[int, ...] = ()
    unmapped: float = 0.0


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with their numbers on their pages."""
    seen: Counter[int] = Counter()
    found = []
    for line in lines:
        seen[line.page] += 1
        found.append(replace(line, number=seen[line.page]))
    return tuple(found)


def split_at_gaps(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """The line's cells: runs of words with no gap between them."""
    cell = 0

    def number(word: Word) -> int:
        nonlocal cell
        cell += word.after_gap
        return cell

    for _, run in groupby(words, key=number):
        yield tuple(run)
