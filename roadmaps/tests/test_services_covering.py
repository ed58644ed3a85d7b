from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from roadmaps import services
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.selectors import already_known, roadmaps_with_tasks
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def skill():
    return SkillFactory()


@pytest.fixture
def done(person, skill):
    """A finished task that taught the skill up to the intermediate level."""
    return RoadmapTaskFactory(
        roadmap__user=person,
        skill=skill,
        level=Level.INTERMEDIATE,
        status=TaskStatus.COMPLETED,
        completed_at=NOW,
    )


def elsewhere(person, skill, level=Level.INTERMEDIATE, **values):
    plan = RoadmapFactory(user=person, status=values.pop("plan", RoadmapStatus.ACTIVE))
    return RoadmapTaskFactory(roadmap=plan, skill=skill, level=level, **values)


def cover(done):
    return services.cover_tasks(by=done, level=Level.INTERMEDIATE, now=NOW)


def state(task):
    task.refresh_from_db()
    return task.status, task.covered_by_id


@pytest.mark.parametrize("plan", [RoadmapStatus.ACTIVE, RoadmapStatus.PAUSED])
@pytest.mark.parametrize("level", [Level.BEGINNER, Level.INTERMEDIATE])
def test_open_task_of_a_live_roadmap_that_leads_no_higher_is_covered(
    person, skill, done, plan, level
):
    task = elsewhere(person, skill, level, plan=plan)

    assert cover(done) == 1
    assert state(task) == (TaskStatus.SKIPPED, done.pk)


def test_open_task_of_the_same_roadmap_is_covered(skill, done):
    task = RoadmapTaskFactory(roadmap=done.roadmap, skill=skill, level=Level.BEGINNER)

    assert cover(done) == 1
    assert state(task) == (TaskStatus.SKIPPED, done.pk)


@pytest.mark.parametrize(
    "values",
    [
        {"level": Level.ADVANCED},
        {"level": None},
        {"pinned": True},
        {"own": True},
        {"status": TaskStatus.IN_PROGRESS, "actual_hours": Decimal("0.25")},
        {"status": TaskStatus.IN_PROGRESS, "timer_started_at": NOW},
        {"status": TaskStatus.COMPLETED, "completed_at": NOW},
        {"status": TaskStatus.SKIPPED},
        {"plan": RoadmapStatus.ABANDONED},
        {"plan": RoadmapStatus.COMPLETED},
    ],
)
def test_task_that_is_not_needless_stays(person, skill, done, values):
    task = elsewhere(person, skill, **values)
    before = state(task)

    assert cover(done) == 0
    assert state(task) == before


def test_tasks_of_other_skills_and_other_people_stay(person, skill, done):
    tasks = [elsewhere(person, SkillFactory()), elsewhere(UserFactory(), skill)]

    assert cover(done) == 0
    assert [state(task) for task in tasks] == [(TaskStatus.PENDING, None)] * 2


def test_task_that_was_begun_without_hours_is_covered(person, skill, done):
    task = elsewhere(person, skill, status=TaskStatus.IN_PROGRESS, actual_hours=0)

    assert cover(done) == 1
    assert state(task)[0] == TaskStatus.SKIPPED


def test_covering_moves_the_percentage_and_completes_what_is_done(person, skill, done):
    task = elsewhere(person, skill)
    RoadmapTaskFactory(roadmap=task.roadmap, status=TaskStatus.COMPLETED, completed_at=NOW)

    cover(done)

    task.roadmap.refresh_from_db()
    assert (task.roadmap.progress_percentage, task.roadmap.status) == (100, "completed")
    assert (task.roadmap.actual_end_date, task.roadmap.status_since) == (
        date(2026, 11, 20),
        date(2026, 11, 20),
    )


def test_uncovering_opens_exactly_what_was_covered(person, skill, done):
    covered, own, skipped = (elsewhere(person, skill) for _ in range(3))
    services.move_task(task=skipped, status=TaskStatus.SKIPPED, now=NOW)
    RoadmapTaskFactory(roadmap=covered.roadmap, status=TaskStatus.COMPLETED, completed_at=NOW)
    cover(done)
    services.move_task(task=own, status=TaskStatus.IN_PROGRESS, now=NOW)

    assert services.uncover_tasks(by=done, now=NOW) == 1

    assert [state(task) for task in (covered, own, skipped)] == [
        (TaskStatus.PENDING, None),
        (TaskStatus.IN_PROGRESS, None),
        (TaskStatus.SKIPPED, None),
    ]
    covered.roadmap.refresh_from_db()
    assert (covered.roadmap.progress_percentage, covered.roadmap.status) == (50, "active")


def test_task_that_was_reopened_and_skipped_by_hand_stays_skipped(person, skill, done):
    task = elsewhere(person, skill)
    cover(done)
    for status in (TaskStatus.PENDING, TaskStatus.SKIPPED):
        services.move_task(task=task, status=status, now=NOW)

    assert services.uncover_tasks(by=done, now=NOW) == 0
    assert state(task) == (TaskStatus.SKIPPED, None)


@pytest.mark.parametrize("count", [1, 4])
def test_covering_costs_the_same_queries_for_any_number(
    person, skill, done, count, django_assert_num_queries
):
    for _ in range(count):
        elsewhere(person, skill)

    with django_assert_num_queries(7):
        assert cover(done) == count


def test_already_known_are_open_and_skipped_tasks_at_or_below_the_level(person, skill):
    plan = RoadmapFactory(user=person)
    low, high, own, skipped, done = (
        RoadmapTaskFactory(roadmap=plan, skill=skill, level=level, own=own, status=status)
        for level, own, status in [
            (Level.BEGINNER, False, TaskStatus.PENDING),
            (Level.ADVANCED, False, TaskStatus.PENDING),
            (Level.BEGINNER, True, TaskStatus.PENDING),
            (Level.BEGINNER, False, TaskStatus.SKIPPED),
            (Level.BEGINNER, False, TaskStatus.COMPLETED),
        ]
    )
    RoadmapTaskFactory(roadmap=plan, skill=None)
    fetched = roadmaps_with_tasks(owner=person).get().tasks.all()

    assert already_known(fetched, {str(skill.pk): 2}) == {low.pk, skipped.pk}
    assert already_known(fetched, {str(skill.pk): 3}) == {low.pk, high.pk, skipped.pk}
    assert already_known(fetched, {}) == set()
    assert {own.pk, done.pk}.isdisjoint(already_known(fetched, {str(skill.pk): 4}))
