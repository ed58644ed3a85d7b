"""The picture of a roadmap: phases, their ends, today and the days that matter.

Places are percent of the width, so that a drawing fits any screen and its words keep their size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from roadmaps.models import Roadmap
from roadmaps.selectors.board import Board, PhaseOfTasks

Side = Literal["start", "middle", "end"]
ONE_DAY = timedelta(days=1)
NEAR_EDGE = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase; `done` is how much of `width` is."""

    number: int
    left: float
    width: float
    done: float

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 2)

    @property
    def right(self) -> float:
        return round(self.left + self.width, 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day; `side` is where its words stand, so that they do not leave the picture."""

    day: date
    left: float

    @property
    def side(self) -> Side:
        if self.left < NEAR_EDGE:
            return "start"
        return "end" if self.left > 100 - NEAR_EDGE else "middle"


@dataclass(frozen=True, slots=True)
class Timeline:
    """`last` is the latest of planned end, forecast and deadline. Marks stand at a day's end."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    today: Mark | None
    forecast: Mark | None
    deadline: Mark | None


def timeline_of(
    roadmap: Roadmap, board: Board, *, today: date, forecast: date | None
) -> Timeline | None:
    """None for a roadmap without a start or without tasks."""
    days = [day for phase in board.phases for day in (phase.starts, phase.ends) if day]
    if not days:
        return None
    wished = [day for day in (roadmap.target_end_date, roadmap.deadline, forecast) if day]
    first, last = min(days), max([*days, *wished])
    return Timeline(
        first=first,
        last=last,
        bars=tuple(_bars(board, first, last)),
        today=_mark(today, first, last),
        forecast=_mark(forecast, first, last),
        deadline=_mark(roadmap.deadline, first, last),
    )


def _mark(day: date | None, first: date, last: date) -> Mark | None:
    if day is None or not first <= day <= last:
        return None
    return Mark(day, _place(day + ONE_DAY, first, last))


def _bars(board: Board, first: date, last: date) -> Iterator[Bar]:
    for phase in board.phases:
        if phase.starts and phase.ends:
            yield _bar(phase, phase.starts, phase.ends, first, last)


def _bar(phase: PhaseOfTasks, starts: date, ends: date, first: date, last: date) -> Bar:
    left, right = _place(starts, first, last), _place(ends + ONE_DAY, first, last)
    width = round(right - left, 2)
    return Bar(phase.number, left, width, done=round(width * phase.share_done, 2))


def _place(day: date, first: date, last: date) -> float:
    """Where the morning of a day is, in percent of the days from `first` to `last`."""
    return round(100 * (day - first).days / ((last - first).days + 1), 2)
