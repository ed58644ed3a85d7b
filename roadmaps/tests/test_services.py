from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from roadmaps import services
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def move(task, status, now=NOW):
    return services.move_task(task=task, status=status, now=now)


@pytest.fixture
def roadmap():
    """A roadmap with a task of one hour and one of three."""
    plan = RoadmapFactory()
    RoadmapTaskFactory(roadmap=plan, title="Short", estimated_hours=1)
    RoadmapTaskFactory(roadmap=plan, title="Long", estimated_hours=3)
    return plan


def tasks_of(plan):
    return plan.tasks.get(title="Short"), plan.tasks.get(title="Long")


def state(plan):
    plan.refresh_from_db()
    return plan.progress_percentage, plan.status, plan.actual_end_date


def test_tick_moves_the_percentage_by_hours(roadmap):
    short, _ = tasks_of(roadmap)

    assert move(short, TaskStatus.COMPLETED) == TaskStatus.PENDING

    short.refresh_from_db()
    assert (short.status, short.completed_at) == ("completed", NOW)
    assert state(roadmap) == (Decimal(25), "active", None)


def test_skip_leaves_both_sides_of_the_percentage(roadmap):
    short, long = tasks_of(roadmap)
    third = RoadmapTaskFactory(roadmap=roadmap, estimated_hours=1)
    move(short, TaskStatus.COMPLETED)

    move(long, TaskStatus.SKIPPED)

    assert state(roadmap) == (Decimal(50), "active", None)
    assert move(third, TaskStatus.SKIPPED) == TaskStatus.PENDING
    assert state(roadmap) == (Decimal(100), "completed", date(2026, 11, 20))


def test_roadmap_whose_tasks_are_all_skipped_is_not_completed(roadmap):
    for task in tasks_of(roadmap):
        move(task, TaskStatus.SKIPPED)

    assert state(roadmap) == (Decimal(0), "active", None)


def test_last_tick_completes_the_roadmap_and_undoing_it_reopens(roadmap):
    short, long = tasks_of(roadmap)
    move(short, TaskStatus.COMPLETED)
    move(long, TaskStatus.COMPLETED)
    assert state(roadmap) == (Decimal(100), "completed", date(2026, 11, 20))

    assert move(long, TaskStatus.PENDING) == TaskStatus.COMPLETED

    long.refresh_from_db()
    assert long.completed_at is None
    assert state(roadmap) == (Decimal(25), "active", None)


def test_last_tick_of_a_paused_roadmap_leaves_it_paused(roadmap):
    services.set_status(roadmap=roadmap, status=RoadmapStatus.PAUSED, now=NOW)
    for task in tasks_of(roadmap):
        move(task, TaskStatus.COMPLETED)

    assert state(roadmap) == (Decimal(100), "paused", None)


def test_tick_again_changes_nothing(roadmap):
    short, _ = tasks_of(roadmap)
    move(short, TaskStatus.COMPLETED)

    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert move(short, TaskStatus.COMPLETED, now=later) == TaskStatus.COMPLETED

    short.refresh_from_db()
    assert short.completed_at == NOW


def test_task_without_hours_counts_for_one(roadmap):
    extra = RoadmapTaskFactory(roadmap=roadmap, estimated_hours=None)

    move(extra, TaskStatus.COMPLETED)

    assert state(roadmap)[0] == Decimal(20)


def test_percentage_is_rounded_to_two_digits(roadmap):
    RoadmapTaskFactory(roadmap=roadmap, estimated_hours=2)

    move(tasks_of(roadmap)[0], TaskStatus.COMPLETED)

    assert state(roadmap)[0] == Decimal("16.67")


@pytest.mark.parametrize(
    "status", [RoadmapStatus.PAUSED, RoadmapStatus.ABANDONED, RoadmapStatus.ACTIVE]
)
def test_roadmap_can_be_paused_abandoned_and_resumed(roadmap, status):
    services.set_status(roadmap=roadmap, status=status, now=NOW)

    assert state(roadmap)[1] == status


def test_roadmap_cannot_be_declared_completed(roadmap):
    with pytest.raises(services.StatusError):
        services.set_status(roadmap=roadmap, status=RoadmapStatus.COMPLETED, now=NOW)

    assert state(roadmap)[1] == "active"


def test_completed_roadmap_cannot_be_paused():
    roadmap = RoadmapFactory(status=RoadmapStatus.COMPLETED)

    with pytest.raises(services.StatusError):
        services.set_status(roadmap=roadmap, status=RoadmapStatus.PAUSED, now=NOW)

    assert state(roadmap)[1] == "completed"


def test_deleted_roadmap_takes_its_tasks_along(roadmap):
    services.delete_roadmap(roadmap=roadmap)

    assert (Roadmap.objects.count(), RoadmapTask.objects.count()) == (0, 0)


def test_refresh_brings_outline_and_percentage_in_line_with_changed_rows(roadmap):
    roadmap.tasks.filter(title="Long").update(title="Longer", status=TaskStatus.COMPLETED)

    services.refresh(roadmap=roadmap, now=NOW)

    assert state(roadmap)[0] == Decimal(75)
    titles = [one["title"] for one in roadmap.phases[0]["weeks"][0]["tasks"]]
    assert titles == ["Short", "Longer"]
