from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from progress import services
from progress.enums import ActivityType
from progress.models import Activity
from progress.tests.factories import ActivityFactory
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import EvidenceKind, Level, ResourceType
from skills.models import SkillEvidence, UserSkill
from skills.tests.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def move(task, status):
    fetched = RoadmapTask.objects.select_related("roadmap__user", "skill").get(pk=task.pk)
    return services.move_task(task=fetched, status=status, now=NOW)


def test_tick_logs_the_task_with_its_hours_skill_and_day():
    task = RoadmapTaskFactory(title="Joins", skill__name="SQL")

    assert move(task, TaskStatus.COMPLETED).finished is True

    row = Activity.objects.get()
    assert (row.user, row.roadmap, row.date_logged) == (
        task.roadmap.user,
        task.roadmap,
        date(2026, 11, 20),
    )
    assert (row.activity_type, row.hours_spent, row.skills_learned) == (
        ActivityType.COURSE_COMPLETED,
        Decimal(4),
        ["SQL"],
    )
    assert row.activity_details == {
        "title": "Joins",
        "task_id": str(task.pk),
        "task_type": "course",
    }


def test_tick_of_a_project_logs_a_project():
    move(RoadmapTaskFactory(type=ResourceType.PROJECT, skill=None), TaskStatus.COMPLETED)

    row = Activity.objects.get()
    assert (row.activity_type, row.skills_learned) == (ActivityType.PROJECT_BUILT, [])


def test_tick_logs_the_hours_it_really_took():
    move(RoadmapTaskFactory(actual_hours=Decimal("1.5")), TaskStatus.COMPLETED)

    assert Activity.objects.get().hours_spent == Decimal("1.5")


def test_tick_twice_logs_once():
    task = RoadmapTaskFactory()
    move(task, TaskStatus.COMPLETED)

    assert move(task, TaskStatus.COMPLETED).moved is False

    assert Activity.objects.count() == 1


@pytest.mark.parametrize("status", [TaskStatus.PENDING, TaskStatus.SKIPPED])
def test_undo_takes_its_own_row_out_of_the_log(status):
    task, other = RoadmapTaskFactory(), RoadmapTaskFactory()
    kept = ActivityFactory(user=task.roadmap.user)
    move(task, TaskStatus.COMPLETED)
    move(other, TaskStatus.COMPLETED)

    move(task, status)

    details = {row.activity_details.get("task_id") for row in Activity.objects.all()}
    assert details == {None, str(other.pk)}
    assert Activity.objects.filter(pk=kept.pk).count() == 1


def proofs(task):
    rows = SkillEvidence.objects.filter(user=task.roadmap.user)
    return [(row.kind, row.skill, row.origin, row.level, row.dated) for row in rows]


@pytest.mark.parametrize("title", ["Joins", "Joins (part 1 of 2)"])
def test_tick_of_a_task_without_a_level_proves_that_of_its_resource_or_the_first(title):
    task = RoadmapTaskFactory(title=title)
    LearningResourceFactory(skill=task.skill, title="Joins", level=Level.ADVANCED)
    level = Level.ADVANCED if title == "Joins" else Level.BEGINNER

    move(task, TaskStatus.COMPLETED)

    assert proofs(task) == [(EvidenceKind.TASK, task.skill, title, level, date(2026, 11, 20))]
    assert UserSkill.objects.get(user=task.roadmap.user).level == level


def test_undo_takes_back_what_the_task_proved_and_no_more():
    task = RoadmapTaskFactory()
    other = RoadmapTaskFactory(roadmap=task.roadmap)
    for one in (task, other):
        move(one, TaskStatus.COMPLETED)

    move(task, TaskStatus.PENDING)

    assert [skill for _, skill, *_ in proofs(task)] == [other.skill]
    assert UserSkill.objects.get(user=task.roadmap.user).skill == other.skill


def test_tick_of_a_task_without_a_skill_proves_nothing():
    task = RoadmapTaskFactory(skill=None)

    move(task, TaskStatus.COMPLETED)

    assert proofs(task) == []


def test_skip_logs_nothing():
    assert move(RoadmapTaskFactory(), TaskStatus.SKIPPED).moved is True

    assert Activity.objects.count() == 0


def test_tick_moves_the_roadmap_along():
    task = RoadmapTaskFactory()

    move(task, TaskStatus.COMPLETED)

    task.roadmap.refresh_from_db()
    assert (task.roadmap.progress_percentage, task.roadmap.status) == (100, "completed")


def test_log_keeps_what_was_said():
    roadmap = RoadmapFactory()

    row = services.log_activity(
        user=roadmap.user,
        activity_type=ActivityType.PROJECT_BUILT,
        details={"title": "A map"},
        hours=None,
        day=date(2026, 11, 3),
        roadmap=roadmap,
        skills=["SQL"],
    )

    row.refresh_from_db()
    assert (row.activity_details, row.hours_spent, row.date_logged, row.skills_learned) == (
        {"title": "A map"},
        None,
        date(2026, 11, 3),
        ["SQL"],
    )


def test_delete_removes_one_row():
    gone, kept = ActivityFactory(), ActivityFactory()

    services.delete_activity(activity=gone)

    assert list(Activity.objects.all()) == [kept]
