from datetime import date
from decimal import Decimal

import pytest

from roadmaps.planning import Calendar, Period, PlanningError
from roadmaps.tests.briefs import MONDAY, calendar


def test_weeks_are_seven_days_from_the_start():
    assert calendar().days(1) == (MONDAY, date(2026, 11, 29))
    assert calendar().days(3) == (date(2026, 12, 7), date(2026, 12, 13))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 1), 1),
        (MONDAY, 1),
        (date(2026, 11, 29), 1),
        (date(2026, 11, 30), 2),
        (date(2027, 1, 4), 7),
    ],
)
def test_week_of_a_day(day, week):
    assert calendar().week_of(day) == week


def test_pause_inside_a_week_makes_it_longer_and_the_next_ones_later():
    paused = calendar(pauses=(Period(date(2026, 12, 2), date(2026, 12, 11)),))

    assert paused.days(1) == (MONDAY, date(2026, 11, 29))
    assert paused.days(2) == (date(2026, 11, 30), date(2026, 12, 16))
    assert paused.days(3) == (date(2026, 12, 17), date(2026, 12, 23))
    assert [paused.week_of(day) for day in (date(2026, 12, 5), date(2026, 12, 17))] == [2, 3]


def test_pauses_that_overlap_count_their_days_once():
    overlapping = (
        Period(date(2026, 12, 1), date(2026, 12, 8)),
        Period(date(2026, 11, 1), date(2026, 11, 10)),
        Period(date(2026, 11, 30), date(2026, 12, 9)),
        Period(date(2026, 12, 10), date(2026, 12, 13)),
    )

    assert calendar(pauses=overlapping).days(2) == (date(2026, 12, 14), date(2026, 12, 20))
    assert calendar(pauses=overlapping).week_of(date(2026, 11, 29)) == 1


def test_pause_that_repeats_weekdays_leaves_the_hours_of_a_week_as_they_are():
    paused = (Period(date(2026, 11, 26), date(2026, 11, 28)),)  # Thursday to Saturday
    off = frozenset({3, 4, 5})

    assert calendar(pauses=paused, weekdays_off=off).quarters(1) == 32


def test_week_holds_its_hours_in_quarters():
    assert calendar("7.5").quarters(1) == 30


def test_weekdays_off_leave_the_hours_of_a_week_as_they_are():
    assert calendar(weekdays_off=frozenset({5, 6})).quarters(1) == 32


def test_time_off_takes_its_share_of_the_days_on_which_one_learns():
    off = (Period(date(2026, 11, 26), date(2026, 11, 29)),)  # Thursday to Sunday

    assert calendar(time_off=off).quarters(1) == 13  # 3 of 7 days, rounded down
    assert calendar(weekdays_off=frozenset({5, 6}), time_off=off).quarters(1) == 19  # 3 of 5


def test_whole_week_off_has_no_room():
    off = (Period(date(2026, 11, 30), date(2026, 12, 6)),)

    assert [calendar(time_off=off).quarters(week) for week in (1, 2, 3)] == [32, 0, 32]


def test_room_since_a_day_is_that_of_the_days_left():
    days = (MONDAY, date(2026, 11, 26), date(2026, 11, 30))

    assert [calendar().quarters(1, since=day) for day in days] == [32, 18, 0]


@pytest.mark.parametrize("hours", ["0", "0.99", "-4", "60.01", "NaN", "Infinity"])
def test_hours_outside_1_to_60_are_refused(hours):
    with pytest.raises(PlanningError, match="Choose between 1 and 60 hours a week"):
        Calendar(MONDAY, Decimal(hours))


def test_week_without_a_day_to_learn_on_is_refused():
    with pytest.raises(PlanningError, match="Leave at least one day"):
        calendar(weekdays_off=frozenset(range(7)))
