from datetime import date, timedelta

import pytest

from roadmaps import selectors
from roadmaps.enums import RoadmapStatus
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)


def overview(plan):
    fetched = selectors.roadmaps_with_tasks(owner=plan.user).get(pk=plan.pk)
    return selectors.overview_of(fetched, today=START)


@pytest.mark.parametrize(
    ("status", "paced"),
    [
        (RoadmapStatus.ACTIVE, True),
        (RoadmapStatus.PAUSED, True),
        (RoadmapStatus.COMPLETED, False),
        (RoadmapStatus.ABANDONED, False),
    ],
)
def test_overview_has_a_pace_while_the_roadmap_goes_on(status, paced):
    plan = RoadmapTaskFactory(roadmap__status=status).roadmap

    seen = overview(plan)

    assert (seen.pace is not None, seen.timeline.forecast is not None) == (paced, paced)


def test_overview_of_a_roadmap_without_tasks_has_neither_pace_nor_picture():
    seen = overview(RoadmapFactory())

    assert (seen.pace, seen.timeline, seen.board.phases) == (None, None, [])


@pytest.mark.parametrize(("days", "spare", "late"), [(5, 5, 0), (0, 0, 0), (-3, -3, 3)])
def test_overview_compares_the_deadline_with_the_planned_end(days, spare, late):
    end = START + timedelta(days=27)
    plan = RoadmapFactory(target_end_date=end, deadline=end + timedelta(days=days))

    seen = overview(plan)

    assert (seen.spare_days, seen.late_days) == (spare, late)


def test_overview_without_a_deadline_compares_nothing():
    seen = overview(RoadmapFactory())

    assert (seen.spare_days, seen.late_days) == (None, 0)
