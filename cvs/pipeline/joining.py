"""Puts together neighbours that belong together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cvs.pipeline.document import Line

Item = TypeVar("Item")


def put_together(
    items: Iterable[Item], both: Callable[[Item, Item], Item | None]
) -> Iterator[Item]:
    """The items in order. What `both` makes of two neighbours stands for them, and may go on."""
    last: Item | None = None
    for item in items:
        whole = both(last, item) if last is not None else None
        if last is not None and whole is None:
            yield last
        last = item if whole is None else whole
    if last is not None:
        yield last


def as_one(above: Line, line: Line) -> Line:
    return replace(above, words=above.words + line.words)
