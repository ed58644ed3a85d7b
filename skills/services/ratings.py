"""What a person says of their skills, and what staff found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from skills.enums import EvidenceKind, Level
from skills.models import Skill, SkillEvidence, UserSkill
from skills.services.evidence import STAFF, YOU, Evidence, changing, record


@dataclass(frozen=True, slots=True)
class Claim:
    """How well a person says they know a skill."""

    level: Level
    years: Decimal | None = None
    last_used: date | None = None


@transaction.atomic
def save_user_skill(*, user: User, skill: Skill, claim: Claim) -> UserSkill:
    """Record what a person says themselves, one rating a day; earlier ones stay on record.

    The level stored is what the whole ledger adds up to.
    """
    rating = Evidence("", YOU, claim.years, claim.last_used, claim.level, localdate())
    with changing(user, [skill.pk]):
        record(user, EvidenceKind.OWN, {skill: rating}, None)
    return UserSkill.objects.get(user=user, skill=skill)


@transaction.atomic
def remove_user_skill(*, user_skill: UserSkill) -> None:
    """Forget the skill with all that is on record about it."""
    with changing(user_skill.user, [user_skill.skill_id]):
        SkillEvidence.objects.filter(
            user_id=user_skill.user_id, skill_id=user_skill.skill_id
        ).delete()


@transaction.atomic
def deny_skill(*, user: User, skill: Skill) -> None:
    """The person cannot confirm this skill: it counts no more, and no CV brings it back."""
    with changing(user, [skill.pk]):
        record(user, EvidenceKind.DENIED, {skill: Evidence("", YOU, dated=localdate())}, None)


@transaction.atomic
def undo_denial(*, user: User, skill: Skill) -> None:
    """Back to what the rest of the ledger says."""
    with changing(user, [skill.pk]):
        SkillEvidence.objects.filter(user=user, skill=skill, kind=EvidenceKind.DENIED).delete()


@transaction.atomic
def check_user_skill(*, user_skill: UserSkill, level: Level) -> None:
    """Staff have seen what the person can do."""
    with changing(user_skill.user, [user_skill.skill_id]):
        found = Evidence("", STAFF, level=level, dated=localdate())
        record(user_skill.user, EvidenceKind.STAFF, {user_skill.skill: found}, None)


@transaction.atomic
def withdraw_check(*, user_skill: UserSkill) -> None:
    with changing(user_skill.user, [user_skill.skill_id]):
        SkillEvidence.objects.filter(
            user_id=user_skill.user_id, skill_id=user_skill.skill_id, kind=EvidenceKind.STAFF
        ).delete()


@transaction.atomic
def mark_user_skills(*, user_skills: Iterable[UserSkill], verified: bool) -> int:
    """Staff confirm skills at the level they have now, or take that back; how many changed."""
    rows = [row for row in user_skills if row.verified != verified]
    for row in rows:
        if verified:
            check_user_skill(user_skill=row, level=Level(row.level))
        else:
            withdraw_check(user_skill=row)
    return len(rows)
