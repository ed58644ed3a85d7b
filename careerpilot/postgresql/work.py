"""Rows that a worker deals with: claimed by one, given back when it dies, never done twice.

The broker may deliver a message twice or lose a worker; the row decides. A claim is a
conditional update, a result is stored only while the claim stands, and a sweep gives back
what nobody has touched for longer than the work can take.
"""

from datetime import datetime
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils.timezone import now

MOST_ATTEMPTS = 3


class QueuedWork(models.Model):
    """The columns of work; a model names its three states and has a `status`."""

    WAITING: ClassVar[str]
    WORKING: ClassVar[str]
    FAILED: ClassVar[str]

    attempts = models.IntegerField(default=0, db_default=0)
    queued_at = models.DateTimeField(default=now, db_default=Now())
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


Work = TypeVar("Work", bound=QueuedWork)


class Sweep(NamedTuple):
    """The keys of rows given back to the queue, and of those whose attempts are used up."""

    again: list[Any]
    given_up: list[Any]


class WorkQuerySet(models.QuerySet[Work]):
    def claim(self, key: object, *, at: datetime) -> bool:
        """Take a waiting row for this worker. False means that another one has it."""
        waiting = self.filter(pk=key, status=self.model.WAITING)
        taken = waiting.update(
            status=self.model.WORKING, claimed_at=at, attempts=F("attempts") + 1, updated_at=at
        )
        return taken == 1

    def held(self, key: object, *, claimed_at: datetime) -> Work | None:
        """The row, locked, while the claim made at `claimed_at` stands; else None."""
        claim = {"pk": key, "status": self.model.WORKING, "claimed_at": claimed_at}
        return self.select_for_update().filter(**claim).first()

    def in_flight(self) -> Self:
        return self.filter(status__in=[self.model.WAITING, self.model.WORKING])

    def stalled(self, *, before: datetime) -> Self:
        """Unfinished rows that nothing has touched since `before`."""
        touched = self.in_flight().annotate(touched_at=Coalesce("claimed_at", "queued_at"))
        return touched.filter(touched_at__lt=before)

    def release(self, *, at: datetime) -> int:
        """Put rows into the queue; a worker that still holds one can no longer store it."""
        return self.update(status=self.model.WAITING, claimed_at=None, queued_at=at, updated_at=at)

    @transaction.atomic
    def sweep(self, *, before: datetime, at: datetime) -> Sweep:
        """Give back what stalled. What has no attempt left is failed; the caller says why."""
        stalled = self.stalled(before=before).select_for_update(skip_locked=True)
        attempts = dict(stalled.values_list("pk", "attempts"))
        again = [key for key, tried in attempts.items() if tried < MOST_ATTEMPTS]
        given_up = [key for key, tried in attempts.items() if tried >= MOST_ATTEMPTS]
        self.filter(pk__in=again).release(at=at)
        self.filter(pk__in=given_up).update(status=self.model.FAILED, updated_at=at)
        return Sweep(again, given_up)
