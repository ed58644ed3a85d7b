"""Starting a timer. One runs at most for each person."""

from datetime import datetime

from django.db import transaction

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.selectors import OPEN_STATUSES
from roadmaps.services.covering import hold_roadmaps
from roadmaps.services.tasks import move_task
from roadmaps.services.work import stop_timer


class TimerError(ValueError):
    """A timer runs for open tasks of active roadmaps alone; the words say what to do first."""


@transaction.atomic
def start_timer(*, task: RoadmapTask, now: datetime) -> RoadmapTask | None:
    """Bring the task into progress and let its timer run; one that runs goes on.

    Gives back the other task whose timer was stopped for it. All roadmaps of the person are
    held, so two starts at once leave one timer.
    """
    hold_roadmaps(user=task.roadmap.user)
    row = RoadmapTask.objects.select_related("roadmap").get(pk=task.pk)
    if row.roadmap.status != RoadmapStatus.ACTIVE:
        raise TimerError("Resume the roadmap first.")
    if row.status not in OPEN_STATUSES:
        raise TimerError("Reopen the task first.")
    if row.timer_started_at:
        return None
    other = _stop_other(task, now=now)
    move_task(task=row, status=TaskStatus.IN_PROGRESS, now=now)
    row.refresh_from_db()
    row.timer_started_at = now
    row.save(update_fields=["timer_started_at", "updated_at"])
    return other


def _stop_other(task: RoadmapTask, *, now: datetime) -> RoadmapTask | None:
    running = RoadmapTask.objects.filter(
        roadmap__user_id=task.roadmap.user_id, timer_started_at__isnull=False
    )
    other = running.exclude(pk=task.pk).first()
    if other:
        stop_timer(task=other, now=now)
    return other
