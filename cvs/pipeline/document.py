"""A CV as lines of words, whatever kind of file it came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line. Size is in points, 0 where the file does not say."""

    words: tuple[Word, ...]
    page: int = 1
    source: Source = Source.BODY
    style: str = ""
    bullet: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts between the line's gaps."""
        return tuple(" ".join(word.text for word in cell) for cell in split_at_gaps(self.words))

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
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
    lines: tuple[Line, ...]
    pages: int
    engine: str
    links: tuple[str, ...] = ()


def split_at_gaps(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """The line's cells: runs of words with no gap between them."""
    cell = 0

    def number(word: Word) -> int:
        nonlocal cell
        cell += word.after_gap
        return cell

    for _, run in groupby(words, key=number):
        yield tuple(run)
