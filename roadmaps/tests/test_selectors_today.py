from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from roadmaps import selectors
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)
TODAY = START + timedelta(days=16)  # the Wednesday of week 3
DONE_AT = datetime(2026, 11, 17, 12, tzinfo=UTC)


def task(plan, title, **values):
    return RoadmapTaskFactory(roadmap=plan, title=title, **values)


def today_of(user, today=TODAY):
    return selectors.today_of(owner=user, today=today)


def titles(rows):
    return [each.task.title for each in rows]


@pytest.fixture
def plan():
    return RoadmapFactory(start_date=START, duration_weeks=6)


def test_today_puts_what_is_overdue_before_this_week_over_all_active_roadmaps(plan):
    other = RoadmapFactory(user=plan.user, start_date=START, duration_weeks=6)
    task(plan, "Old", week_number=2)
    task(plan, "Now", week_number=3)
    task(plan, "Later", week_number=4)
    task(other, "Older", week_number=1)
    task(other, "Long", week_number=2, spread=[Decimal(2), Decimal(2)])
    task(RoadmapFactory(user=plan.user, start_date=START, status=RoadmapStatus.PAUSED), "Paused")
    task(RoadmapFactory(start_date=START), "Of others")

    seen = today_of(plan.user)

    assert titles([seen.first]) == ["Older"]
    assert titles(seen.overdue) == ["Old"]
    assert titles(seen.waiting) == ["Long", "Now"]
    assert [each.due for each in [seen.first, *seen.overdue]] == [
        date(2026, 11, 8),
        date(2026, 11, 15),
    ]
    assert [each.moves_to for each in [*seen.overdue, *seen.waiting]] == [3, 4, 4]


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({}, "Old"),
        ({"status": TaskStatus.IN_PROGRESS}, "Now"),
        ({"status": TaskStatus.IN_PROGRESS, "timer_started_at": DONE_AT}, "Now"),
    ],
)
def test_today_goes_on_with_what_is_begun(plan, values, first):
    task(plan, "Old", week_number=2)
    task(plan, "Now", week_number=3, **values)

    assert today_of(plan.user).first.task.title == first


def test_today_prefers_what_a_timer_runs_for(plan):
    task(plan, "Begun", week_number=2, status=TaskStatus.IN_PROGRESS)
    running = {"status": TaskStatus.IN_PROGRESS, "timer_started_at": DONE_AT}
    task(plan, "Running", week_number=3, **running)

    assert today_of(plan.user).first.task.title == "Running"


def test_today_adds_up_the_hours_of_this_week_without_what_is_skipped(plan):
    StudyTime.objects.create(user=plan.user, hours_per_week=12)
    other = RoadmapFactory(user=plan.user, start_date=START, duration_weeks=6)
    done = {"status": TaskStatus.COMPLETED, "completed_at": DONE_AT}
    task(plan, "Done", week_number=2, estimated_hours=6, spread=[Decimal(4), Decimal(2)], **done)
    task(plan, "Open", week_number=3, estimated_hours=3)
    task(plan, "Skipped", week_number=3, estimated_hours=5, status=TaskStatus.SKIPPED)
    task(other, "Other", week_number=3, estimated_hours=1)

    seen = today_of(plan.user)

    assert sorted((each.hours, each.hours_done) for each in seen.plans) == [(1, 0), (5, 2)]
    assert (seen.hours, seen.hours_done, seen.study_time.hours_per_week) == (6, 2, 12)


def test_today_shows_what_is_done_of_this_week_and_in_its_days(plan):
    task(plan, "Of it", week_number=3, status=TaskStatus.COMPLETED)
    task(plan, "Ahead", week_number=6, status=TaskStatus.COMPLETED, completed_at=DONE_AT)
    earlier = DONE_AT - timedelta(weeks=1)
    task(plan, "Earlier", week_number=2, status=TaskStatus.COMPLETED, completed_at=earlier)

    seen = today_of(plan.user)

    assert (titles(seen.done), seen.first) == (["Of it", "Ahead"], None)


def test_today_looks_ahead_to_the_next_week_with_work(plan):
    task(plan, "Now", week_number=3, status=TaskStatus.COMPLETED)
    task(plan, "Rest", week_number=4, status=TaskStatus.SKIPPED)
    task(plan, "Coming", week_number=5)

    roadmap, week = today_of(plan.user).ahead

    assert (roadmap, week.number) == (plan, 5)


def test_today_before_the_start_leads_to_the_first_week(plan):
    task(plan, "First")

    seen = today_of(plan.user, START - timedelta(days=3))

    assert (seen.first, seen.hours, seen.ahead[1].number) == (None, 0, 1)


def test_today_without_anything_is_empty():
    seen = today_of(UserFactory())

    assert (seen.plans, seen.first, seen.overdue, seen.waiting) == ((), None, [], [])
    assert (seen.done, seen.ahead, seen.hours) == ([], None, 0)


@pytest.mark.parametrize(("plans", "tasks"), [(1, 1), (4, 20)])
def test_today_costs_three_queries(plans, tasks, django_assert_num_queries):
    user = UserFactory()
    for plan in RoadmapFactory.create_batch(plans, user=user, start_date=START):
        for number in range(tasks):
            task(plan, f"Task {number}", week_number=number // 3 + 1)

    with django_assert_num_queries(3):
        seen = today_of(user)

    assert len(seen.plans) == plans
