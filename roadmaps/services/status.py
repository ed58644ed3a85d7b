"""What becomes of a whole roadmap."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.timezone import localdate

from accounts.models import User
from roadmaps.enums import RevisionKind, RoadmapStatus
from roadmaps.jobs import end_anew, recording, refresh_outlines, refresh_progress
from roadmaps.models import Roadmap
from roadmaps.selectors import shared_week
from roadmaps.services.work import stop_timer


class StatusError(ValueError):
    """A roadmap cannot go from where it is to where it was sent; the words say why."""


@transaction.atomic
def set_status(*, roadmap: Roadmap, status: RoadmapStatus, now: datetime) -> bool:
    """Pause, resume or abandon a roadmap; only finishing its tasks completes it.

    The clock stands while a roadmap is not active. False when it had the status already.
    """
    User.objects.select_for_update(no_key=True).get(pk=roadmap.user_id)
    row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
    if RoadmapStatus.COMPLETED in (row.status, status):
        raise StatusError("A roadmap is completed by its tasks alone.")
    if row.status == status:
        return False
    if status == RoadmapStatus.ACTIVE:
        _resume(row, now=now)
    else:
        _stop(row, status, now=now)
    return True


def _stop(roadmap: Roadmap, status: RoadmapStatus, *, now: datetime) -> None:
    today = localdate(now)
    for task in roadmap.tasks.filter(timer_started_at__isnull=False):
        stop_timer(task=task, now=now)
    if not (roadmap.pauses and roadmap.pauses[-1].upper is None):
        first = max(today, roadmap.start_date or today)
        roadmap.pauses = [*roadmap.pauses, DateRange(first, None)]
    roadmap.status, roadmap.status_since = status, today
    roadmap.save(update_fields=["status", "status_since", "pauses", "updated_at"])


def _resume(roadmap: Roadmap, *, now: datetime) -> None:
    """Let the clock go on: whatever lies ahead moves by the days that it stood."""
    today = localdate(now)
    week = shared_week(roadmap.user)
    if not week.holds(roadmap.hours_per_week or 0):
        raise StatusError(
            f"{week.refusal(roadmap.hours_per_week or 0)} Give yourself more hours, or pause or "
            "slow down another roadmap."
        )
    with recording(roadmap, kind=RevisionKind.RESUMED, summary="Resumed", at=now) as row:
        row.pauses = closed(row.pauses, today)
        row.status, row.status_since = RoadmapStatus.ACTIVE, today
        row.save(update_fields=["status", "status_since", "pauses", "updated_at"])
        end_anew(row, today=today)


def closed(pauses: Iterable[DateRange], today: date) -> list[DateRange]:
    """The pauses with the open one ended; one without a day of the roadmap is none."""
    ended = [DateRange(days.lower, days.upper or today) for days in pauses]
    return [days for days in ended if days.lower < days.upper]


@transaction.atomic
def delete_roadmap(*, roadmap: Roadmap) -> None:
    """Remove a roadmap with its tasks; what was logged stays in the log."""
    roadmap.delete()


@transaction.atomic
def refresh(*, roadmap: Roadmap, now: datetime) -> None:
    """Bring outlines and percentage in line after staff changed tasks by hand."""
    row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
    refresh_outlines(row)
    refresh_progress(row, at=now)
