"""What the ledger of one skill of one person adds up to. Pure: the same rows, the same answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import SkillEvidence

# What proves that a person knows at least so much, and says nothing of what they know above it.
PROOFS = (EvidenceKind.CERTIFICATION, EvidenceKind.TASK)
# What tells a level outright; the first that there is counts.
CLAIMS = (EvidenceKind.STAFF, EvidenceKind.OWN, EvidenceKind.CV)
PRECEDENCE = [EvidenceKind.STAFF, *PROOFS, EvidenceKind.OWN, EvidenceKind.CV]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a person can do by their ledger, and the row that the level comes from."""

    level: Level
    decided_by: SkillEvidence | None
    verified: bool
    source: SkillSource
    years: Decimal | None
    last_used: date | None


def day_of(row: SkillEvidence) -> date:
    """The day that the row speaks of or, where it names none, the day that it came in."""
    return row.dated or localdate(row.created_at)


def newest_first(row: SkillEvidence) -> tuple[date, datetime]:
    return day_of(row), row.created_at


def assess(rows: Sequence[SkillEvidence]) -> Assessment | None:
    """None when nothing speaks for the skill, or the person cannot confirm it."""
    speaking = [row for row in rows if row.kind != EvidenceKind.DENIED]
    if all(is_underway(row) for row in speaking) or denial(rows):
        return None
    decisive = deciding(speaking)
    return Assessment(
        level=level_of(decisive) if decisive else Level.BEGINNER,
        decided_by=decisive,
        verified=newest(speaking, EvidenceKind.STAFF) is not None,
        source=source_of(speaking),
        years=years_of(speaking),
        last_used=last_used_of(speaking),
    )


def is_underway(row: SkillEvidence) -> bool:
    """Work on a skill that has not led to a level yet: use of the skill, where it is there."""
    return row.kind in PROOFS and not row.level


def denial(rows: Iterable[SkillEvidence]) -> SkillEvidence | None:
    """The person's word that they cannot confirm the skill, as long as it holds.

    It holds against every CV; a rating, proof or check that comes in later ends it.
    """
    rows = list(rows)
    denied = newest(rows, EvidenceKind.DENIED)
    if denied is None:
        return None
    idle = (EvidenceKind.DENIED, EvidenceKind.CV)
    speaking = (row for row in rows if row.kind not in idle and not is_underway(row))
    return None if any(row.created_at > denied.created_at for row in speaking) else denied


def deciding(rows: Sequence[SkillEvidence]) -> SkillEvidence | None:
    """The row that the level comes from; None when no row tells one."""
    claim = next((row for kind in CLAIMS if (row := newest(rows, kind, levelled=True))), None)
    proof = best_proof(rows)
    if claim is None or proof is None:
        return claim or proof
    if claim.kind == EvidenceKind.STAFF:
        proof = best_proof(row for row in rows if day_of(row) > day_of(claim))
        return proof if proof and rank(proof) > rank(claim) else claim
    return proof if rank(proof) >= rank(claim) else claim


def newest(
    rows: Iterable[SkillEvidence], kind: EvidenceKind, *, levelled: bool = False
) -> SkillEvidence | None:
    fitting = (row for row in rows if row.kind == kind and (row.level or not levelled))
    return max(fitting, key=newest_first, default=None)


def best_proof(rows: Iterable[SkillEvidence]) -> SkillEvidence | None:
    """The proof of the highest level; of equals a certification, and of those the newest."""
    proofs = [row for row in rows if row.kind in PROOFS and row.level]
    return max(
        proofs,
        key=lambda row: (rank(row), row.kind == EvidenceKind.CERTIFICATION, *newest_first(row)),
        default=None,
    )


def rank(row: SkillEvidence) -> int:
    return level_of(row).rank


def level_of(row: SkillEvidence) -> Level:
    return Level(row.level or Level.BEGINNER)


def source_of(rows: Iterable[SkillEvidence]) -> SkillSource:
    """A skill is from a CV that speaks for it until the person rates it."""
    kinds = {row.kind for row in rows}
    read = EvidenceKind.CV in kinds and EvidenceKind.OWN not in kinds
    return SkillSource.CV_PARSED if read else SkillSource.MANUAL


def years_of(rows: Sequence[SkillEvidence]) -> Decimal | None:
    """What the person says or, if they do not, the most that a CV tells of."""
    own = newest(rows, EvidenceKind.OWN)
    if own and own.years is not None:
        return own.years
    return years_in_cvs(rows)


def years_in_cvs(rows: Iterable[SkillEvidence]) -> Decimal | None:
    told = (row.years for row in rows if row.kind == EvidenceKind.CV and row.years is not None)
    return max(told, default=None)


def last_used_of(rows: Sequence[SkillEvidence]) -> date | None:
    """What the person says or, if they do not, the latest in a CV; a later proof is use too."""
    own = newest(rows, EvidenceKind.OWN)
    read = (row.last_used for row in rows if row.kind == EvidenceKind.CV and row.last_used)
    told = (own and own.last_used) or max(read, default=None)
    proved = (row.dated for row in rows if row.kind in PROOFS and row.dated)
    return max((day for day in (told, *proved) if day), default=None)
