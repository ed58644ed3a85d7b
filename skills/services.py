"""Changing what a person can do and what proves it."""

import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import (
    Certification,
    LearningResource,
    Skill,
    SkillAlias,
    SkillEvidence,
    UnknownSkill,
    UserSkill,
)
from skills.selectors import Term
from skills.signals import certification_added

LONGEST_NAME = 150


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lines that name a skill, where they stand in words, and what they say of its use."""

    text: str
    origin: str
    years: Decimal | None = None
    last_used: date | None = None


@transaction.atomic
def accept_cv_skills(
    *,
    user: User,
    levels: Mapping[Skill, Level],
    evidence: Mapping[Skill, Evidence] | None = None,
    origin_id: UUID | None = None,
) -> int:
    """Add skills that a person confirmed in a CV; those they have already keep level and source.

    `evidence` is kept, one a skill and CV (`origin_id`), and tells years and last use where the
    person has not. Returns how many are new.
    """
    had = set(UserSkill.objects.owned_by(user).values_list("skill_id", flat=True))
    rows = [
        UserSkill(user=user, skill=skill, level=level, source=SkillSource.CV_PARSED)
        for skill, level in levels.items()
        if skill.pk not in had
    ]
    UserSkill.objects.bulk_create(rows, ignore_conflicts=True)
    if evidence:
        _keep_evidence(user, evidence, origin_id)
        _tell_use(user, evidence)
    return len(rows)


def _keep_evidence(user: User, evidence: Mapping[Skill, Evidence], origin_id: UUID | None) -> None:
    SkillEvidence.objects.bulk_create(
        [
            SkillEvidence(
                user=user,
                skill=skill,
                kind=EvidenceKind.CV,
                text=one.text,
                origin=one.origin,
                origin_id=origin_id,
                years=one.years,
                last_used=one.last_used,
            )
            for skill, one in evidence.items()
        ],
        update_conflicts=True,
        unique_fields=["user", "skill", "kind", "origin_id"],
        update_fields=["text", "origin", "years", "last_used"],
    )


def _tell_use(user: User, evidence: Mapping[Skill, Evidence]) -> None:
    rows = UserSkill.objects.owned_by(user).filter(skill__in=evidence).select_related("skill")
    for row in rows.select_for_update(of=("self",)):
        one = evidence[row.skill]
        if row.years_of_experience is None:
            row.years_of_experience = one.years
        row.last_used = row.last_used or one.last_used
        row.save(update_fields=["years_of_experience", "last_used", "updated_at"])


@transaction.atomic
def drop_cv_skills(*, user: User, skills: Collection[Skill], origin_id: UUID | None = None) -> None:
    """Take back skills that only this CV brought in.

    What the person typed stays, and so does a skill that another CV speaks for.
    """
    evidence = SkillEvidence.objects.filter(user=user, skill__in=skills, kind=EvidenceKind.CV)
    evidence.filter(origin_id=origin_id).delete()
    UserSkill.objects.owned_by(user).filter(skill__in=skills, source=SkillSource.CV_PARSED).exclude(
        skill__in=evidence.values("skill")
    ).delete()


@transaction.atomic
def keep_cv_certification(*, user: User, certification: Certification) -> Certification | None:
    """Keep a certification that a CV names; None when the person has one of that name.

    It is no news of today, so the log is not told.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if Certification.objects.owned_by(user).filter(name__iexact=certification.name).exists():
        return None
    certification.user = user
    certification.save(force_insert=True)
    return certification


@transaction.atomic
def forget_origin(*, origin_id: UUID, origin: str) -> None:
    """A CV is gone: skills and certifications stay, and no word of its text does."""
    SkillEvidence.objects.filter(origin_id=origin_id).update(origin=origin, text="")
    Certification.objects.filter(origin_id=origin_id).update(origin=origin, origin_text="")


@transaction.atomic
def note_unknown_skills(names: Iterable[str]) -> list[UnknownSkill]:
    """The rows of words that the catalogue does not know, made where they are missing.

    Words that differ in case or accents alone are one; what is too long for a skill is left out.
    """
    pairs = [(fold(name), name) for name in names if len(name) <= LONGEST_NAME]
    by_key = {key: name for key, name in reversed(pairs) if 0 < len(key) <= LONGEST_NAME}
    # In order, so that two workers never wait for each other.
    rows = [UnknownSkill(name=by_key[key], key=key) for key in sorted(by_key)]
    UnknownSkill.objects.bulk_create(rows, ignore_conflicts=True)
    return list(UnknownSkill.objects.filter(key__in=by_key).order_by("key"))


def fold(name: str) -> str:
    """Words as they are compared: lower case, no accents, single spaces."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())


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
