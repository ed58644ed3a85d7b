from datetime import UTC, date, datetime

import pytest

from accounts.tests.factories import UserFactory
from careers.tests.factories import CareerPathFactory
from roadmaps import services
from roadmaps.enums import Intensity, RequestStage, RequestStatus, RoadmapStatus
from roadmaps.models import RoadmapRequest, StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ENDED = [RequestStatus.FAILED, RequestStatus.CANCELLED]
OTHERS = [RequestStatus.QUEUED, RequestStatus.GENERATING, RequestStatus.DONE]


def ask(user, career=None, **changed):
    values = {
        "intensity": Intensity.LIGHT,
        "hours_per_week": 4,
        "start_date": date(2026, 11, 23),
        "now": NOW,
    }
    return services.request_roadmap(user=user, career=career, **values | changed)


@pytest.mark.usefixtures("_work_at_once")
def test_request_is_queued_once_its_row_is_committed(django_capture_on_commit_callbacks):
    user, career = UserFactory(), CareerPathFactory()

    with django_capture_on_commit_callbacks() as callbacks:
        request = ask(user, career)

    assert (request.status, request.stage, request.queued_at) == ("queued", "waiting", NOW)
    (send,) = callbacks
    send()
    request.refresh_from_db()
    assert (request.status, request.attempts) == ("failed", 1)


def test_request_keeps_all_that_was_asked_for():
    skill = SkillFactory()

    request = ask(
        UserFactory(),
        CareerPathFactory(),
        targets={str(skill.pk): 2},
        deadline=date(2027, 3, 1),
        focus_areas=["Office", "Databases"],
        free_only=True,
        dropped=[str(skill.pk)],
    )

    request.refresh_from_db()
    assert (request.hours_per_week, request.intensity) == (4, "light")
    assert (request.start_date, request.deadline) == (date(2026, 11, 23), date(2027, 3, 1))
    assert (request.focus_areas, request.free_only) == (["Databases", "Office"], True)
    assert (request.dropped, request.targets) == ([skill.pk], {})


def test_request_for_the_same_career_finds_the_one_that_waits(django_capture_on_commit_callbacks):
    user, career = UserFactory(), CareerPathFactory()
    first = ask(user, career)

    with django_capture_on_commit_callbacks() as callbacks:
        second = ask(user, career, hours_per_week=5)

    assert (second, callbacks) == (first, [])
    assert RoadmapRequest.objects.count() == 1


def test_request_for_the_same_targets_finds_the_one_that_waits():
    user, one, other = UserFactory(), str(SkillFactory().pk), str(SkillFactory().pk)
    first = ask(user, targets={one: 2, other: 1})

    assert ask(user, targets={other: 1, one: 2}) == first
    assert ask(user, targets={one: 2}) != first
    assert ask(user, targets={one: 2, other: 2}) != first
    assert RoadmapRequest.objects.count() == 3


def test_request_is_new_for_another_career_another_person_and_after_the_end():
    user, career = UserFactory(), CareerPathFactory()
    RoadmapRequestFactory(user=user, career_path=career, status=RequestStatus.DONE)
    RoadmapRequestFactory(user=user, career_path=career, status=RequestStatus.FAILED)
    RoadmapRequestFactory(user=user, career_path=career, status=RequestStatus.CANCELLED)

    made = {
        ask(user, career).pk,
        ask(user, CareerPathFactory()).pk,
        ask(UserFactory(), career).pk,
    }

    assert len(made) == 3
    assert RoadmapRequest.objects.count() == 6


def test_request_that_the_week_has_no_room_for_is_refused():
    user = UserFactory()
    StudyTime.objects.create(user=user, hours_per_week=10)
    RoadmapFactory(user=user, hours_per_week=7, title="Becoming a Baker")

    with pytest.raises(services.WeekFullError, match=r"7 are taken \(Becoming a Baker 7 h\)"):
        ask(user, CareerPathFactory())

    assert RoadmapRequest.objects.count() == 0
    assert ask(user, CareerPathFactory(), hours_per_week=3).hours_per_week == 3


