"""The days of a plan's weeks, and how much time each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from operator import attrgetter

DAYS = 7
DAY = timedelta(days=1)
FEWEST_HOURS, MOST_HOURS = 1, 60
MOST_WEEKS = 2600  # fifty years


class PlanningError(ValueError):
    """The brief asks for something that cannot be planned."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row; both ends belong to it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a plan's weeks are. Weekdays count from 0, Monday.

    While the plan is paused its clock stands: whatever comes after is later by the paused days.
    A pause that has not ended is given up to today. Raises PlanningError outside 1 to 60 hours
    a week, and without a day to learn on.
    """

    start: date
    hours_per_week: Decimal
    weekdays_off: frozenset[int] = frozenset()
    time_off: tuple[Period, ...] = ()
    pauses: tuple[Period, ...] = ()

    def __post_init__(self) -> None:
        hours = self.hours_per_week
        if not (hours.is_finite() and FEWEST_HOURS <= hours <= MOST_HOURS):
            raise PlanningError(f"Choose between {FEWEST_HOURS} and {MOST_HOURS} hours a week.")
        if len(self.weekdays_off) >= DAYS:
            raise PlanningError("Leave at least one day of the week to learn on.")

    def days(self, week: int) -> tuple[date, date]:
        """The first and the last day of a week; a pause inside makes it longer."""
        first = (week - 1) * DAYS
        return self._day(first), self._day(first + DAYS - 1)

    def week_of(self, day: date) -> int:
        """The week that a day lies in: 1 before the start, in a pause the week that goes on."""
        return max(self._elapsed(day), 0) // DAYS + 1

    def quarters(self, week: int, *, since: date | None = None) -> int:
        """The room of a week in quarter hours, rounded down; only of days from `since` on.

        The hours are spread evenly over the days on which the person would learn.
        """
        learning = [day for day in self._running(week) if day.weekday() not in self.weekdays_off]
        free = sum((since is None or day >= since) and self._is_free(day) for day in learning)
        share = self.hours_per_week * 4 * free / max(len(learning), 1)
        return int(share.to_integral_value(ROUND_FLOOR))

    def _running(self, week: int) -> Iterator[date]:
        """The days of a week on which the clock runs."""
        first, last = self.days(week)
        days = (first + DAY * place for place in range((last - first).days + 1))
        return (day for day in days if not any(day in pause for pause in self.pauses))

    def _is_free(self, day: date) -> bool:
        return not any(day in period for period in self.time_off)

    def _day(self, place: int) -> date:
        """The day on which the clock shows `place` days after the start."""
        try:
            day = self.start + DAY * place
            for pause in _stood(self.start, self.pauses):
                if pause.first <= day:
                    day += DAY * pause.days
        except OverflowError as problem:
            raise PlanningError("The plan would go on beyond the year 9999.") from problem
        return day

    def _elapsed(self, day: date) -> int:
        """Days on which the clock ran before `day`; in a pause it stands."""
        stood = sum(
            (min(day, pause.last + DAY) - pause.first).days
            for pause in _stood(self.start, self.pauses)
            if pause.first < day
        )
        return (day - self.start).days - stood


@lru_cache(maxsize=1024)
def _stood(start: date, pauses: tuple[Period, ...]) -> tuple[Period, ...]:
    """The pauses from the start on, in order; those that meet are one."""
    merged: list[Period] = []
    for pause in sorted(pauses, key=attrgetter("first")):
        first, last = max(pause.first, start), pause.last
        if merged and first <= merged[-1].last + DAY:
            before = merged.pop()
            first, last = before.first, max(before.last, last)
        if first <= last:
            merged.append(Period(first, last))
    return tuple(merged)
