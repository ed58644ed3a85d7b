from datetime import UTC, datetime
from decimal import Decimal

import pytest

from progress import services
from progress.models import Activity
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import EvidenceKind, Level
from skills.models import SkillEvidence
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BEGINNER, INTERMEDIATE, ADVANCED, _ = Level


@pytest.fixture
def plan():
    return RoadmapFactory()


@pytest.fixture
def sql(plan):
    """A skill that the person has at the intermediate level."""
    skill = SkillFactory(name="SQL")
    UserSkillFactory(user=plan.user, skill=skill, level=INTERMEDIATE)
    return skill


def skip(task):
    rows = RoadmapTask.objects.select_related("roadmap__user", "skill")
    return services.skip_known(task=rows.get(pk=task.pk), now=NOW)


def status(task):
    task.refresh_from_db()
    return task.status


@pytest.mark.parametrize("level", [BEGINNER, INTERMEDIATE])
def test_known_task_is_skipped_and_proves_nothing(plan, sql, level):
    task = RoadmapTaskFactory(roadmap=plan, skill=sql, level=level)

    outcome = skip(task)

    assert (outcome.before, outcome.known, outcome.moved) == (TaskStatus.PENDING, True, True)
    assert status(task) == TaskStatus.SKIPPED
    assert (task.completed_at, Activity.objects.count()) == (None, 0)
    assert SkillEvidence.objects.filter(kind=EvidenceKind.TASK).count() == 0


def test_known_task_sent_twice_is_skipped_once(plan, sql):
    task = RoadmapTaskFactory(roadmap=plan, skill=sql, level=BEGINNER)
    skip(task)

    again = skip(task)

    assert (again.before, again.moved, again.known) == (TaskStatus.SKIPPED, False, False)
    assert status(task) == TaskStatus.SKIPPED


def test_known_task_that_is_reopened_counts_again(plan, sql):
    task = RoadmapTaskFactory(roadmap=plan, skill=sql, level=BEGINNER, estimated_hours=Decimal(3))
    RoadmapTaskFactory(roadmap=plan, skill=None, status="completed", estimated_hours=Decimal(1))
    skip(task)
    plan.refresh_from_db()
    skipped = plan.progress_percentage
    row = RoadmapTask.objects.select_related("roadmap__user", "skill").get(pk=task.pk)

    services.move_task(task=row, status=TaskStatus.PENDING, now=NOW)

    plan.refresh_from_db()
    assert (skipped, plan.progress_percentage) == (Decimal(100), Decimal(25))


def test_finished_task_stays_finished(plan, sql):
    task = RoadmapTaskFactory(
        roadmap=plan, skill=sql, level=BEGINNER, status=TaskStatus.COMPLETED, completed_at=NOW
    )

    assert skip(task).moved is False
    assert (status(task), task.completed_at) == (TaskStatus.COMPLETED, NOW)


def test_timer_of_a_known_task_is_stopped_and_its_time_kept(plan, sql):
    running = {"status": TaskStatus.IN_PROGRESS, "timer_started_at": NOW.replace(hour=11)}
    task = RoadmapTaskFactory(roadmap=plan, skill=sql, level=BEGINNER, **running)

    skip(task)

    assert (status(task), task.timer_started_at) == (TaskStatus.SKIPPED, None)
    assert task.actual_hours == Decimal(1)


@pytest.mark.parametrize(
    "values", [{"level": ADVANCED}, {"level": None}, {"level": BEGINNER, "own": True}]
)
def test_task_that_is_not_known_stays_open(plan, sql, values):
    task = RoadmapTaskFactory(roadmap=plan, skill=sql, title="Windows", **values)

    with pytest.raises(services.NotKnownError, match="Your skills do not cover Windows yet"):
        skip(task)

    assert status(task) == TaskStatus.PENDING


def test_level_of_somebody_else_makes_nothing_known(sql):
    task = RoadmapTaskFactory(skill=sql, level=BEGINNER)

    with pytest.raises(services.NotKnownError):
        skip(task)

    assert status(task) == TaskStatus.PENDING
