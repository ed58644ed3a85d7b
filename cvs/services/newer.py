"""Taking a newer CV's differences into the person's record."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction

from cvs.enums import ONCE, Decision, DifferenceKind, Topic
from cvs.models import CV, CVFinding, CVSkill
from cvs.selectors.differences import Difference, differences
from cvs.services.effects import SAID_ONCE, sources_of
from cvs.services.mentions import accept_mention, drop_mention
from cvs.services.settling import decide, locked_cv, set_aside
from skills.enums import Level


@transaction.atomic
def take_over(
    *, cv: CV, keys: Collection[str], now: datetime, levels: Mapping[str, Level] | None = None
) -> int:
    """Apply the differences of these keys; how many. A key that no longer is one is passed over.

    What is new is accepted. What is changed is accepted and replaces the profile's value; the
    record goes by what is decided last. What is gone is dropped in the older CVs, and with it
    whatever only they brought. `levels` has those of new skills by key; without one it is
    beginner, as the CV does not tell.
    """
    cv = locked_cv(cv)
    chosen = [one for one in differences(cv=cv).every if one.key in keys]
    gone = [one for one in chosen if one.kind == DifferenceKind.GONE]
    here = [one for one in chosen if one.kind != DifferenceKind.GONE]
    accept_new_skills(here, levels or {})
    drop_older_skills(gone)
    drop_older(ids_of(gone), now=now)
    accept_here(cv, here, now=now)
    return len(chosen)


def accept_here(cv: CV, chosen: Iterable[Difference], *, now: datetime) -> None:
    """Accept the CV's findings; a certification that an older finding made makes room first."""
    found = [one for one in chosen if one.finding_id]
    changed = [one for one in found if one.kind == DifferenceKind.CHANGED]
    certifications = [one for one in changed if one.topic == Topic.CERTIFICATION]
    drop_older(ids_of(certifications), now=now)
    once = {one.topic for one in changed if one.topic in ONCE}
    rows = list(cv.findings.filter(pk__in=[one.finding_id for one in found]))
    decide(cv, rows, Decision.ACCEPTED, now=now, over=sources_of(once, SAID_ONCE))


def ids_of(chosen: Iterable[Difference]) -> list[UUID]:
    return [key for one in chosen if one.finding_id for key in one.older_ids]


def drop_older(keys: Collection[UUID], *, now: datetime) -> None:
    """Drop accepted findings of other CVs, with what accepting them made."""
    rows = CVFinding.objects.filter(pk__in=keys).select_related("cv").order_by("cv_id")
    for _, group in groupby(rows, key=lambda row: row.cv_id):
        findings = list(group)
        set_aside(locked_cv(findings[0].cv), findings, now=now)


def accept_new_skills(chosen: Iterable[Difference], levels: Mapping[str, Level]) -> None:
    for one in chosen:
        if one.mention_id:
            mention = CVSkill.objects.select_related("cv").get(pk=one.mention_id)
            accept_mention(mention=mention, level=levels.get(one.key, Level.BEGINNER))


def drop_older_skills(chosen: Iterable[Difference]) -> None:
    keys = [key for one in chosen if one.mention_id for key in one.older_ids]
    for mention in CVSkill.objects.filter(pk__in=keys).select_related("cv"):
        drop_mention(mention=mention)
