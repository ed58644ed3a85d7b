from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.tests.factories import UserFactory
from roadmaps.models import Roadmap, StudyTime
from roadmaps.planning import Period, TaskState
from roadmaps.selectors import calendar_of, counted_hours, pace_of, states_of, study_time_of
from roadmaps.selectors.lists import roadmap_list, roadmaps_with_tasks
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from roadmaps.tests.test_replanning import START, behind, noon, replan_due

pytestmark = pytest.mark.django_db


def test_study_time_of_a_person_who_set_none_has_no_limits_and_is_not_stored():
    week = study_time_of(UserFactory())

    assert (week.hours_per_week, week.weekdays_off, week.time_off) == (None, [], [])
    assert StudyTime.objects.count() == 0


def test_study_time_of_a_person_is_the_one_they_set():
    mine = StudyTime.objects.create(user=UserFactory(), hours_per_week=5)
    StudyTime.objects.create(user=UserFactory())

    assert study_time_of(mine.user) == mine


def test_calendar_has_the_days_off_and_the_pauses_with_both_ends():
    roadmap = RoadmapFactory(
        start_date=START,
        hours_per_week=6,
        pauses=[DateRange(date(2026, 11, 9), date(2026, 11, 12))],
    )
    StudyTime.objects.create(
        user=roadmap.user,
        weekdays_off=[5, 6],
        time_off=[DateRange(date(2026, 12, 24), date(2027, 1, 2))],
    )

    calendar = calendar_of(Roadmap.objects.get(), today=START)

    assert (calendar.start, calendar.hours_per_week) == (START, Decimal(6))
    assert calendar.weekdays_off == {5, 6}
    assert calendar.time_off == (Period(date(2026, 12, 24), date(2027, 1, 1)),)
    assert calendar.pauses == (Period(date(2026, 11, 9), date(2026, 11, 11)),)


def test_a_pause_that_lasts_ends_today():
    roadmap = RoadmapFactory(pauses=[DateRange(date(2026, 11, 9), None)])

    calendar = calendar_of(roadmap, StudyTime(), today=date(2026, 11, 20))

    assert calendar.pauses == (Period(date(2026, 11, 9), date(2026, 11, 20)),)


def test_a_pause_without_a_day_or_still_to_come_is_none():
    ahead = DateRange(date(2026, 12, 9), None)
    roadmap = RoadmapFactory(pauses=[DateRange(START, START), ahead])

    assert calendar_of(Roadmap.objects.get(), StudyTime(), today=START).pauses == ()
    assert calendar_of(roadmap, StudyTime(), today=START).pauses == ()


def test_a_roadmap_without_start_and_hours_is_seen_from_today_at_the_usual_hours():
    roadmap = RoadmapFactory(start_date=None, hours_per_week=None)

    calendar = calendar_of(roadmap, StudyTime(), today=START)

    assert (calendar.start, calendar.hours_per_week) == (START, Decimal(8))


def test_states_hold_what_the_engine_needs():
    task = RoadmapTaskFactory(
        week_number=3,
        phase_number=2,
        position=7,
        estimated_hours=Decimal(6),
        spread=[Decimal(2), Decimal(4)],
        actual_hours=Decimal("1.5"),
        status="in_progress",
        pinned=True,
        title="Joins",
    )

    assert states_of([task]) == (
        TaskState(
            id=str(task.pk),
            phase=2,
            week=3,
            spread=(Decimal(2), Decimal(4)),
            position=7,
            hours=Decimal(6),
            status="in_progress",
            pinned=True,
            actual=Decimal("1.5"),
            title="Joins",
        ),
    )


def test_a_task_without_a_spread_lies_in_its_week_alone():
    [state] = states_of([RoadmapTaskFactory(estimated_hours=Decimal(3))])

    assert (state.spread, state.last_week) == ((Decimal(3),), 1)


def test_a_task_without_an_estimate_counts_for_an_hour():
    task = RoadmapTaskFactory(estimated_hours=None)

    assert counted_hours(task) == 1
    assert states_of([task])[0].spread == (Decimal(1),)


def test_pace_costs_no_query_beside_the_fetched_tasks(django_assert_num_queries):
    owner = behind().user
    [roadmap] = roadmaps_with_tasks(owner=owner)

    with django_assert_num_queries(0):
        pace = pace_of(roadmap, today=noon(3).date(), study_time=StudyTime())
    with django_assert_num_queries(1):
        assert pace_of(roadmap, today=noon(3).date()) == pace

    assert (pace.verdict, pace.due, pace.done, pace.missed_weeks) == ("behind", 16, 0, 2)


def test_while_it_is_paused_the_forecast_moves_by_the_days_of_the_pause():
    roadmap = behind()
    before = pace_of(roadmap, today=START, study_time=StudyTime())
    roadmap.pauses = [DateRange(date(2026, 11, 2), None)]

    paused = pace_of(roadmap, today=date(2026, 11, 11), study_time=StudyTime())

    assert (paused.forecast - before.forecast).days == 10
    assert (paused.due, paused.missed_weeks) == (0, 0)


@pytest.mark.parametrize("rows", [roadmap_list, roadmaps_with_tasks])
def test_rows_know_whether_a_new_plan_waits(rows):
    roadmap = behind()
    assert [row.proposal_waits for row in rows(owner=roadmap.user)] == [False]

    replan_due(at=noon(3))

    assert [row.proposal_waits for row in rows(owner=roadmap.user)] == [True]
