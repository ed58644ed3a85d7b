from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerPathFactory
from roadmaps import services
from roadmaps.enums import Intensity, RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def ask(user, career):
    return services.request_roadmap(
        user=user,
        career=career,
        intensity=Intensity.LIGHT,
        hours_per_week=4,
        start_date=date(2026, 11, 23),
        now=NOW,
    )


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


@pytest.mark.usefixtures("_work_at_once")
def test_request_is_queued_once_its_row_is_committed(django_capture_on_commit_callbacks):
    user, career = UserFactory(), CareerPathFactory()

    with django_capture_on_commit_callbacks() as callbacks:
        request = ask(user, career)

    assert (request.status, request.queued_at, request.hours_per_week) == ("queued", NOW, 4)
    (send,) = callbacks
    send()
    request.refresh_from_db()
    assert (request.status, request.attempts) == ("failed", 1)


def test_request_for_the_same_career_finds_the_one_that_waits(django_capture_on_commit_callbacks):
    user, career = UserFactory(), CareerPathFactory()
    first = ask(user, career)

    with django_capture_on_commit_callbacks() as callbacks:
        second = ask(user, career)

    assert (second, callbacks) == (first, [])
    assert RoadmapRequest.objects.count() == 1


def test_request_is_new_for_another_career_another_person_and_after_the_end():
    user, career = UserFactory(), CareerPathFactory()
    RoadmapRequestFactory(user=user, career_path=career, status=RequestStatus.DONE)
    RoadmapRequestFactory(user=user, career_path=career, status=RequestStatus.FAILED)

    made = {
        ask(user, career).pk,
        ask(user, CareerPathFactory()).pk,
        ask(UserFactory(), career).pk,
    }

    assert len(made) == 3
    assert RoadmapRequest.objects.count() == 5


def test_retry_puts_a_failed_request_back_with_all_its_attempts(
    django_capture_on_commit_callbacks,
):
    request = RoadmapRequestFactory(
        status=RequestStatus.FAILED, failure="No luck.", attempts=3, claimed_at=NOW
    )

    with django_capture_on_commit_callbacks() as callbacks:
        assert services.retry_request(request=request, now=NOW) is True

    request.refresh_from_db()
    assert (request.status, request.failure, request.attempts) == ("queued", "", 0)
    assert (request.claimed_at, request.queued_at, len(callbacks)) == (None, NOW, 1)


@pytest.mark.parametrize(
    "status", [RequestStatus.QUEUED, RequestStatus.GENERATING, RequestStatus.DONE]
)
def test_retry_leaves_a_request_that_has_not_failed(status, django_capture_on_commit_callbacks):
    request = RoadmapRequestFactory(status=status, attempts=1)

    with django_capture_on_commit_callbacks() as callbacks:
        assert services.retry_request(request=request, now=NOW) is False

    request.refresh_from_db()
    assert (request.status, request.attempts, callbacks) == (status, 1, [])


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
    services.set_status(roadmap=roadmap, status=RoadmapStatus.PAUSED)
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
    services.set_status(roadmap=roadmap, status=status)

    assert state(roadmap)[1] == status


def test_roadmap_cannot_be_declared_completed(roadmap):
    with pytest.raises(services.StatusError):
        services.set_status(roadmap=roadmap, status=RoadmapStatus.COMPLETED)

    assert state(roadmap)[1] == "active"


def test_completed_roadmap_cannot_be_paused():
    roadmap = RoadmapFactory(status=RoadmapStatus.COMPLETED)

    with pytest.raises(services.StatusError):
        services.set_status(roadmap=roadmap, status=RoadmapStatus.PAUSED)

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
