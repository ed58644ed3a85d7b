"""Tasks that became needless because their skill was learnt in another place."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.jobs import refresh_all_progress
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors import OPEN_STATUSES
from skills.enums import LEVELS, Level

LIVE = (RoadmapStatus.ACTIVE, RoadmapStatus.PAUSED)


def hold_roadmaps(*, user: User) -> None:
    """Lock a person and all their roadmaps until the transaction ends, always in one order.

    So what reaches over several roadmaps cannot wait for something that waits for it.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    rows = Roadmap.objects.owned_by(user).select_for_update().order_by("pk")
    list(rows.values_list("pk", flat=True))


@transaction.atomic
def cover_tasks(*, by: RoadmapTask, level: Level, now: datetime) -> int:
    """Skip what leads no higher in the skill of the finished task `by` than `level`; how many.

    It looks into all active and paused roadmaps of the person. What the person added or pinned
    stays, and so does what has hours already.
    """
    if by.skill_id is None:
        return 0
    rows = RoadmapTask.objects.filter(
        roadmap__user_id=by.roadmap.user_id,
        roadmap__status__in=LIVE,
        skill_id=by.skill_id,
        level__in=LEVELS[: level.rank],
        status__in=OPEN_STATUSES,
        pinned=False,
        own=False,
        timer_started_at=None,
    ).exclude(actual_hours__gt=0)
    return _move([*rows.values_list("pk", "roadmap_id")], TaskStatus.SKIPPED, by, now)


@transaction.atomic
def uncover_tasks(*, by: RoadmapTask, now: datetime) -> int:
    """Open again what `by` had covered; how many. What the person reopened is theirs since."""
    rows = RoadmapTask.objects.filter(covered_by=by).values_list("pk", "roadmap_id")
    return _move([*rows], TaskStatus.PENDING, None, now)


def _move(
    found: Collection[tuple[UUID, UUID]], status: TaskStatus, by: RoadmapTask | None, now: datetime
) -> int:
    if not found:
        return 0
    rows = RoadmapTask.objects.filter(pk__in=[pk for pk, _ in found])
    moved = rows.update(status=status, covered_by=by, updated_at=now)
    roadmaps = Roadmap.objects.filter(pk__in={roadmap_id for _, roadmap_id in found})
    refresh_all_progress(roadmaps.select_for_update().order_by("pk"), at=now)
    return moved
