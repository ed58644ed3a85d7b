"""Changing what a person can do and what proves it."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from skills.enums import Level, SkillSource
from skills.models import Certification, LearningResource, Skill, SkillAlias, UserSkill
from skills.selectors import Term
from skills.signals import certification_added


@dataclass(frozen=True, slots=True)
class Claim:
    """How well a person says they know a skill."""

    level: Level
    years: Decimal | None = None
    last_used: date | None = None


@transaction.atomic
def save_user_skill(*, user: User, skill: Skill, claim: Claim) -> UserSkill:
    """Record what a person says themselves; it replaces what was there, whatever its source."""
    row, _ = UserSkill.objects.update_or_create(
        user=user,
        skill=skill,
        defaults={
            "level": claim.level,
            "years_of_experience": claim.years,
            "last_used": claim.last_used,
            "source": SkillSource.MANUAL,
        },
    )
    return row


@transaction.atomic
def accept_cv_skills(*, user: User, levels: Mapping[Skill, Level]) -> int:
    """Add skills that a person confirmed in a CV; those they have already stay as they are.

    Returns how many are new.
    """
    had = set(UserSkill.objects.owned_by(user).values_list("skill_id", flat=True))
    rows = [
        UserSkill(user=user, skill=skill, level=level, source=SkillSource.CV_PARSED)
        for skill, level in levels.items()
        if skill.pk not in had
    ]
    UserSkill.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def drop_cv_skills(*, user: User, skills: Collection[Skill]) -> None:
    """Take back skills that only a CV brought in; what the person typed stays."""
    UserSkill.objects.owned_by(user).filter(skill__in=skills, source=SkillSource.CV_PARSED).delete()


@transaction.atomic
def remove_user_skill(*, user_skill: UserSkill) -> None:
    user_skill.delete()


@transaction.atomic
def add_certification(*, user: User, certification: Certification) -> Certification:
    """Keep a new certification of this person and let the log know."""
    certification.user = user
    certification.save(force_insert=True)
    certification_added.send(sender=Certification, user=user, certification=certification)
    return certification


@transaction.atomic
def save_certification(*, certification: Certification) -> None:
    certification.save()


@transaction.atomic
def delete_certification(*, certification: Certification) -> None:
    certification.delete()


# --- the catalogue that comes with the product --------------------------------------------

CATALOGUE = Path(__file__).parent / "data"


@transaction.atomic
def load_skills(folder: Path = CATALOGUE) -> int:
    """Add the skills of the catalogue's files that are not there yet; how many were new.

    A skill that exists stays as it is, with all that staff changed about it.
    """
    known = {name.casefold() for name in Skill.objects.values_list("name", flat=True)}
    entries = [one for one in _skill_entries(folder) if one["name"].casefold() not in known]
    skills = {entry["name"]: _skill(entry) for entry in entries}
    Skill.objects.bulk_create(skills.values())
    SkillAlias.objects.bulk_create(
        (
            SkillAlias(skill=skills[entry["name"]], name=alias)
            for entry in entries
            for alias in entry.get("aliases", [])
        ),
        ignore_conflicts=True,
    )
    LearningResource.objects.bulk_create(
        LearningResource(skill=skills[entry["name"]], **resource)
        for entry in entries
        for resource in entry.get("resource", [])
    )
    return len(skills)


def shipped_terms(folder: Path = CATALOGUE) -> list[Term]:
    """The catalogue's files as words to look for, by name; the database is not asked."""
    entries = sorted(_skill_entries(folder), key=itemgetter("name"))
    return [
        Term(entry["name"], tuple(entry.get("aliases", ())), entry.get("needs_context", False))
        for entry in entries
    ]


def _skill_entries(folder: Path) -> list[dict[str, Any]]:
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    return [
        {"category": file["category"], **entry} for file in files for entry in file.get("skill", [])
    ]


def _skill(entry: dict[str, Any]) -> Skill:
    return Skill(
        name=entry["name"],
        category=entry["category"],
        description=entry["description"],
        popularity_score=entry.get("popularity"),
        needs_context=entry.get("needs_context", False),
    )
