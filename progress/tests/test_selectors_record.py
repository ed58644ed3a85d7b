from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from progress.selectors import record_of
from progress.tests.factories import ActivityFactory
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import EvidenceKind, Level
from skills.tests.factories import SkillEvidenceFactory, SkillFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)  # a Friday
MONDAY = date(2026, 11, 16)


@pytest.fixture
def person():
    return UserFactory()


def record(person):
    return record_of(owner=person, today=TODAY)


def test_planned_hours_stand_beside_those_that_were_logged_for_roadmaps(person):
    """The roadmap began on 2 November, so that today lies in its third week."""
    plan = RoadmapFactory(user=person)
    RoadmapTaskFactory(
        roadmap=plan, week_number=2, estimated_hours=6, spread=[Decimal(4), Decimal(2)]
    )
    RoadmapTaskFactory(roadmap=plan, week_number=3, estimated_hours=3)
    RoadmapTaskFactory(roadmap=plan, week_number=3, status=TaskStatus.SKIPPED)
    dropped = RoadmapFactory(user=person, status=RoadmapStatus.ABANDONED)
    RoadmapTaskFactory(roadmap=dropped, week_number=3)
    RoadmapTaskFactory(week_number=3)
    ActivityFactory(user=person, roadmap=plan, date_logged=TODAY, hours_spent=2)
    ActivityFactory(user=person, date_logged=TODAY, hours_spent=9)

    seen = record(person)

    assert [(week.monday, week.planned, week.done) for week in seen.planned[-2:]] == [
        (MONDAY - timedelta(weeks=1), 4, 0),
        (MONDAY, 5, 2),
    ]
    assert seen.planned_chart[-1] == ("16 Nov", 2, "of 5 h")
    assert (len(seen.planned), seen.planned_most) == (2, 5)


def test_pause_moves_the_weeks_that_are_planned(person):
    paused = RoadmapFactory(
        user=person, status=RoadmapStatus.PAUSED, pauses=[(date(2026, 11, 9), None)]
    )
    RoadmapTaskFactory(roadmap=paused, week_number=2)

    seen = record(person)

    assert (seen.planned, seen.planned_chart) == ([], [])
    assert [one.roadmap for one in seen.underway] == [paused]


def test_tasks_done_leave_out_what_is_skipped(person):
    plan = RoadmapFactory(user=person)
    for status in (TaskStatus.COMPLETED, TaskStatus.PENDING, TaskStatus.SKIPPED):
        RoadmapTaskFactory(roadmap=plan, status=status)

    seen = record(person)

    assert (seen.tasks_done, seen.tasks_hint) == (1, "of 2 in your roadmaps")


def test_completed_roadmap_has_no_forecast_and_counts(person):
    plan = RoadmapFactory(user=person, status=RoadmapStatus.COMPLETED)
    RoadmapTaskFactory(roadmap=plan, status=TaskStatus.COMPLETED)

    seen = record(person)

    assert (seen.underway, seen.tasks_done) == ([], 1)


def test_streak_knows_the_days_off(person):
    StudyTime.objects.create(user=person, weekdays_off=[2, 3])
    for day in (TODAY, TODAY - timedelta(days=3)):
        ActivityFactory(user=person, date_logged=day)
    ActivityFactory(
        user=person,
        date_logged=TODAY - timedelta(days=4),
        activity_type="certification_earned",
    )

    assert record(person).streak == 2


def test_levels_come_with_their_latest_changes_first_and_a_count_for_each_week(person):
    for number in range(9):
        SkillEvidenceFactory(
            user=person,
            skill=SkillFactory(name=f"Skill {number:02}"),
            kind=EvidenceKind.OWN,
            level=Level.BEGINNER,
            dated=TODAY - timedelta(weeks=number),
        )

    seen = record(person)

    assert [change.skill.name for change in seen.changes] == [
        f"Skill {number:02}" for number in range(8)
    ]
    assert seen.held == [0, 0, 0, *range(1, 10)]
    assert seen.skills_chart[-1] == ("16 Nov", 9)


@pytest.mark.parametrize("count", [1, 4])
def test_record_costs_the_same_queries_for_any_number(person, count, django_assert_num_queries):
    for plan in RoadmapFactory.create_batch(count, user=person):
        RoadmapTaskFactory.create_batch(count, roadmap=plan)
        ActivityFactory(user=person, roadmap=plan, date_logged=TODAY)
        SkillEvidenceFactory(user=person, level=Level.BEGINNER)

    with django_assert_num_queries(7):
        seen = record(person)

    assert len(seen.standings) == count
