from datetime import date
from decimal import Decimal

import pytest

from chat.answering import RoadmapFact, TaskFact
from chat.answering.pace import Pace, current_week, pace_of

MONDAY = date(2026, 11, 2)


def task(week, hours, status="pending"):
    return TaskFact(week, f"Task of week {week}", Decimal(hours), status, "/t/")


def roadmap(*tasks, start=MONDAY):
    return RoadmapFact("R", "/r/", Decimal(0), "active", start, None, tasks)


@pytest.mark.parametrize(
    ("day", "week"),
    [(1, 0), (2, 1), (8, 1), (9, 2), (15, 2), (16, 3)],
)
def test_weeks_are_counted_from_the_start(day, week):
    assert current_week(roadmap(), date(2026, 11, day)) == week


def test_without_a_start_there_is_no_current_week():
    assert current_week(roadmap(start=None), MONDAY) is None


def test_pace_leaves_skipped_tasks_out_on_both_sides():
    tasks = task(1, 4, "completed"), task(1, 3, "skipped"), task(2, 5), task(3, 7, "skipped")

    assert pace_of(roadmap(*tasks), week=2) == Pace(Decimal(4), Decimal(9), Decimal(4))


def test_a_task_without_an_estimate_counts_no_hours():
    unknown = TaskFact(1, "T", None, "completed", "/t/")

    assert pace_of(roadmap(unknown), week=2) == Pace(Decimal(0), Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("due", "due_now", "done", "behind", "ahead"),
    [(8, 12, 6, 2, 0), (8, 12, 8, 0, 0), (8, 12, 12, 0, 0), (8, 12, 13, 0, 1)],
)
def test_behind_and_ahead_leave_this_week_free(due, due_now, done, behind, ahead):
    pace = Pace(Decimal(due), Decimal(due_now), Decimal(done))

    assert (pace.behind, pace.ahead) == (behind, ahead)
