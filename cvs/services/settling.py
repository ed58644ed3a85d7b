"""Keeps a decision and brings everything that depends on it in line."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from accounts.models import User
from cvs.enums import Decision, Topic
from cvs.models import CV, CVFinding
from cvs.selectors.findings import document_of, finding_list
from cvs.services.effects import fill_profile, follow_certification

# The values that findings held before, by their key.
Before = Mapping[UUID, Mapping[str, Any]]


def locked_cv(cv: CV) -> CV:
    """The CV as it is now, with its owner; nobody else decides on it until the commit.

    The person is locked before the CV, as everywhere, so that two requests never wait for each
    other.
    """
    User.objects.select_for_update().get(pk=cv.user_id)
    return CV.objects.select_for_update(of=("self",)).select_related("user").get(pk=cv.pk)


def decide(
    cv: CV,
    rows: Sequence[CVFinding],
    decision: Decision,
    *,
    now: datetime,
    before: Before | None = None,
    over: Collection[str] = (),
) -> None:
    """Keep one decision on findings of a locked CV; `before` has the values that were corrected.

    Fields of the profile named in `over` are replaced, not only filled.
    """
    for row in rows:
        row.decision, row.decided_at = decision, now
    keep(rows, now=now)
    settle(cv, rows, now=now, before=before or {}, over=over)


def set_aside(cv: CV, rows: Sequence[CVFinding], *, now: datetime) -> None:
    """Drop findings of a locked CV; those that nobody read are deleted."""
    decide(cv, rows, Decision.DROPPED, now=now)
    cv.findings.filter(pk__in=[row.pk for row in rows], read__isnull=True).delete()


def take_back(cv: CV, rows: Sequence[CVFinding], *, now: datetime) -> None:
    """As if nobody had said anything of these findings; those nobody read are deleted."""
    before = {row.pk: row.values for row in rows}
    for row in rows:
        if row.read is None:
            row.decision, row.decided_at = Decision.DROPPED, now
        else:
            row.decision, row.decided_at, row.values = Decision.PENDING, None, row.read
    keep(rows, now=now)
    settle(cv, rows, now=now, before=before)
    cv.findings.filter(pk__in=before, read__isnull=True).delete()


def keep(rows: Sequence[CVFinding], *, now: datetime) -> None:
    for row in rows:
        row.updated_at = now
    CVFinding.objects.bulk_update(rows, ["decision", "decided_at", "values", "updated_at"])


def settle(
    cv: CV,
    changed: Sequence[CVFinding],
    *,
    now: datetime,
    before: Before,
    over: Collection[str] = (),
) -> None:
    for row in changed:
        if row.topic == Topic.CERTIFICATION:
            follow_certification(row, before=before.get(row.pk, row.values))
    rows = finding_list(cv=cv)
    fill_profile(cv, rows, changed, today=localdate(now), over=over)
    cv.parsed_data = (cv.parsed_data or {}) | document_of(rows)
    cv.save(update_fields=["parsed_data", "updated_at"])