def test_requests_together_do_not_exceed_the_week():
    user = UserFactory()
    StudyTime.objects.create(user=user, hours_per_week=10)
    first = ask(user, career := CareerPathFactory(), hours_per_week=10)

    with pytest.raises(services.WeekFullError):
        ask(user, CareerPathFactory(), hours_per_week=1)

    assert ask(user, career, hours_per_week=10) == first


@pytest.mark.parametrize("status", ENDED)
def test_retry_puts_a_request_back_with_all_its_attempts(
    status, django_capture_on_commit_callbacks
):
    request = RoadmapRequestFactory(
        status=status,
        stage=RequestStage.STORING,
        failure="No luck.",
        attempts=3,
        claimed_at=NOW,
        start_date=date(2026, 12, 1),
    )

    with django_capture_on_commit_callbacks() as callbacks:
        assert services.retry_request(request=request, now=NOW) is True

    request.refresh_from_db()
    assert (request.status, request.stage, request.failure) == ("queued", "waiting", "")
    assert (request.claimed_at, request.queued_at, request.attempts) == (None, NOW, 0)
    assert (request.start_date, len(callbacks)) == (date(2026, 12, 1), 1)


def test_retry_begins_today_where_the_start_is_over():
    request = RoadmapRequestFactory(status=RequestStatus.FAILED, start_date=date(2026, 11, 2))

    services.retry_request(request=request, now=NOW)

    request.refresh_from_db()
    assert request.start_date == date(2026, 11, 20)


@pytest.mark.parametrize("status", OTHERS)
def test_retry_leaves_a_request_that_has_not_ended(status, django_capture_on_commit_callbacks):
    request = RoadmapRequestFactory(status=status, attempts=1)

    with django_capture_on_commit_callbacks() as callbacks:
        assert services.retry_request(request=request, now=NOW) is False

    request.refresh_from_db()
    assert (request.status, request.attempts, callbacks) == (status, 1, [])


def test_retry_leaves_a_request_whose_career_is_being_planned():
    waiting = RoadmapRequestFactory()
    failed = RoadmapRequestFactory(
        user=waiting.user, career_path=waiting.career_path, status=RequestStatus.FAILED
    )

    assert services.retry_request(request=failed, now=NOW) is False

    failed.refresh_from_db()
    assert failed.status == RequestStatus.FAILED


def test_retry_that_the_week_has_no_room_for_is_refused():
    request = RoadmapRequestFactory(status=RequestStatus.FAILED, hours_per_week=8)
    StudyTime.objects.create(user=request.user, hours_per_week=7)

    with pytest.raises(services.WeekFullError):
        services.retry_request(request=request, now=NOW)

    request.refresh_from_db()
    assert request.status == RequestStatus.FAILED


@pytest.mark.parametrize("status", [RequestStatus.QUEUED, RequestStatus.GENERATING])
def test_cancel_stops_what_is_not_finished(status):
    request = RoadmapRequestFactory(status=status, claimed_at=NOW)

    assert services.cancel_request(request=request, now=NOW) is True

    request.refresh_from_db()
    assert (request.status, request.claimed_at) == ("cancelled", None)


@pytest.mark.parametrize("status", [*ENDED, RequestStatus.DONE])
def test_cancel_leaves_what_has_ended(status):
    request = RoadmapRequestFactory(status=status)

    assert services.cancel_request(request=request, now=NOW) is False

    request.refresh_from_db()
    assert request.status == status


def test_paused_roadmaps_take_no_room_in_the_week():
    user = UserFactory()
    StudyTime.objects.create(user=user, hours_per_week=4)
    RoadmapFactory(user=user, status=RoadmapStatus.PAUSED)

    assert ask(user, CareerPathFactory()).status == RequestStatus.QUEUED
