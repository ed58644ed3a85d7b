from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from roadmaps.planning import Period, missed_weeks, pace
from roadmaps.tests.briefs import MONDAY, SECOND_WEEK, calendar, hours, task

THREE = task("a", 1, "8"), task("b", 2, "8"), task("c", 3, "8")


def after(*tasks, days=0, **more):
    return pace(tasks, calendar(**more), MONDAY + timedelta(days=days))


def done(one, **more):
    return task(one.id, one.week, *map(str, one.spread), status="completed", **more)


def test_hours_are_due_day_by_day():
    due = [after(*THREE, days=days).due for days in (-3, 0, 3, 7, 14, 40)]

    assert tuple(due) == hours(0, 0, "3.50", 8, 16, 24)


def test_weekdays_off_make_nothing_due():
    weekend = frozenset({5, 6})
    due = [after(*THREE, days=days, weekdays_off=weekend).due for days in (4, 5, 6)]

    assert tuple(due) == hours("6.5", 8, 8)


@pytest.mark.parametrize(
    ("finished", "days", "verdict"),
    [
        (0, -1, "not_started"),
        (1, -1, "ahead"),
        (0, 0, "on_track"),
        (0, 1, "on_track"),
        (0, 6, "behind"),
        (1, 7, "on_track"),
        (2, 7, "ahead"),
        (1, 14, "behind"),
        (3, 2, "done"),
    ],
)
def test_verdict_compares_the_hours_done_with_those_due(finished, days, verdict):
    tasks = [*map(done, THREE[:finished]), *THREE[finished:]]

    assert after(*tasks, days=days).verdict == verdict


@pytest.mark.parametrize(("days", "verdict"), [(0, "on_track"), (1, "on_track"), (2, "behind")])
def test_on_track_is_within_a_quarter_of_a_week(days, verdict):
    assert after(*THREE, days=days).verdict == verdict


def test_numbers_add_up():
    begun = task("b", 2, "8", status="in_progress", actual=Decimal(3))
    skipped = task("c", 3, "8", status="skipped")

    found = after(done(THREE[0]), begun, skipped, days=14)

    assert (found.due, found.done, found.difference, found.left) == hours(16, 11, -5, 5)
    assert (found.missed_weeks, found.replan_due) == (1, False)


def test_two_missed_weeks_make_a_new_plan_due():
    assert [after(*THREE, days=days).missed_weeks for days in (0, 7, 14, 21, 28)] == [0, 1, 2, 3, 3]
    assert [after(*THREE, days=days).replan_due for days in (7, 14)] == [False, True]


def test_missed_weeks_since_a_day_are_those_that_were_not_over_then():
    today = MONDAY + timedelta(weeks=3)

    found = [
        missed_weeks(THREE, calendar(), today, since=MONDAY + timedelta(days=days))
        for days in (0, 6, 7, 20, 21)
    ]

    assert found == [3, 3, 2, 1, 0]


def test_the_first_hours_of_a_long_task_are_those_that_are_worked():
    begun = task("a", 1, "8", "0", "8", status="in_progress", actual=Decimal(8))

    assert after(begun, days=21).missed_weeks == 1
    assert after(begun, days=14).missed_weeks == 0


def test_hours_worked_before_a_new_plan_were_due_then():
    begun = task("a", 2, "5", status="in_progress", actual=Decimal(3))
    begun = replace(begun, hours=Decimal(8))

    found = after(begun, days=7)

    assert (found.due, found.done, found.left, found.verdict) == (*hours(3, 3, 5), "on_track")


def test_the_forecast_of_an_untouched_plan_is_its_end_and_a_week_missed_moves_it():
    first, second = after(*THREE), after(*THREE, days=7)

    assert first.forecast == first.planned_end == second.planned_end
    assert second.forecast == first.planned_end + timedelta(weeks=1)


def test_a_pause_makes_nothing_due():
    pauses = (Period(SECOND_WEEK, date(2026, 12, 20)),)

    assert after(*THREE, days=27, pauses=pauses).due == 8
    assert after(*THREE, days=35, pauses=pauses).due == 16


def test_a_roadmap_without_tasks_is_on_track():
    found = after(days=30)

    assert (found.verdict, found.due, found.done, found.left) == ("on_track", 0, 0, 0)
