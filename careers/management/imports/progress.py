"""How far an import is, for who waits at a terminal."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

WIDTH = 30
Item = TypeVar("Item")


class Terminal(Protocol):
    def isatty(self) -> bool: ...

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Progress:
    """Draws one bar a step on a terminal, and nothing anywhere else."""

    def __init__(self, stream: Terminal | None = None) -> None:
        self._stream = stream if stream and stream.isatty() else None

    def track(self, rows: Iterable[Item], what: str, total: int) -> Iterator[Item]:
        if self._stream is None:
            yield from rows
            return
        shown = -1
        for number, row in enumerate(rows, 1):
            yield row
            if (percent := 100 * number // total) > shown:
                shown = percent
                self._draw(what, percent)
        self._stream.write("\n" if total else "")

    def _draw(self, what: str, percent: int) -> None:
        if self._stream is not None:
            full = WIDTH * percent // 100
            self._stream.write(f"\r{what:<16}[{'#' * full:<{WIDTH}}] {percent:3d} %")
            self._stream.flush()


QUIET = Progress()
