"""Moving the tasks of a roadmap."""

from datetime import datetime

from django.db import transaction

from roadmaps.enums import TaskStatus
from roadmaps.jobs import refresh_progress
from roadmaps.models import Roadmap, RoadmapTask


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
