"""Asking for a roadmap, and moving its tasks."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from careerpilot.queue import enqueue
from careers.models import CareerPath
from roadmaps.enums import Intensity, RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.jobs import refresh_outlines, refresh_progress
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.tasks import generate_roadmap_task


class StatusError(ValueError):
    """A roadmap cannot go from where it is to where it was sent."""


@transaction.atomic
def request_roadmap(
    *,
    user: User,
    career: CareerPath,
    intensity: Intensity,
    hours_per_week: int,
    start_date: date,
    now: datetime,
) -> RoadmapRequest:
    """Queue the planning of a roadmap; a second click on the same career finds the first."""
    User.objects.select_for_update().get(pk=user.pk)
    waiting = RoadmapRequest.objects.owned_by(user).in_flight().filter(career_path=career)
    if request := waiting.first():
        return request
    request = RoadmapRequest.objects.create(
        user=user,
        career_path=career,
        intensity=intensity,
        hours_per_week=hours_per_week,
        start_date=start_date,
        queued_at=now,
    )
    enqueue(generate_roadmap_task, request_id=str(request.pk))
    return request


@transaction.atomic
def retry_request(*, request: RoadmapRequest, now: datetime) -> bool:
    """Plan a failed request again; False when it has not failed."""
    failed = RoadmapRequest.objects.filter(pk=request.pk, status=RequestStatus.FAILED)
    failed.update(attempts=0, failure="")
    if not failed.release(at=now):
        return False
    enqueue(generate_roadmap_task, request_id=str(request.pk))
    return True


@transaction.atomic
def move_task(*, task: RoadmapTask, status: TaskStatus, now: datetime) -> TaskStatus:
    """Bring a task into `status` and its roadmap's percentage with it; the status before.

    The roadmap's row is locked first, so two ticks at once are counted one after the other.
    """
    roadmap = Roadmap.objects.select_for_update().get(pk=task.roadmap_id)
    row = RoadmapTask.objects.select_for_update().get(pk=task.pk)
    before = TaskStatus(row.status)
    if before != status:
        row.status = status
        row.completed_at = now if status == TaskStatus.COMPLETED else None
        row.save(update_fields=["status", "completed_at", "updated_at"])
        refresh_progress(roadmap, at=now)
    return before


@transaction.atomic
def set_status(*, roadmap: Roadmap, status: RoadmapStatus) -> None:
    """Pause, resume or abandon a roadmap; only finishing its tasks completes it."""
    row = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    if RoadmapStatus.COMPLETED in (row.status, status):
        raise StatusError("A roadmap is completed by its tasks alone.")
    row.status = status
    row.save(update_fields=["status", "updated_at"])


@transaction.atomic
def delete_roadmap(*, roadmap: Roadmap) -> None:
    """Remove a roadmap with its tasks; what was logged stays in the log."""
    roadmap.delete()


@transaction.atomic
def refresh(*, roadmap: Roadmap, now: datetime) -> None:
    """Bring outlines and percentage in line after staff changed tasks by hand."""
    row = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    refresh_outlines(row)
    refresh_progress(row, at=now)
