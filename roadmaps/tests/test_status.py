from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from roadmaps import services
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import RoadmapRevision, StudyTime
from roadmaps.selectors import shared_week
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 12, tzinfo=UTC)
ACTIVE, PAUSED, ABANDONED = (
    RoadmapStatus.ACTIVE,
    RoadmapStatus.PAUSED,
    RoadmapStatus.ABANDONED,
)


@pytest.fixture
def roadmap():
    plan = RoadmapFactory()
    RoadmapTaskFactory(roadmap=plan)
    return plan


def bring(plan, status, now=NOW):
    return services.set_status(roadmap=plan, status=status, now=now)


def state(plan):
    plan.refresh_from_db()
    return plan.status, plan.status_since, plan.pauses


@pytest.mark.parametrize("status", [PAUSED, ABANDONED])
def test_pause_and_abandoning_stop_the_clock(roadmap, status):
    assert bring(roadmap, status) is True

    assert state(roadmap) == (status, date(2026, 11, 10), [DateRange(date(2026, 11, 10), None)])


def test_pause_twice_is_harmless(roadmap):
    bring(roadmap, PAUSED)

    assert bring(roadmap, PAUSED, now=LATER) is False

    assert state(roadmap) == (PAUSED, date(2026, 11, 10), [DateRange(date(2026, 11, 10), None)])


def test_paused_roadmap_that_is_abandoned_stands_since_the_pause(roadmap):
    bring(roadmap, PAUSED)

    bring(roadmap, ABANDONED, now=LATER)

    since = DateRange(date(2026, 11, 10), None)
    assert state(roadmap) == (ABANDONED, date(2026, 11, 20), [since])


def test_resumed_roadmap_ends_later_by_the_days_that_it_stood(roadmap):
    bring(roadmap, PAUSED)

    assert bring(roadmap, ACTIVE, now=LATER) is True

    stood = DateRange(date(2026, 11, 10), date(2026, 11, 20))
    assert state(roadmap) == (ACTIVE, date(2026, 11, 20), [stood])
    assert roadmap.target_end_date == date(2026, 12, 9)
    assert roadmap.milestones[-1]["week"] == 1
    revision = RoadmapRevision.objects.get()
    assert (revision.kind, revision.summary) == ("resumed", "Resumed")


def test_second_pause_adds_to_the_first(roadmap):
    bring(roadmap, PAUSED)
    bring(roadmap, ACTIVE, now=LATER)
    bring(roadmap, ABANDONED, now=LATER)

    bring(roadmap, ACTIVE, now=datetime(2026, 11, 25, 12, tzinfo=UTC))

    assert [days.lower.day for days in state(roadmap)[2]] == [10, 20]
    assert roadmap.target_end_date == date(2026, 12, 14)


def test_pause_of_less_than_a_day_leaves_no_trace(roadmap):
    bring(roadmap, PAUSED)

    bring(roadmap, ACTIVE)

    assert state(roadmap) == (ACTIVE, date(2026, 11, 10), [])
    assert roadmap.target_end_date == date(2026, 11, 29)


def test_pause_before_the_start_counts_from_the_start_on():
    roadmap = RoadmapFactory(start_date=date(2026, 11, 16), target_end_date=date(2026, 12, 13))
    bring(roadmap, PAUSED)

    bring(roadmap, ACTIVE, now=LATER)

    assert state(roadmap)[2] == [DateRange(date(2026, 11, 16), date(2026, 11, 20))]
    assert roadmap.target_end_date == date(2026, 12, 17)


def test_resumption_is_refused_where_the_week_has_no_room_left(roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=10)
    bring(roadmap, PAUSED)
    RoadmapFactory(user=roadmap.user, title="Other", hours_per_week=4)

    with pytest.raises(services.StatusError) as refusal:
        bring(roadmap, ACTIVE, now=LATER)

    reason = shared_week(roadmap.user).refusal(8)
    remedy = "Give yourself more hours, or pause or slow down another roadmap."
    assert str(refusal.value) == f"{reason} {remedy}"
    assert state(roadmap)[0] == PAUSED


def test_pause_gives_its_hours_to_others(roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=8)
    other = RoadmapFactory(user=roadmap.user, status=PAUSED)
    bring(roadmap, PAUSED)

    assert bring(other, ACTIVE) is True


@pytest.mark.parametrize("status", [PAUSED, ABANDONED])
def test_stopped_roadmap_stops_the_timers_of_its_tasks(roadmap, status):
    task = roadmap.tasks.get()
    task.status = TaskStatus.IN_PROGRESS
    task.timer_started_at = datetime(2026, 11, 10, 11, tzinfo=UTC)
    task.save(update_fields=["status", "timer_started_at"])

    bring(roadmap, status)

    task.refresh_from_db()
    assert (task.timer_started_at, task.actual_hours) == (None, Decimal(1))


def test_roadmap_that_was_finished_in_a_pause_is_completed_when_it_is_resumed(roadmap):
    bring(roadmap, PAUSED)
    services.move_task(task=roadmap.tasks.get(), status=TaskStatus.COMPLETED, now=NOW)
    assert state(roadmap)[0] == PAUSED

    bring(roadmap, ACTIVE, now=LATER)

    assert state(roadmap)[0] == RoadmapStatus.COMPLETED
    assert roadmap.actual_end_date == date(2026, 11, 20)


def test_completed_roadmap_is_reopened_by_a_task_that_is_undone(roadmap):
    task = roadmap.tasks.get()
    services.move_task(task=task, status=TaskStatus.COMPLETED, now=NOW)
    assert state(roadmap)[:2] == (RoadmapStatus.COMPLETED, date(2026, 11, 10))

    services.move_task(task=task, status=TaskStatus.PENDING, now=LATER)

    assert state(roadmap)[:2] == (ACTIVE, date(2026, 11, 20))
    assert roadmap.actual_end_date is None


def test_roadmap_that_is_done_before_its_start_ends_on_its_first_day():
    roadmap = RoadmapFactory(start_date=date(2026, 11, 16), target_end_date=date(2026, 12, 13))
    task = RoadmapTaskFactory(roadmap=roadmap)

    services.move_task(task=task, status=TaskStatus.COMPLETED, now=NOW)

    assert state(roadmap)[0] == RoadmapStatus.COMPLETED
    assert roadmap.actual_end_date == date(2026, 11, 16)


@pytest.mark.parametrize("status", [PAUSED, ABANDONED, ACTIVE])
def test_completed_roadmap_goes_nowhere_else(status):
    roadmap = RoadmapFactory(status=RoadmapStatus.COMPLETED)

    with pytest.raises(services.StatusError, match="completed by its tasks alone"):
        bring(roadmap, status)

    assert state(roadmap)[0] == RoadmapStatus.COMPLETED
