from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from progress.selectors import streak
from roadmaps.models import StudyTime

TODAY = date(2026, 11, 20)  # a Friday


def ago(*numbers):
    return {TODAY - timedelta(days=number) for number in numbers}


def days(learned, **week):
    return streak(ago(*learned), StudyTime(**week), today=TODAY)


@pytest.mark.parametrize(
    ("learned", "count"),
    [
        ([], 0),
        ([0], 1),
        ([0, 1, 2], 3),
        ([1, 2], 2),
        ([2, 3], 0),
        ([0, 2], 1),
        ([0, 1, 3, 4, 5], 2),
    ],
)
def test_streak_lasts_until_a_day_was_missed_and_today_is_not_over(learned, count):
    assert days(learned) == count


def test_weekdays_off_neither_break_the_streak_nor_count():
    assert days([0, 1, 2, 3, 4, 7, 8], weekdays_off=[5, 6]) == 7
    assert days([0, 1, 2, 3, 4, 7, 8], weekdays_off=[6]) == 5


def test_work_on_a_day_off_counts():
    assert days([0, 5, 6], weekdays_off=[0, 1, 2, 3, 5, 6]) == 3


@pytest.mark.parametrize(
    ("first", "after", "count"),
    [
        (date(2026, 11, 17), date(2026, 11, 20), 2),
        (date(2026, 11, 17), date(2026, 11, 19), 1),
        (date(2026, 11, 18), date(2026, 11, 20), 1),
        (None, date(2026, 11, 20), 2),
        (date(2026, 11, 17), None, 2),
    ],
)
def test_time_off_does_not_break_the_streak_and_its_last_day_is_no_part(first, after, count):
    assert days([0, 4], time_off=[DateRange(first, after)]) == count


def test_streak_of_somebody_who_is_always_off_ends_with_the_first_entry():
    assert days([9], weekdays_off=[0, 1, 2, 3, 4, 5, 6]) == 1
