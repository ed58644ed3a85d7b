"""What a person notes at a task: words, links, proof, and the time that it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from roadmaps.models import RoadmapTask
from roadmaps.services.covering import hold_roadmaps
from roadmaps.signals import work_noted

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=12)
QUARTER = Decimal("0.25")
MOST_HOURS = Decimal(999)


@dataclass(frozen=True, slots=True)
class Timed:
    """The hours that a timer added. `forgotten`: it ran for longer than anybody learns."""

    hours: Decimal
    forgotten: bool = False


@transaction.atomic
def note_work(
    *,
    task: RoadmapTask,
    notes: str,
    own_links: Sequence[str],
    proof_link: str,
    actual_hours: Decimal | None,
) -> None:
    """Write what the form of a task holds; a timer that runs goes on.

    Where the task is finished, what its hours and its proof went into follows in the same moment.
    """
    hold_roadmaps(user=task.roadmap.user)
    row = RoadmapTask.objects.select_for_update().get(pk=task.pk)
    row.notes, row.proof_link = notes, proof_link
    row.own_links, row.actual_hours = list(own_links), actual_hours
    row.save(update_fields=["notes", "own_links", "proof_link", "actual_hours", "updated_at"])
    work_noted.send(sender=RoadmapTask, task=row)


@transaction.atomic
def stop_timer(*, task: RoadmapTask, now: datetime) -> Timed | None:
    """Add the time since the start to the hours of the task; None when no timer ran.

    `task` is brought up to date with its row, so that the caller can go on with it.
    """
    row = RoadmapTask.objects.select_for_update().get(pk=task.pk)
    if row.timer_started_at is None:
        return None
    timed = timed_hours(now - row.timer_started_at)
    row.timer_started_at = None
    if timed.hours:
        row.actual_hours = min((row.actual_hours or Decimal(0)) + timed.hours, MOST_HOURS)
    row.save(update_fields=["timer_started_at", "actual_hours", "updated_at"])
    task.timer_started_at, task.actual_hours = row.timer_started_at, row.actual_hours
    return timed


def timed_hours(elapsed: timedelta) -> Timed:
    """Whole quarter hours, one at least from five minutes on, and never more than twelve hours."""
    if elapsed < SHORTEST:
        return Timed(Decimal(0))
    counted = min(elapsed, LONGEST)
    quarters = Decimal(counted / timedelta(minutes=15)).to_integral_value(ROUND_HALF_UP)
    return Timed(max(quarters, Decimal(1)) * QUARTER, forgotten=elapsed > LONGEST)
