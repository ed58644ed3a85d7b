"""Writing the log of what people did."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from accounts.models import User
from progress.enums import ActivityType
from progress.models import Activity
from roadmaps.models import Roadmap, RoadmapTask
from skills.enums import ResourceType
from skills.models import Certification


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


def log_task(task: RoadmapTask, *, day: date) -> Activity:
    """The row of a finished task: the hours that it took or, where nobody knows, the estimate."""
    built = task.type == ResourceType.PROJECT
    return log_activity(
        user=task.roadmap.user,
        activity_type=ActivityType.PROJECT_BUILT if built else ActivityType.COURSE_COMPLETED,
        details={"title": task.title, "task_id": str(task.pk), "task_type": task.type},
        hours=_hours_of(task),
        day=day,
        roadmap=task.roadmap,
        skills=[task.skill.name] if task.skill else [],
    )


def relog_task(task: RoadmapTask) -> None:
    """Write the hours anew, if the row is still there; its day stays."""
    _rows_of(task).update(hours_spent=_hours_of(task))


def unlog_task(task: RoadmapTask) -> None:
    _rows_of(task).delete()


def _hours_of(task: RoadmapTask) -> Decimal | None:
    return task.actual_hours or task.estimated_hours


def _rows_of(task: RoadmapTask) -> QuerySet[Activity]:
    rows = Activity.objects.owned_by(task.roadmap.user)
    return rows.filter(activity_details__task_id=str(task.pk))


@transaction.atomic
def delete_activity(*, activity: Activity) -> None:
    activity.delete()
