"""The time that a person gives to all their roadmaps together."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import User
from roadmaps.models import StudyTime
from roadmaps.selectors import shared_week

MOST_TIME_OFF = 50
WEEKDAYS = frozenset(range(7))
ONE_DAY = timedelta(days=1)


class StudyTimeError(ValueError):
    """A week that a person cannot have; the words say why."""


@transaction.atomic
def set_study_time(
    *, user: User, hours_per_week: int | None, weekdays_off: Collection[int]
) -> StudyTime:
    """Set the hours for all roadmaps together, None for no limit, and the days off (0: Monday)."""
    row = _held(user)
    if not set(weekdays_off) < WEEKDAYS:
        raise StudyTimeError("Leave at least one day of the week to learn on.")
    row.hours_per_week = hours_per_week
    _check_hours(user, hours_per_week)
    row.weekdays_off = sorted(set(weekdays_off))
    row.save(update_fields=["hours_per_week", "weekdays_off", "updated_at"])
    return row


def _check_hours(user: User, hours: int | None) -> None:
    taken = shared_week(user).taken
    total = sum(each for _, each in taken)
    if hours is not None and hours < total:
        names = ", ".join(f"{title} {each} h" for title, each in taken)
        raise StudyTimeError(
            f"{names}: together they take {total} hours a week, more than {hours}. Pause one of "
            "them or lower its hours first."
        )


@transaction.atomic
def add_time_off(*, user: User, first: date, last: date) -> StudyTime:
    """Take days off; both belong to it. What overlaps or touches becomes one."""
    if last < first:
        raise StudyTimeError("The last day lies before the first.")
    row = _held(user)
    merged = _merged([*row.time_off, DateRange(first, last + ONE_DAY)])
    if len(merged) > MOST_TIME_OFF:
        raise StudyTimeError(f"There are {MOST_TIME_OFF} times off already. Remove some first.")
    row.time_off = merged
    row.save(update_fields=["time_off", "updated_at"])
    return row


@transaction.atomic
def remove_time_off(*, user: User, first: date) -> bool:
    """Take the days back that begin on this one; False when there are none."""
    row = _held(user)
    left = [days for days in row.time_off if days.lower != first]
    if len(left) == len(row.time_off):
        return False
    row.time_off = left
    row.save(update_fields=["time_off", "updated_at"])
    return True


def _held(user: User) -> StudyTime:
    """The person's week, made when there is none. The row of the person is locked first."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    row, _ = StudyTime.objects.get_or_create(user=user)
    return row


def _merged(ranges: Iterable[DateRange]) -> list[DateRange]:
    merged: list[DateRange] = []
    for days in sorted(ranges, key=lambda one: one.lower):
        if merged and days.lower <= merged[-1].upper:
            merged[-1] = DateRange(merged[-1].lower, max(merged[-1].upper, days.upper))
        else:
            merged.append(days)
    return merged
