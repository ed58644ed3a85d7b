from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from roadmaps.planning import Move, Period, replan
from roadmaps.tests.briefs import MONDAY, SECOND_WEEK, calendar, hours, task


def anew(*tasks, today, **more):
    return replan(tasks, calendar(**more), today)


def test_work_that_was_missed_moves_to_this_week_and_pushes_the_rest():
    found = anew(task("a", 1, "8"), task("b", 2, "4"), today=SECOND_WEEK)

    assert found.moves == (Move("a", 2, hours(8), 1), Move("b", 3, hours(4), 1))
    assert (found.end_before, found.end_after) == (date(2026, 12, 6), date(2026, 12, 13))
    assert (found.work_end, found.weeks) == (date(2026, 12, 13), 3)


def test_work_that_is_done_in_advance_brings_the_rest_forward():
    done = task("a", 2, "8", status="completed")

    found = anew(task("x", 1, "8", status="completed"), done, task("b", 3, "4"), today=SECOND_WEEK)

    assert found.moves == ()
    later = anew(done, task("b", 3, "4"), today=MONDAY)
    assert later.moves == (Move("b", 1, hours(4), 1),)


@pytest.mark.parametrize(
    "fixed", [{"status": "completed"}, {"status": "skipped"}, {"pinned": True}]
)
def test_done_skipped_and_pinned_tasks_stay(fixed):
    assert anew(task("a", 1, "8", **fixed), today=SECOND_WEEK).moves == ()


def test_pinned_hours_are_taken_from_their_week():
    pinned = task("p", 2, "5", pinned=True)

    found = anew(pinned, task("a", 1, "8"), today=SECOND_WEEK)

    assert found.moves == (Move("a", 2, hours(3, 5), 2),)


def test_a_week_that_pinned_tasks_fill_holds_nothing_else():
    found = anew(task("p", 2, "20", pinned=True), task("a", 1, "2"), today=SECOND_WEEK)

    assert found.moves == (Move("a", 3, hours(2), 1),)


def test_only_the_days_left_of_this_week_are_filled():
    thursday = MONDAY + timedelta(days=3)

    found = anew(task("a", 1, "8"), today=thursday)

    assert found.moves == (Move("a", 1, hours("4.5", "3.5"), 1),)


def test_what_was_done_this_week_has_taken_its_time():
    done = task("a", 2, "6", status="completed")

    found = anew(done, task("b", 1, "9"), today=SECOND_WEEK)

    assert found.moves == (Move("b", 2, hours(2, 7), 2),)


@pytest.mark.parametrize(
    ("actual", "left"), [(None, "8"), ("3", "5"), ("3.10", "5"), ("8", "0.25"), ("30", "0.25")]
)
def test_work_in_progress_takes_what_is_left_at_least_a_quarter(actual, left):
    spent = actual and Decimal(actual)
    begun = task("a", 1, "8", status="in_progress", actual=spent)

    assert anew(begun, today=SECOND_WEEK).moves == (Move("a", 2, hours(left), 1),)


def test_work_in_progress_goes_first():
    begun = task("b", 1, "4", position=2, status="in_progress")

    found = anew(task("a", 1, "4"), begun, today=SECOND_WEEK)

    assert found.moves == (Move("b", 2, hours(4), 1), Move("a", 2, hours(4), 2))


def test_each_phase_begins_a_new_week_after_the_reserve_of_the_one_before():
    tasks = task("a", 1, "8"), task("b", 3, "2", phase=2), task("c", 4, "2", phase=3)

    assert anew(*tasks, today=MONDAY).moves == ()
    assert anew(*tasks, today=SECOND_WEEK).moves == (
        Move("a", 2, hours(8), 1),
        Move("b", 4, hours(2), 1),
        Move("c", 5, hours(2), 1),
    )


def test_time_off_holds_nothing():
    off = (Period(date(2026, 11, 30), date(2026, 12, 6)),)

    found = anew(task("a", 1, "10"), today=SECOND_WEEK, time_off=off)

    assert found.moves == (Move("a", 3, hours(8, 2), 1),)


def test_before_the_start_it_is_the_first_week():
    assert anew(task("a", 1, "8"), today=MONDAY - timedelta(days=9)).moves == ()


def test_a_task_without_spread_has_its_hours_in_its_week():
    own = replace(task("a", 1, "8"), spread=())

    assert anew(own, today=MONDAY).moves == ()
    assert anew(own, today=SECOND_WEEK).moves == (Move("a", 2, hours(8), 1),)


def test_hours_that_are_no_quarters_stay_where_they_are():
    assert anew(task("a", 1, "1.10"), today=MONDAY).moves == ()


def test_nothing_left_ends_where_it_ended():
    found = anew(task("a", 2, "8", status="completed"), today=MONDAY + timedelta(weeks=9))

    assert (found.moves, found.weeks) == ((), 2)
    assert found.end_before == found.end_after == found.work_end == date(2026, 12, 6)


def test_a_roadmap_without_tasks_has_nothing_to_move():
    assert anew(today=SECOND_WEEK).moves == ()
