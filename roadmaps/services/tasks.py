"""Moving the tasks of a roadmap."""

from datetime import datetime

from django.db import transaction

from roadmaps.enums import TaskStatus
from roadmaps.jobs import refresh_progress
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.services.work import stop_timer

MOVED = ("status", "completed_at", "covered_by", "updated_at")


@transaction.atomic
def move_task(*, task: RoadmapTask, status: TaskStatus, now: datetime) -> TaskStatus:
    """Bring a task into `status` and its roadmap's percentage with it; the status before.

    The roadmap's row is locked first, so two ticks at once are counted one after the other. A
    timer that runs is stopped and its time kept. `task` is brought up to date with its row.
    """
    roadmap = Roadmap.objects.select_for_update().get(pk=task.roadmap_id)
    row = RoadmapTask.objects.select_for_update().get(pk=task.pk)
    before = TaskStatus(row.status)
    if before != status:
        if row.timer_started_at:
            stop_timer(task=row, now=now)
        row.status, row.covered_by_id = status, None
        row.completed_at = now if status == TaskStatus.COMPLETED else None
        row.save(update_fields=MOVED)
        refresh_progress(roadmap, at=now)
    for name in ("status", "completed_at", "covered_by_id", "actual_hours", "timer_started_at"):
        setattr(task, name, getattr(row, name))
    return before
