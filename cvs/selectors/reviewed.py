"""How far a person is with looking over their CVs."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Min, Q

from accounts.models import User
from cvs.enums import Decision
from cvs.models import CV, CVFinding
from cvs.selectors.findings import SURE


class Undecided(NamedTuple):
    """How many findings of a CV wait for a decision, and how many of them are not sure."""

    total: int
    to_check: int


def undecided_by_cv(*, owner: User) -> dict[UUID, Undecided]:
    """Only CVs that have any."""
    pending = CVFinding.objects.filter(cv__user=owner, decision=Decision.PENDING)
    doubt = Q(confidence__lt=SURE) | Q(confidence=None)
    counts = {"total": Count("pk"), "to_check": Count("pk", filter=doubt)}
    rows = pending.values_list("cv").annotate(**counts)
    return {cv: Undecided(total, to_check) for cv, total, to_check in rows}


def reviewed_from(*, owner: User) -> datetime | None:
    """When the oldest CV was uploaded in which the person decided on anything."""
    decided = Q(findings__decided_at__isnull=False) | Q(mentions__decision=Decision.ACCEPTED)
    first: dict[str, datetime | None] = (
        CV.objects.owned_by(owner).filter(decided).aggregate(first=Min("uploaded_at"))
    )
    return first["first"]
