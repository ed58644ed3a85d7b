"""Keeping the ledger. What it adds up to is stored with every change, and nowhere else."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import Skill, SkillEvidence, UserSkill
from skills.selectors.ledger import CLAIMS, PROOFS, Assessment, assess
from skills.signals import levels_changed

STAFF = "CareerPilot staff"
YOU = "you"
STORED = ("level", "source", "verified", "years_of_experience", "last_used")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lines that speak for a skill, where they stand in words, and what they say of it."""

    text: str
    origin: str
    years: Decimal | None = None
    last_used: date | None = None
    level: Level | None = None
    dated: date | None = None


def add_evidence(
    *, user: User, skill: Skill, kind: EvidenceKind, evidence: Evidence, origin_id: UUID
) -> None:
    """Put a row in the ledger, one a skill, kind and origin; a second one replaces the first."""
    with changing(user, [skill.pk]):
        record(user, kind, {skill: evidence}, origin_id)


def remove_evidence(*, user: User, kind: EvidenceKind, origin_id: UUID) -> None:
    """Take what came from this origin out of the ledger; when nothing did, nothing happens."""
    rows = SkillEvidence.objects.filter(user=user, kind=kind, origin_id=origin_id)
    with changing(user, set(rows.values_list("skill_id", flat=True))):
        rows.delete()


def reword_evidence(*, user: User, kind: EvidenceKind, origin_id: UUID, text: str) -> None:
    """Give what came from this origin other words; its level hangs on none of them."""
    rows = SkillEvidence.objects.filter(user=user, kind=kind, origin_id=origin_id)
    rows.update(text=text)


def settle_evidence(
    *,
    user: User,
    skill: Skill,
    kind: EvidenceKind,
    origin_id: UUID,
    evidence: Evidence | None,
    levels: Mapping[UUID, Level | None],
) -> None:
    """Put a row in the ledger or, without evidence, take it away, and give others their levels.

    `levels` is by origin, as what one row shows may depend on another; a row that the person has
    removed does not come back by it.
    """
    rows = SkillEvidence.objects.filter(user=user, skill=skill, kind=kind)
    with changing(user, [skill.pk]):
        rows.filter(origin_id=origin_id).delete()
        others = rows.filter(origin_id__in=levels)
        changed = [row for row in others if row.level != levels[cast("UUID", row.origin_id)]]
        for row in changed:
            row.level = levels[cast("UUID", row.origin_id)]
        SkillEvidence.objects.bulk_update(changed, ["level"])
        if evidence:
            record(user, kind, {skill: evidence}, origin_id)


@contextmanager
def changing(user: User, skill_ids: Collection[UUID]) -> Iterator[None]:
    """Change ledgers inside, one change at a time for each person; levels follow at the end."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if skill_ids:
            _adopt(user, skill_ids)
        yield
        if skill_ids:
            refresh_levels(user=user, skill_ids=skill_ids)


def record(
    user: User, kind: EvidenceKind, rows: Mapping[Skill, Evidence], origin_id: UUID | None
) -> None:
    """Write rows, inside `changing`. What came from this origin keeps its level and its day."""
    if origin_id is None:
        # No two NULLs are the same to the database, so there would be no conflict to update.
        days = {one.dated for one in rows.values()}
        SkillEvidence.objects.filter(
            user=user, skill__in=rows, kind=kind, origin_id=None, dated__in=days
        ).delete()
    SkillEvidence.objects.bulk_create(
        [_row(user, skill, kind, one, origin_id) for skill, one in rows.items()],
        update_conflicts=True,
        unique_fields=["user", "skill", "kind", "origin_id"],
        update_fields=["text", "origin", "years", "last_used"],
    )


def _row(
    user: User, skill: Skill, kind: EvidenceKind, one: Evidence, origin_id: UUID | None
) -> SkillEvidence:
    return SkillEvidence(
        user=user,
        skill=skill,
        kind=kind,
        text=one.text,
        origin=one.origin,
        origin_id=origin_id,
        level=one.level,
        dated=one.dated,
        years=one.years,
        last_used=one.last_used,
    )


def refresh_levels(*, user: User, skill_ids: Collection[UUID]) -> None:
    """Store what the ledgers add up to, and let others know when that is something new."""
    ledgers = _ledgers(user, skill_ids)
    wanted = {skill_id: assess(ledgers.get(skill_id, [])) for skill_id in skill_ids}
    stored = UserSkill.objects.owned_by(user).filter(skill__in=skill_ids)
    held = {row.skill_id: row for row in stored}
    new = [
        _set(UserSkill(user=user, skill_id=skill_id), one)
        for skill_id, one in wanted.items()
        if one and skill_id not in held
    ]
    gone = [row.pk for skill_id, row in held.items() if wanted[skill_id] is None]
    changed = [
        _set(row, one)
        for skill_id, row in held.items()
        if (one := wanted[skill_id])
        and _values(one) != {name: getattr(row, name) for name in STORED}
    ]
    if not (new or gone or changed):
        return
    UserSkill.objects.bulk_create(new)
    UserSkill.objects.filter(pk__in=gone).delete()
    UserSkill.objects.bulk_update(changed, [*STORED, "updated_at"])
    transaction.on_commit(partial(levels_changed.send, sender=UserSkill, user=user))


def _ledgers(user: User, skill_ids: Collection[UUID]) -> dict[UUID, list[SkillEvidence]]:
    found = defaultdict(list)
    for row in SkillEvidence.objects.filter(user=user, skill__in=skill_ids):
        found[row.skill_id].append(row)
    return dict(found)


def _values(one: Assessment) -> dict[str, object]:
    return {
        "level": one.level,
        "source": one.source,
        "verified": one.verified,
        "years_of_experience": one.years,
        "last_used": one.last_used,
    }


def _set(row: UserSkill, one: Assessment) -> UserSkill:
    for name, value in _values(one).items():
        setattr(row, name, value)
    row.updated_at = now()
    return row


def _adopt(user: User, skill_ids: Collection[UUID]) -> None:
    """Enter skills whose level nothing in the ledger tells, as staff and imports write them."""
    ledgers = _ledgers(user, skill_ids)
    for row in UserSkill.objects.owned_by(user).filter(skill__in=skill_ids):
        ledger = ledgers.get(row.skill_id, [])
        if not any(one.level and one.kind in (*CLAIMS, *PROOFS) for one in ledger):
            _adopt_level(row, [one for one in ledger if one.kind == EvidenceKind.CV])
        if row.verified and not any(one.kind == EvidenceKind.STAFF for one in ledger):
            _adopted(row, EvidenceKind.STAFF, STAFF).save(force_insert=True)


def _adopt_level(row: UserSkill, lines: list[SkillEvidence]) -> None:
    read = row.source in (SkillSource.CV_PARSED, SkillSource.AI_DETECTED)
    if read and lines:
        keys = [one.pk for one in lines]
        SkillEvidence.objects.filter(pk__in=keys).update(level=row.level)
        return
    kind, origin = (EvidenceKind.CV, "your CV") if read else (EvidenceKind.OWN, YOU)
    one = _adopted(row, kind, origin)
    one.years, one.last_used = row.years_of_experience, row.last_used
    one.save(force_insert=True)


def _adopted(row: UserSkill, kind: EvidenceKind, origin: str) -> SkillEvidence:
    return SkillEvidence(
        user_id=row.user_id,
        skill_id=row.skill_id,
        kind=kind,
        origin=origin,
        level=row.level,
        dated=localdate(row.updated_at),
    )
