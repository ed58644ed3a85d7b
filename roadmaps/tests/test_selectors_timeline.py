from datetime import date, timedelta

import pytest

from roadmaps import selectors
from roadmaps.enums import TaskStatus
from roadmaps.selectors.timeline import Mark
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)


def plan_of_two_phases(**values):
    """Ten weeks: the first phase takes four of them, one of its two tasks is done."""
    plan = RoadmapFactory(
        start_date=START,
        duration_weeks=10,
        target_end_date=START + timedelta(days=69),
        **values,
    )
    RoadmapTaskFactory(roadmap=plan, week_number=1, status=TaskStatus.COMPLETED)
    RoadmapTaskFactory(roadmap=plan, week_number=2)
    RoadmapTaskFactory(roadmap=plan, week_number=5, phase_number=2)
    return plan


def timeline(plan, today=START, forecast=None):
    fetched = selectors.roadmaps_with_tasks(owner=plan.user).get(pk=plan.pk)
    board = selectors.board_of(fetched, today=today)
    return selectors.timeline_of(fetched, board, today=today, forecast=forecast)


def test_timeline_draws_each_phase_as_long_as_it_lasts_and_as_far_as_it_is_done():
    seen = timeline(plan_of_two_phases())

    assert [(bar.number, bar.left, bar.width, bar.done) for bar in seen.bars] == [
        (1, 0.0, 40.0, 20.0),
        (2, 40.0, 60.0, 0.0),
    ]
    assert [(bar.middle, bar.right) for bar in seen.bars] == [(20.0, 40.0), (70.0, 100.0)]
    assert (seen.first, seen.last) == (START, START + timedelta(days=69))


def test_timeline_reaches_to_the_latest_of_plan_forecast_and_deadline():
    plan = plan_of_two_phases(deadline=START + timedelta(days=139))

    seen = timeline(plan, START + timedelta(days=6), forecast=START + timedelta(days=90))

    assert (seen.last, seen.bars[0].width) == (plan.deadline, 20.0)
    assert seen.today == Mark(START + timedelta(days=6), 5.0)
    assert seen.forecast == Mark(START + timedelta(days=90), 65.0)
    assert seen.deadline == Mark(plan.deadline, 100.0)


@pytest.mark.parametrize("days", [-1, 70])
def test_timeline_has_no_mark_for_a_day_outside_of_it(days):
    seen = timeline(plan_of_two_phases(), START + timedelta(days=days))

    assert (seen.today, seen.forecast, seen.deadline) == (None, None, None)


@pytest.mark.parametrize(("left", "side"), [(0, "start"), (50, "middle"), (100, "end")])
def test_words_of_a_mark_stay_inside_the_picture(left, side):
    assert Mark(START, left).side == side


def test_roadmap_without_start_or_tasks_has_no_picture():
    undated = plan_of_two_phases()
    undated.start_date = undated.target_end_date = None
    undated.save(update_fields=["start_date", "target_end_date"])

    assert [timeline(undated), timeline(RoadmapFactory())] == [None, None]
