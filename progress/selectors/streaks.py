"""Days of learning in a row, where days off are days off."""

from collections.abc import Collection
from datetime import date, timedelta

from roadmaps.models import StudyTime

ONE_DAY = timedelta(days=1)


def streak(learned: Collection[date], week: StudyTime, *, today: date) -> int:
    """The days with work up to today that no missed day parts.

    Weekdays off and time off are not missed, and today is not over: it counts when it has work.
    """
    if not learned:
        return 0
    count, day, first = 0, today, min(learned)
    while day >= first:
        if day in learned:
            count += 1
        elif day != today and not is_off(day, week):
            break
        day -= ONE_DAY
    return count


def is_off(day: date, week: StudyTime) -> bool:
    """A range of time off ends the day before its upper bound, and is open where it has none."""
    return day.weekday() in week.weekdays_off or any(
        (days.lower is None or days.lower <= day) and (days.upper is None or day < days.upper)
        for days in week.time_off
        if not days.isempty
    )
