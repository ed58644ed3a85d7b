"""Which years of a CV its lines are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cvs.pipeline.document import Line
from cvs.pipeline.entries import split_entries

MONTHS = 12
HALF_YEAR = 6  # months


@dataclass(frozen=True, slots=True)
class Stretch:
    """A dated entry: its lines, and its dates as "2021-03" or "2021".

    Only what `counts` adds to the years of use: jobs and projects do, studies do not.
    """

    lines: tuple[Line, ...]
    start: str | None
    end: str | None
    current: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Use:
    """For how many years, to a tenth, and until when; None where no dated entry tells."""

    years: float | None
    last: str | None


class Timeline:
    """The dated entries of a CV. What is still going on counts up to the month of `today`."""

    def __init__(self, stretches: Iterable[Stretch], today: date) -> None:
        self._now = f"{today:%Y-%m}"
        self._stretches = [one for one in stretches if one.start or one.end or one.current]
        self._at: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
        for stretch in self._stretches:
            for line in stretch.lines:
                self._at[line.page, line.number].append(stretch)

    def use(self, lines: Iterable[Line]) -> Use:
        """What the entries of these lines say; times that overlap count once."""
        about = [one for line in lines for one in self._at.get((line.page, line.number), ())]
        months = length_of(self._spans(about))
        ends = [self._end(one) for one in about]
        last = max(filter(None, ends), key=month_after, default=None)
        return Use(round(months / MONTHS, 1) or None, last)

    def _spans(self, stretches: Iterable[Stretch]) -> Iterator[tuple[int, int]]:
        for one in stretches:
            end = self._end(one)
            if one.counts and one.start and end:
                first = first_month(one.start)
                yield first, max(month_after(end), first + HALF_YEAR if one.start == end else first)

    def _end(self, stretch: Stretch) -> str | None:
        """Its end, at most today: nobody has used a skill in the future."""
        if stretch.current:
            return self._now
        return min(stretch.end, self._now, key=month_after) if stretch.end else None


def length_of(spans: Iterable[tuple[int, int]]) -> int:
    """How many months the spans cover."""
    total, until = 0, 0
    for first, after in sorted(spans):
        total += max(after - max(first, until), 0)
        until = max(until, after)
    return total


def first_month(moment: str) -> int:
    """The month's number; a year alone starts, as it ends, in its middle."""
    year, _, month = moment.partition("-")
    return int(year) * MONTHS + (int(month) - 1 if month else HALF_YEAR)


def month_after(moment: str) -> int:
    year, _, month = moment.partition("-")
    return int(year) * MONTHS + (int(month) if month else HALF_YEAR)


def projects_in(lines: Sequence[Line]) -> Iterator[Stretch]:
    """The dated entries of a section that is neither about jobs nor about studies."""
    for entry in split_entries(lines):
        if period := entry.period:
            yield Stretch(
                (*entry.head, *entry.body), period.start, period.end, current=period.current
            )
