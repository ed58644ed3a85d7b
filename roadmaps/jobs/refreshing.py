"""Keeping what is derived from the tasks true."""

from datetime import datetime
from decimal import Decimal

from django.utils.timezone import localdate

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import outline_of

OUTLINES = ["phases", "milestones", "resources", "updated_at"]


def refresh_outlines(roadmap: Roadmap) -> None:
    """Write `phases`, `milestones` and `resources` anew from the task rows."""
    outline = outline_of(roadmap)
    roadmap.phases, roadmap.milestones = outline.phases, outline.milestones
    roadmap.resources = outline.resources
    roadmap.save(update_fields=OUTLINES)


def refresh_progress(roadmap: Roadmap, *, at: datetime) -> None:
    """Write the percentage, by hours and without what was skipped, and close or reopen."""
    tasks = list(roadmap.tasks.exclude(status=TaskStatus.SKIPPED))
    done = [task for task in tasks if task.status == TaskStatus.COMPLETED]
    total = sum((hours_of(task) for task in tasks), Decimal(0))
    share = sum((hours_of(task) for task in done), Decimal(0)) / total if total else Decimal(0)
    roadmap.progress_percentage = (share * 100).quantize(Decimal("0.01"))
    finished = bool(done) and len(done) == len(tasks)
    if finished and roadmap.status == RoadmapStatus.ACTIVE:
        roadmap.status, roadmap.actual_end_date = RoadmapStatus.COMPLETED, localdate(at)
    elif not finished and roadmap.status == RoadmapStatus.COMPLETED:
        roadmap.status, roadmap.actual_end_date = RoadmapStatus.ACTIVE, None
    roadmap.save(update_fields=["progress_percentage", "status", "actual_end_date", "updated_at"])


def hours_of(task: RoadmapTask) -> Decimal:
    """A task without an estimate counts for one hour, so that ticking it moves something."""
    return task.estimated_hours or Decimal(1)
