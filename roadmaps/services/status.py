"""What becomes of a whole roadmap."""

from datetime import datetime

from django.db import transaction

from roadmaps.enums import RoadmapStatus
from roadmaps.jobs import refresh_outlines, refresh_progress
from roadmaps.models import Roadmap


class StatusError(ValueError):
    """A roadmap cannot go from where it is to where it was sent."""


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
