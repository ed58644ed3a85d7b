"""Keeping what is derived from the tasks true."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import counted_hours, outline_of

OUTLINES = ["phases", "milestones", "resources", "updated_at"]
PROGRESS = ["progress_percentage", "status", "status_since", "actual_end_date", "updated_at"]


def refresh_outlines(roadmap: Roadmap) -> None:
    """Write `phases`, `milestones` and `resources` anew from the task rows."""
    outline = outline_of(roadmap)
    roadmap.phases, roadmap.milestones = outline.phases, outline.milestones
    roadmap.resources = outline.resources
    roadmap.save(update_fields=OUTLINES)


def refresh_progress(roadmap: Roadmap, *, at: datetime) -> None:
    """Write the percentage, by hours and without what was skipped, and close or reopen."""
    _count(roadmap, list(roadmap.tasks.exclude(status=TaskStatus.SKIPPED)), localdate(at))
    roadmap.save(update_fields=PROGRESS)


def refresh_all_progress(roadmaps: Iterable[Roadmap], *, at: datetime) -> None:
    """`refresh_progress` for many: two queries for any number, none for none."""
    rows = list(roadmaps)
    if not rows:
        return
    tasks = defaultdict(list)
    for task in RoadmapTask.objects.filter(roadmap__in=rows).exclude(status=TaskStatus.SKIPPED):
        tasks[task.roadmap_id].append(task)
    for roadmap in rows:
        _count(roadmap, tasks[roadmap.pk], localdate(at))
        roadmap.updated_at = at
    Roadmap.objects.bulk_update(rows, PROGRESS)


def _count(roadmap: Roadmap, tasks: Sequence[RoadmapTask], today: date) -> None:
    done = [task for task in tasks if task.status == TaskStatus.COMPLETED]
    total = sum((counted_hours(task) for task in tasks), Decimal(0))
    share = sum((counted_hours(task) for task in done), Decimal(0)) / total if total else Decimal(0)
    roadmap.progress_percentage = (share * 100).quantize(Decimal("0.01"))
    _close_or_reopen(roadmap, finished=bool(done) and len(done) == len(tasks), today=today)


def _close_or_reopen(roadmap: Roadmap, *, finished: bool, today: date) -> None:
    """A roadmap whose work is done before its first day ends on that day."""
    if finished and roadmap.status == RoadmapStatus.ACTIVE:
        roadmap.status, roadmap.status_since = RoadmapStatus.COMPLETED, today
        roadmap.actual_end_date = max(today, roadmap.start_date or today)
    elif not finished and roadmap.status == RoadmapStatus.COMPLETED:
        roadmap.status, roadmap.status_since = RoadmapStatus.ACTIVE, today
        roadmap.actual_end_date = None
