from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from roadmaps import services
from roadmaps.enums import TaskStatus
from roadmaps.tests.factories import RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def move(task, status, now=NOW):
    return services.move_task(task=task, status=status, now=now)


@pytest.mark.parametrize(("first", "second"), [*permutations(TaskStatus, 2)])
def test_task_goes_from_any_status_to_any_other_in_one_move(first, second):
    task = RoadmapTaskFactory()
    move(task, first)

    assert move(task, second) == first

    task.refresh_from_db()
    finished = second == TaskStatus.COMPLETED
    assert (task.status, task.completed_at) == (second, NOW if finished else None)


@pytest.mark.parametrize("status", [TaskStatus.PENDING, TaskStatus.COMPLETED, TaskStatus.SKIPPED])
def test_leaving_in_progress_stops_the_timer_and_keeps_its_time(status):
    task = RoadmapTaskFactory(
        status=TaskStatus.IN_PROGRESS,
        actual_hours=Decimal("0.5"),
        timer_started_at=NOW - timedelta(minutes=50),
    )

    move(task, status)

    told = task.timer_started_at, task.actual_hours
    task.refresh_from_db()
    assert told == (task.timer_started_at, task.actual_hours) == (None, Decimal("1.25"))


def test_timer_of_a_task_that_stays_in_progress_goes_on():
    started = NOW - timedelta(hours=1)
    task = RoadmapTaskFactory(status=TaskStatus.IN_PROGRESS, timer_started_at=started)

    move(task, TaskStatus.IN_PROGRESS)

    task.refresh_from_db()
    assert (task.timer_started_at, task.actual_hours) == (started, None)


def test_task_that_is_moved_is_covered_by_nothing():
    done = RoadmapTaskFactory(status=TaskStatus.COMPLETED, completed_at=NOW)
    task = RoadmapTaskFactory(status=TaskStatus.SKIPPED, covered_by=done)

    move(task, TaskStatus.PENDING)

    task.refresh_from_db()
    assert task.covered_by is None


def test_skip_again_leaves_what_covers_a_task():
    done = RoadmapTaskFactory(status=TaskStatus.COMPLETED, completed_at=NOW)
    task = RoadmapTaskFactory(status=TaskStatus.SKIPPED, covered_by=done)

    move(task, TaskStatus.SKIPPED)

    task.refresh_from_db()
    assert task.covered_by == done


def test_roadmap_that_is_done_before_its_first_day_ends_on_that_day():
    first = date(2026, 12, 1)
    task = RoadmapTaskFactory(roadmap__start_date=first, roadmap__target_end_date=None)

    move(task, TaskStatus.COMPLETED)

    task.roadmap.refresh_from_db()
    assert (task.roadmap.status, task.roadmap.actual_end_date) == ("completed", first)
    assert task.roadmap.status_since == date(2026, 11, 20)
