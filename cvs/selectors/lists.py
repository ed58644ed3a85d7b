"""A person's CVs and what stands in one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from cvs.enums import Decision
from cvs.models import CV, CVSkill, CVUpload

SITES = {"linkedin": "LinkedIn", "github": "GitHub", "portfolio": "Portfolio"}
A_DAY = timedelta(days=1)


def cv_list(*, owner: User) -> QuerySet[CV]:
    """The newest first, each with `found` and `undecided`, the numbers of its skills."""
    counts = {
        "found": Count("mentions"),
        "undecided": Count("mentions", filter=Q(mentions__decision=Decision.PENDING)),
    }
    return CV.objects.owned_by(owner).annotate(**counts).order_by("-uploaded_at")


def mention_list(*, cv: CV) -> QuerySet[CVSkill]:
    """The skills found in a CV, those not decided yet first."""
    return (
        CVSkill.objects.filter(cv=cv)
        .select_related("skill")
        .order_by("-decision", "skill__category", "skill__name")
    )


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link as the CV writes it. Only a whole web address leads on; all else is mere text."""

    site: str
    text: str
    leads_on: bool


def found_links(parsed_data: dict[str, Any] | None) -> list[FoundLink]:
    found = (parsed_data or {}).get("links") or {}
    return [
        FoundLink(site, found[key], found[key].startswith(("https://", "http://")))
        for key, site in SITES.items()
        if found.get(key)
    ]


def active_cv(*, owner: User) -> CV | None:
    return cv_list(owner=owner).filter(is_active=True).first()


def uploads_of_a_day(*, owner: User, now: datetime) -> int:
    """How many files the person uploaded in the last 24 hours, deleted ones too."""
    return CVUpload.objects.filter(user=owner, uploaded_at__gte=now - A_DAY).count()
