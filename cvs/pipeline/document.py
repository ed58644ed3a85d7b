"""A CV as lines of words, whatever kind of file it came from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


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


class Remembered(Generic[Answer]):
    """A property that is worked out once. Unlike `cached_property` it takes no lock.

    In Python 3.11 that lock costs more than most of the answers.
    """

    def __init__(self, ask: Callable[[Any], Answer]) -> None:
        self.ask = ask
        self.__doc__ = ask.__doc__

    def __get__(self, one: object, owner: type) -> Answer:
        answer = one.__dict__[self.ask.__name__] = self.ask(one)
        return answer


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

    @Remembered
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @Remembered
    def cells(self) -> tuple[str, ...]:
        """The texts between the line's gaps."""
        cells = list(split_at_gaps(self.words))
        if len(cells) == 1:
            return (self.text,)
        return tuple([" ".join([word.text for word in cell]) for cell in cells])

    @Remembered
    def size(self) -> float:
        return max([word.size for word in self.words])

    @Remembered
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    def at(self, number: int) -> "Line":
        return Line(self.words, self.page, self.source, self.style, self.bullet, number)

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
        found.append(line.at(seen[line.page]))
    return tuple(found)


def split_at_gaps(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """The line's cells: runs of words with no gap between them."""
    cell: list[Word] = []
    for word in words:
        if word.after_gap and cell:
            yield tuple(cell)
            cell = []
        cell.append(word)
    if cell:
        yield tuple(cell)
