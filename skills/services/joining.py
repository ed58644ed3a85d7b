"""The rows of one skill become those of another."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from skills.enums import EvidenceKind, Level
from skills.models import (
    LearningResource,
    Skill,
    SkillAlias,
    SkillEvidence,
    SkillMerge,
    SkillPrerequisite,
    UnknownSkill,
    UserSkill,
)
from skills.selectors.ledger import CLAIMS, assess, denial
from skills.services.evidence import changing


def join_aliases(kept: Skill, gone: Skill) -> None:
    SkillAlias.objects.filter(skill=gone).update(skill=kept)
    if not SkillAlias.objects.filter(name__iexact=gone.name).exists():
        SkillAlias.objects.create(skill=kept, name=gone.name, source=gone.source)


def join_resources(kept: Skill, gone: Skill) -> None:
    """Of two resources of the same title that of the kept skill stays."""
    titles = LearningResource.objects.filter(skill=kept).values("title")
    LearningResource.objects.filter(skill=gone, title__in=titles).delete()
    LearningResource.objects.filter(skill=gone).update(skill=kept)


def requirements_of_both(kept: Skill, gone: Skill) -> list[Skill]:
    """What one of the two requires, apart from each other."""
    pairs = SkillPrerequisite.objects.filter(skill__in=[kept, gone])
    required = Skill.objects.filter(pk__in=pairs.values("requires")).exclude(
        pk__in=[kept.pk, gone.pk]
    )
    return list(required)


def join_prerequisites(kept: Skill, gone: Skill) -> None:
    rows = SkillPrerequisite.objects
    rows.filter(skill__in=[kept, gone], requires__in=[kept, gone]).delete()
    rows.filter(skill=gone, requires__in=rows.filter(skill=kept).values("requires")).delete()
    rows.filter(requires=gone, skill__in=rows.filter(requires=kept).values("skill")).delete()
    rows.filter(skill=gone).update(skill=kept)
    rows.filter(requires=gone).update(requires=kept)


def rename_rows(kept: Skill, gone: Skill) -> None:
    """What cannot clash: the rows of people who have but the one, decided words, older merges."""
    UserSkill.objects.filter(skill=gone).update(skill=kept)
    SkillEvidence.objects.filter(skill=gone).update(skill=kept)
    UnknownSkill.objects.filter(skill=gone).update(skill=kept)
    SkillMerge.objects.filter(kept=gone).update(kept=kept)


def people_with_both(kept: Skill, gone: Skill) -> set[UUID]:
    return _people_with(kept) & _people_with(gone)


def _people_with(skill: Skill) -> set[UUID]:
    held = UserSkill.objects.filter(skill=skill).values_list("user", flat=True)
    return set(held.union(SkillEvidence.objects.filter(skill=skill).values_list("user", flat=True)))


def join_ledgers(user: User, kept: Skill, gone: Skill) -> None:
    """Two ledgers become one, in which the higher level decides.

    A "cannot confirm" of one name gives way to what stands under the other: it is the same skill.
    """
    with changing(user, [kept.pk, gone.pk]):
        rows = SkillEvidence.objects.filter(user=user)
        ledgers = [list(rows.filter(skill=skill)) for skill in (kept, gone)]
        lower = _lower(*ledgers)
        _quieten(lower)
        _join_lines(rows, kept, gone)
        rows.filter(skill=gone).update(skill=kept)


def _lower(kept: list[SkillEvidence], gone: list[SkillEvidence]) -> list[SkillEvidence]:
    """The ledger whose word counts less; empty where both say the same."""
    ranks = [_rank(ledger) for ledger in (kept, gone)]
    if ranks[0] == ranks[1]:
        return []
    return kept if ranks[0] < ranks[1] else gone


def _rank(ledger: Sequence[SkillEvidence]) -> int:
    """1 to 4; 0 when the person cannot confirm the skill or nothing tells of it."""
    found = assess(ledger)
    return found.level.rank if found else 0


def _quieten(ledger: list[SkillEvidence]) -> None:
    """The rows go on speaking for the skill, but tell no level; checks and denials go.

    A check by staff holds for the level that was checked, and for none above.
    """
    rows = SkillEvidence.objects.filter(pk__in=[row.pk for row in ledger])
    dropped = [EvidenceKind.STAFF]
    if denial(ledger):
        dropped.append(EvidenceKind.DENIED)
    rows.filter(kind__in=dropped).delete()
    rows.filter(kind__in=CLAIMS).update(level=None)


def _join_lines(rows: QuerySet[SkillEvidence], kept: Skill, gone: Skill) -> None:
    """Of two lines with one origin the kept skill's stays, with the higher level of the two."""
    told = rows.exclude(origin_id=None)
    lines = {(row.kind, row.origin_id): row for row in told.filter(skill=kept)}
    for row in told.filter(skill=gone):
        if line := lines.get((row.kind, row.origin_id)):
            line.level = _higher(line.level, row.level)
            line.years = _most(line.years, row.years)
            line.last_used = _most(line.last_used, row.last_used)
            line.save(update_fields=["level", "years", "last_used"])
            row.delete()


def _most(one: Any, other: Any) -> Any:
    return max((value for value in (one, other) if value is not None), default=None)


def _higher(one: str | None, other: str | None) -> str | None:
    levels = [Level(level) for level in (one, other) if level]
    return max(levels, key=lambda level: level.rank, default=None)
