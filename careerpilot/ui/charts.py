"""Numbers turned into the geometry of a chart. Lengths are SVG units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

HEIGHT = 120
SLOT = 40
GAP = 10


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    bar: Bar
    x: int
    y: float
    height: float
    middle: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns on a common foot at `HEIGHT`; `top` is the value of the highest."""

    columns: tuple[Column, ...]
    top: float
    width: int
    height: int = HEIGHT
    column_width: int = SLOT - GAP


def bars_of(rows: Iterable[Any]) -> tuple[Bar, ...]:
    """Bars out of bars or of plain `(label, value[, hint])` sequences."""
    return tuple(row if isinstance(row, Bar) else bar_of(row) for row in rows)


def bar_of(row: Sequence[Any]) -> Bar:
    label, value, *rest = row
    return Bar(str(label), float(value), str(rest[0]) if rest else "")


def columns_of(bars: Sequence[Bar]) -> Chart:
    """The chart of `bars`; negative values stand at the foot, and none at all is an empty one."""
    top = max([0.0, *(bar.value for bar in bars)]) or 1.0
    columns = tuple(column(bar, place, top) for place, bar in enumerate(bars))
    return Chart(columns=columns, top=top, width=max(1, len(bars)) * SLOT)


def column(bar: Bar, place: int, top: float) -> Column:
    height = round(HEIGHT * max(0.0, bar.value) / top, 1)
    x = place * SLOT + GAP // 2
    return Column(bar=bar, x=x, y=HEIGHT - height, height=height, middle=place * SLOT + SLOT // 2)
