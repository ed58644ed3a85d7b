"""Leaving out what a person knows already."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from progress.selectors.outcome import Outcome
from progress.services.moving import move_task
from roadmaps import services as roadmaps
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.selectors import OPEN_STATUSES, is_known
from skills.selectors import levels_of


class NotKnownError(ValueError):
    """The person's level is below what the task leads to, in words for them."""


@transaction.atomic
def skip_known(*, task: RoadmapTask, now: datetime) -> Outcome:
    """Skip an open task whose skill the person has; a closed one stays as it is.

    Nothing is logged and nothing proved by it, for nothing was done; reopening takes it back.
    """
    user = task.roadmap.user
    roadmaps.hold_roadmaps(user=user)
    task.refresh_from_db(fields=["status"])
    if task.status not in OPEN_STATUSES:
        return Outcome(task, TaskStatus(task.status))
    if not is_known(task, levels_of(user)):
        raise NotKnownError(f"Your skills do not cover {task.title} yet. It stays open.")
    outcome = move_task(task=task, status=TaskStatus.SKIPPED, now=now)
    return replace(outcome, known=True)
