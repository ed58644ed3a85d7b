from datetime import date

import pytest

from accounts.tests.factories import UserFactory
from roadmaps import selectors
from roadmaps.enums import RoadmapStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def shelf_of(user):
    return selectors.shelf_of(owner=user, today=TODAY)


def test_shelf_groups_roadmaps_by_status_the_newest_first():
    user = UserFactory()
    for status in (*RoadmapStatus, RoadmapStatus.ACTIVE):
        RoadmapFactory(user=user, status=status)
    RoadmapFactory()

    seen = [(group.title, len(group.roadmaps)) for group in shelf_of(user).groups]

    assert seen == [("Active", 2), ("Paused", 1), ("Completed", 1), ("Abandoned", 1)]
    newest, older = shelf_of(user).groups[0].roadmaps
    assert newest.roadmap.created_at > older.roadmap.created_at


def test_shelf_adds_up_the_hours_of_active_roadmaps_alone():
    user = UserFactory()
    StudyTime.objects.create(user=user, hours_per_week=15)
    RoadmapFactory(user=user, hours_per_week=8)
    RoadmapFactory(user=user, hours_per_week=None)
    RoadmapFactory(user=user, hours_per_week=3)
    RoadmapFactory(user=user, hours_per_week=5, status=RoadmapStatus.PAUSED)

    seen = shelf_of(user)

    assert (seen.hours, seen.study_time.hours_per_week) == (11, 15)


def test_shelf_tells_the_pace_of_active_roadmaps():
    active = RoadmapTaskFactory(roadmap__start_date=date(2026, 11, 2)).roadmap
    paused = RoadmapFactory(user=active.user, status=RoadmapStatus.PAUSED)

    seen = {
        each.roadmap: each.pace for group in shelf_of(active.user).groups for each in group.roadmaps
    }

    assert (seen[active].verdict, seen[paused]) == ("behind", None)


def test_shelf_of_a_newcomer_is_empty():
    seen = shelf_of(UserFactory())

    assert (seen.groups, seen.hours) == ((), 0)


@pytest.mark.parametrize(("plans", "tasks"), [(1, 1), (4, 20)])
def test_shelf_costs_three_queries(plans, tasks, django_assert_num_queries):
    user = UserFactory()
    for plan in RoadmapFactory.create_batch(plans, user=user):
        RoadmapTaskFactory.create_batch(tasks, roadmap=plan)

    with django_assert_num_queries(3):
        assert len(shelf_of(user).groups[0].roadmaps) == plans
