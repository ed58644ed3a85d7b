from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from roadmaps import services
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def state(task):
    task.refresh_from_db()
    return task.status, task.timer_started_at


@pytest.mark.parametrize("status", [TaskStatus.PENDING, TaskStatus.IN_PROGRESS])
def test_timer_brings_an_open_task_into_progress(status):
    task = RoadmapTaskFactory(status=status)

    assert services.start_timer(task=task, now=NOW) is None
    assert state(task) == (TaskStatus.IN_PROGRESS, NOW)


def test_timer_that_runs_goes_on():
    task = RoadmapTaskFactory()
    services.start_timer(task=task, now=NOW)

    assert services.start_timer(task=task, now=NOW + timedelta(hours=1)) is None
    assert state(task) == (TaskStatus.IN_PROGRESS, NOW)


def test_one_timer_runs_for_each_person_over_all_roadmaps():
    first = RoadmapTaskFactory()
    second = RoadmapTaskFactory(roadmap=RoadmapFactory(user=first.roadmap.user))
    of_another = RoadmapTaskFactory()
    services.start_timer(task=first, now=NOW)
    services.start_timer(task=of_another, now=NOW)

    stopped = services.start_timer(task=second, now=NOW + timedelta(hours=1))

    assert stopped == first
    assert state(first) == (TaskStatus.IN_PROGRESS, None)
    assert first.actual_hours == Decimal(1)
    running = RoadmapTask.objects.filter(timer_started_at__isnull=False)
    assert set(running) == {second, of_another}


@pytest.mark.parametrize("status", [TaskStatus.COMPLETED, TaskStatus.SKIPPED])
def test_timer_is_refused_for_a_task_that_is_done_or_skipped(status):
    task = RoadmapTaskFactory(status=status)

    with pytest.raises(services.TimerError, match="Reopen the task first"):
        services.start_timer(task=task, now=NOW)

    assert state(task) == (status, None)


@pytest.mark.parametrize("status", [RoadmapStatus.PAUSED, RoadmapStatus.ABANDONED])
def test_timer_is_refused_while_the_roadmap_stands(status):
    other = RoadmapTaskFactory()
    services.start_timer(task=other, now=NOW)
    task = RoadmapTaskFactory(roadmap=RoadmapFactory(user=other.roadmap.user, status=status))

    with pytest.raises(services.TimerError, match="Resume the roadmap first"):
        services.start_timer(task=task, now=NOW)

    assert state(task) == (TaskStatus.PENDING, None)
    assert state(other) == (TaskStatus.IN_PROGRESS, NOW)


@pytest.mark.django_db(transaction=True)
def test_timers_started_at_once_leave_one():
    user = RoadmapFactory().user
    tasks = [RoadmapTaskFactory(roadmap=RoadmapFactory(user=user)) for _ in range(6)]

    with ThreadPoolExecutor(len(tasks)) as pool:
        list(pool.map(start_and_hang_up, tasks))

    running = RoadmapTask.objects.filter(timer_started_at__isnull=False)
    assert running.count() == 1
    assert RoadmapTask.objects.filter(status=TaskStatus.IN_PROGRESS).count() == 6


def start_and_hang_up(task):
    try:
        services.start_timer(task=task, now=NOW)
    finally:
        connection.close()
