"""Reading the catalogue of skills and what a person can do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from skills.enums import Level, Standing
from skills.models import Certification, LearningResource, Skill, SkillAlias, UserSkill

EXPIRES_SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Term:
    """A skill with every way to write it."""

    skill: str
    aliases: tuple[str, ...]
    needs_context: bool


def terms() -> list[Term]:
    """The whole catalogue as words to look for, by name."""
    aliases = Prefetch("aliases", SkillAlias.objects.order_by("name"))
    return [
        Term(skill.name, tuple(alias.name for alias in skill.aliases.all()), skill.needs_context)
        for skill in Skill.objects.prefetch_related(aliases).order_by("name")
    ]


def skills_named(names: Iterable[str]) -> dict[str, Skill]:
    """The skills of these exact names, by name."""
    return {skill.name: skill for skill in Skill.objects.filter(name__in=list(names))}


def find_skill(text: str) -> Skill | None:
    """The skill that a person means, in any case: by its name or, failing that, by an alias."""
    wanted = text.strip()
    return (
        Skill.objects.filter(name__iexact=wanted).first()
        or Skill.objects.filter(aliases__name__iexact=wanted).first()
    )


def skill_names() -> list[str]:
    return list(Skill.objects.order_by("name").values_list("name", flat=True))


def levels_of(user: User) -> dict[str, int]:
    """What the person can do: skill id to level, 1 (beginner) to 4 (expert)."""
    rows = UserSkill.objects.owned_by(user).values_list("skill_id", "level")
    return {str(skill_id): Level(level).rank for skill_id, level in rows}


def user_skill_list(*, owner: User) -> QuerySet[UserSkill]:
    return (
        UserSkill.objects.owned_by(owner)
        .select_related("skill")
        .order_by("skill__category", "skill__name")
    )


def certification_list(*, owner: User) -> QuerySet[Certification]:
    """What runs out first comes first; what never runs out comes last."""
    return Certification.objects.owned_by(owner).order_by("expiry_date", "name")


class HeldCertification(NamedTuple):
    """A certification with what its last day means today; without one, `days_left` is None."""

    certification: Certification
    standing: Standing
    days_left: int | None


def held_certifications(*, owner: User, today: date) -> list[HeldCertification]:
    return [_held(row, today) for row in certification_list(owner=owner)]


def _held(row: Certification, today: date) -> HeldCertification:
    if row.expiry_date is None:
        return HeldCertification(row, Standing.LASTING, None)
    left = row.expiry_date - today
    if left < timedelta(0):
        return HeldCertification(row, Standing.EXPIRED, left.days)
    standing = Standing.EXPIRING if left <= EXPIRES_SOON else Standing.VALID
    return HeldCertification(row, standing, left.days)


def resources_by_skill(skill_ids: Iterable[str]) -> dict[UUID, list[LearningResource]]:
    found = defaultdict(list)
    rows = LearningResource.objects.filter(skill_id__in=list(skill_ids))
    for resource in rows.order_by("hours", "title"):
        found[resource.skill_id].append(resource)
    return dict(found)
