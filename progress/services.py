"""Writing the log of what people did, and ticking their tasks."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from progress.enums import ActivityType
from progress.models import Activity
from roadmaps import services as roadmaps
from roadmaps.enums import TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from skills import services as skills
from skills.enums import EvidenceKind, Level, ResourceType
from skills.models import Certification
from skills.selectors import resource_level
from skills.services import Evidence


@transaction.atomic
def log_activity(
    *,
    user: User,
    activity_type: ActivityType,
    details: Mapping[str, object],
    hours: Decimal | None,
    day: date,
    roadmap: Roadmap | None = None,
    skills: Iterable[str] = (),
) -> Activity:
    """Add a row to the log; `details` holds at least a `title`."""
    return Activity.objects.create(
        user=user,
        activity_type=activity_type,
        activity_details=dict(details),
        hours_spent=hours,
        date_logged=day,
        roadmap=roadmap,
        skills_learned=list(skills),
    )


def log_certification(*, user: User, certification: Certification) -> Activity:
    details = {"title": certification.name, "certification_id": str(certification.pk)}
    return log_activity(
        user=user,
        activity_type=ActivityType.CERTIFICATION_EARNED,
        details=details,
        hours=None,
        day=certification.issue_date or localdate(),
    )


@transaction.atomic
def move_task(*, task: RoadmapTask, status: TaskStatus, now: datetime) -> bool:
    """Bring a task into `status`, with its percentage, its row in the log and what it proves.

    A completed task is logged once however often it is ticked; leaving `completed` takes
    the row out of the log again, and its skill's evidence too. False when the task was there
    already.
    """
    before = roadmaps.move_task(task=task, status=status, now=now)
    if before == status:
        return False
    if before == TaskStatus.COMPLETED:
        Activity.objects.filter(
            activity_details__task_id=str(task.pk), user=task.roadmap.user
        ).delete()
        skills.remove_evidence(user=task.roadmap.user, kind=EvidenceKind.TASK, origin_id=task.pk)
    if status == TaskStatus.COMPLETED:
        _log_task(task, day=localdate(now))
        _prove_skill(task, day=localdate(now))
    return True


def _prove_skill(task: RoadmapTask, *, day: date) -> None:
    """A finished task proves the level that its resource leads to, or a first one at least."""
    if task.skill is None:
        return
    level = resource_level(skill=task.skill, title=task.title) or Level.BEGINNER
    skills.add_evidence(
        user=task.roadmap.user,
        skill=task.skill,
        kind=EvidenceKind.TASK,
        evidence=Evidence("", task.title, level=level, dated=day),
        origin_id=task.pk,
    )


def _log_task(task: RoadmapTask, *, day: date) -> None:
    built = task.type == ResourceType.PROJECT
    log_activity(
        user=task.roadmap.user,
        activity_type=ActivityType.PROJECT_BUILT if built else ActivityType.COURSE_COMPLETED,
        details={"title": task.title, "task_id": str(task.pk), "task_type": task.type},
        hours=task.actual_hours or task.estimated_hours,
        day=day,
        roadmap=task.roadmap,
        skills=[task.skill.name] if task.skill else [],
    )


@transaction.atomic
def delete_activity(*, activity: Activity) -> None:
    activity.delete()
