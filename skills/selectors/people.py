"""Reading what a person can do, and why we think so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from skills.enums import EvidenceKind, Freshness, Level
from skills.models import Certification, Skill, SkillEvidence, UserSkill
from skills.selectors.explanation import conflicts, why
from skills.selectors.freshness import Age, age_of
from skills.selectors.ledger import PRECEDENCE, Assessment, assess, denial, newest_first


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


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill that a person has, with what speaks for it; the strongest kind comes first."""

    user_skill: UserSkill
    kinds: tuple[EvidenceKind, ...]
    origin: str
    age: Age | None

    @property
    def freshness(self) -> Freshness:
        return self.age.freshness if self.age else Freshness.UNKNOWN


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show of a person's skills; empty shows all."""

    category: str = ""
    level: str = ""
    kind: str = ""
    freshness: str = ""

    def fit(self, held: HeldSkill) -> bool:
        row = held.user_skill
        return (
            self.category in ("", row.skill.category)
            and self.level in ("", row.level)
            and (not self.kind or self.kind in held.kinds)
            and self.freshness in ("", held.freshness)
        )


@dataclass(frozen=True, slots=True)
class Holdings:
    """All skills of a person, and those that they said they cannot confirm."""

    held: list[HeldSkill]
    denied: list[Skill]

    @property
    def categories(self) -> list[str]:
        return sorted({one.user_skill.skill.category for one in self.held})


def holdings(*, owner: User, today: date) -> Holdings:
    rows = SkillEvidence.objects.filter(user=owner).select_related("skill")
    ledgers = _by_skill(rows.order_by("-created_at", "pk"))
    held = [
        _held(row, ledgers.get(row.skill_id, []), today) for row in user_skill_list(owner=owner)
    ]
    denied = (ledger[0].skill for ledger in ledgers.values() if denial(ledger))
    return Holdings(held, sorted(denied, key=lambda skill: skill.name))


def _by_skill(rows: Iterable[SkillEvidence]) -> dict[UUID, list[SkillEvidence]]:
    found = defaultdict(list)
    for row in rows:
        found[row.skill_id].append(row)
    return dict(found)


def _held(row: UserSkill, ledger: list[SkillEvidence], today: date) -> HeldSkill:
    present = {one.kind for one in ledger}
    kinds = tuple(kind for kind in PRECEDENCE if kind in present)
    origin = next((one.origin for one in ledger if one.kind == EvidenceKind.CV), "")
    return HeldSkill(row, kinds, origin, age_of(row.last_used, today=today))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is on record about one skill of one person, the newest row first.

    `user_skill` is None while the person cannot confirm the skill (`denied` says since when).
    """

    skill: Skill
    user_skill: UserSkill | None
    rows: list[SkillEvidence]
    assessment: Assessment | None
    denied: SkillEvidence | None
    why: str
    conflicts: list[str]
    age: Age | None


def ledger_of(*, owner: User, skill_id: UUID, today: date) -> Ledger | None:
    """None when nothing is on record about the skill."""
    skill = Skill.objects.filter(pk=skill_id).first()
    row = UserSkill.objects.owned_by(owner).filter(skill_id=skill_id).first()
    rows = list(SkillEvidence.objects.filter(user=owner, skill_id=skill_id))
    if skill is None or not (row or rows):
        return None
    rows.sort(key=newest_first, reverse=True)
    certificates = [
        one.origin_id for one in rows if one.kind == EvidenceKind.CERTIFICATION and one.origin_id
    ]
    held = Certification.objects.owned_by(owner).filter(pk__in=certificates).order_by("name")
    assessment = assess(rows)
    return Ledger(
        skill=skill,
        user_skill=row,
        rows=rows,
        assessment=assessment,
        denied=denial(rows),
        why=why(assessment) if assessment else "",
        conflicts=conflicts(rows, held, today=today),
        age=age_of(row.last_used if row else None, today=today),
    )


def denied_skills(*, owner: User) -> set[UUID]:
    """The skills that the person said they cannot confirm: a CV does not offer them again."""
    denials = SkillEvidence.objects.filter(user=owner, kind=EvidenceKind.DENIED)
    rows = SkillEvidence.objects.filter(user=owner, skill__in=denials.values("skill"))
    return {skill_id for skill_id, ledger in _by_skill(rows).items() if denial(ledger)}
