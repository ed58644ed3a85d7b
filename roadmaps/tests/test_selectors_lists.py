import pytest

from roadmaps import selectors
from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db


def task(plan, **values):
    return RoadmapTaskFactory(roadmap=plan, **values)


def test_roadmap_list_counts_tasks_and_done_ones_the_newest_first():
    older = RoadmapFactory()
    newer = RoadmapFactory(user=older.user)
    task(older)
    task(older, status=TaskStatus.COMPLETED)
    RoadmapFactory()

    rows = selectors.roadmap_list(owner=older.user)

    assert [(row.pk, row.task_total, row.task_done) for row in rows] == [
        (newer.pk, 0, 0),
        (older.pk, 2, 1),
    ]


def test_request_list_leaves_out_what_became_a_roadmap():
    failed = RoadmapRequestFactory(status=RequestStatus.FAILED)
    waiting = RoadmapRequestFactory(user=failed.user)
    RoadmapRequestFactory(user=failed.user, status=RequestStatus.DONE)
    RoadmapRequestFactory()

    assert list(selectors.request_list(owner=failed.user)) == [waiting, failed]


def test_open_tasks_are_those_of_active_roadmaps_the_earliest_week_first():
    plan = RoadmapFactory()
    later = task(plan, week_number=2)
    sooner = task(plan, week_number=1, status=TaskStatus.IN_PROGRESS)
    task(plan, status=TaskStatus.COMPLETED)
    task(plan, status=TaskStatus.SKIPPED)
    task(RoadmapFactory(user=plan.user, status=RoadmapStatus.PAUSED))
    task(RoadmapFactory())

    assert selectors.open_tasks(owner=plan.user, limit=5) == [sooner, later]
    assert selectors.open_tasks(owner=plan.user, limit=1) == [sooner]
