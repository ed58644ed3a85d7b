"""A small roadmap that tests of editing change, and what they ask of it."""

from datetime import UTC, datetime
from decimal import Decimal

from roadmaps import services
from roadmaps.enums import Priority, TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.selectors import outline_of
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 12, tzinfo=UTC)


def four_weeks():
    """Eight hours a week; weeks 1 and 2 are the first phase, 3 and 4 the second."""
    plan = RoadmapFactory(duration_weeks=4)
    for title, phase, week in [("A", 1, 1), ("B", 1, 2), ("C", 2, 3), ("D", 2, 4)]:
        RoadmapTaskFactory(
            roadmap=plan,
            title=title,
            phase_number=phase,
            phase_title=f"Phase {phase}",
            week_number=week,
            position=0,
            estimated_hours=6,
            skill=None,
        )
    return plan


def task_of(plan, title):
    return plan.tasks.select_related("roadmap").get(title=title)


def draft(**changed):
    said = {"hours": Decimal(2), "week": 3, "priority": Priority.LOW, "title": "Mine"}
    return services.TaskDraft(**{**said, **changed})


def place(task):
    row = RoadmapTask.objects.get(pk=task.pk)
    return row.phase_number, row.week_number, row.position, [float(one) for one in row.spread]


def length(plan):
    plan.refresh_from_db()
    return plan.duration_weeks, plan.target_end_date


def agrees(plan):
    plan.refresh_from_db()
    outline = outline_of(plan)
    stored = (plan.phases, plan.milestones, plan.resources)
    return stored == (outline.phases, outline.milestones, outline.resources)


def finish(task, status=TaskStatus.COMPLETED):
    done_at = NOW if status == TaskStatus.COMPLETED else None
    RoadmapTask.objects.filter(pk=task.pk).update(status=status, completed_at=done_at)
