import pytest

from accounts.tests.factories import UserFactory
from roadmaps.enums import RequestStatus, RoadmapStatus
from roadmaps.models import StudyTime
from roadmaps.selectors import shared_week
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    """A person with twelve hours a week for all roadmaps."""
    user = UserFactory()
    StudyTime.objects.create(user=user, hours_per_week=12)
    return user


def test_week_counts_active_roadmaps_and_those_being_planned(user):
    RoadmapFactory(user=user, title="Becoming a Baker", hours_per_week=4)
    RoadmapFactory(user=user, status=RoadmapStatus.PAUSED)
    RoadmapRequestFactory(user=user, career_path__title="Miller", hours_per_week=2)
    RoadmapRequestFactory(user=user, status=RequestStatus.FAILED)
    RoadmapFactory()

    week = shared_week(user)

    assert week.taken == (("Becoming a Baker", 4), ("Miller (being planned)", 2))
    assert (week.limit, week.left, week.holds(6), week.holds(7)) == (12, 6, True, False)
    assert week.refusal(7) == (
        "You have 12 hours a week for all roadmaps together; 6 are taken (Becoming a Baker 4 h, "
        "Miller (being planned) 2 h). 7 more would make 13."
    )


def test_week_that_is_overfull_has_nothing_left(user):
    RoadmapFactory(user=user, hours_per_week=20)

    assert (shared_week(user).left, shared_week(user).holds(1)) == (0, False)


def test_week_leaves_out_the_request_that_is_asked_about(user):
    request = RoadmapRequestFactory(user=user, hours_per_week=12)

    assert shared_week(user).left == 0
    assert shared_week(user, besides=request).left == 12


def test_week_without_a_limit_holds_everything():
    user = UserFactory()
    RoadmapFactory(user=user, hours_per_week=60)

    assert (shared_week(user).limit, shared_week(user).left) == (None, None)
    assert shared_week(user).holds(60) is True


def test_refusal_of_an_empty_week_says_that_nothing_is_taken(user):
    assert shared_week(user).refusal(13) == (
        "You have 12 hours a week for all roadmaps together; none are taken. 13 more would make 13."
    )


@pytest.mark.parametrize("count", [1, 4])
def test_week_costs_three_queries_for_any_number(user, count, django_assert_num_queries):
    RoadmapFactory.create_batch(count, user=user)
    RoadmapRequestFactory.create_batch(count, user=user)

    with django_assert_num_queries(3):
        assert len(shared_week(user).taken) == 2 * count
