"""What the CVs of a person say about their skills."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import Certification, Skill, SkillEvidence, UserSkill
from skills.services.evidence import Evidence, changing, record

UNQUOTED = Evidence("", "your CV")


@transaction.atomic
def accept_cv_skills(
    *,
    user: User,
    levels: Mapping[Skill, Level],
    evidence: Mapping[Skill, Evidence] | None = None,
    origin_id: UUID | None = None,
) -> int:
    """Add skills that a person confirmed in a CV; those they have already keep their level.

    `evidence` is kept, one a skill and CV (`origin_id`), and tells years and last use where the
    person has not. A skill that they cannot confirm gets its line and stays away. Returns how
    many are new.
    """
    stored = UserSkill.objects.owned_by(user).filter(skill__in=levels)
    had = {row.skill_id: row for row in stored}
    lines = {
        skill: replace(
            (evidence or {}).get(skill, UNQUOTED),
            level=_level(had.get(skill.pk), level),
            dated=localdate(),
        )
        for skill, level in levels.items()
    }
    with changing(user, [skill.pk for skill in levels]):
        record(user, EvidenceKind.CV, lines, origin_id)
    return stored.all().count() - len(had)


def _level(had: UserSkill | None, said: Level) -> Level | None:
    """What the line tells: of a skill that a CV brought in before, the level it has since."""
    if had is None:
        return said
    return Level(had.level) if had.source != SkillSource.MANUAL else None


@transaction.atomic
def drop_cv_skills(*, user: User, skills: Collection[Skill], origin_id: UUID | None = None) -> None:
    """Take back skills that only this CV brought in.

    What the person typed stays, and so does a skill that anything else speaks for. A line that
    names no CV goes with any.
    """
    here = Q(origin_id=origin_id) | Q(origin_id=None)
    with changing(user, [skill.pk for skill in skills]):
        SkillEvidence.objects.filter(
            here, user=user, skill__in=skills, kind=EvidenceKind.CV
        ).delete()


@transaction.atomic
def forget_origin(*, origin_id: UUID, origin: str) -> None:
    """A CV is gone: skills and certifications stay, and no word of its text does."""
    SkillEvidence.objects.filter(origin_id=origin_id).update(origin=origin, text="")
    Certification.objects.filter(origin_id=origin_id).update(origin=origin, origin_text="")
