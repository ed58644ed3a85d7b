"""The ledger in words: why a level is what it is, and where the rows disagree."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

from skills.enums import EvidenceKind, Freshness, Level
from skills.models import Certification, SkillEvidence
from skills.selectors.freshness import age_of
from skills.selectors.ledger import (
    Assessment,
    best_proof,
    day_of,
    last_used_of,
    level_of,
    newest,
    rank,
    years_in_cvs,
)

# The fewest years of use that a rating is believable with.
EXPECTED_YEARS = {Level.ADVANCED: 2, Level.EXPERT: 4}
# From so many years on, two answers about the same thing differ.
YEARS_APART = 2


def words(day: date) -> str:
    return date_format(day, "j M Y")


def why(assessment: Assessment) -> str:
    """Which row the level comes from, and why that one."""
    row = assessment.decided_by
    if row is None:
        return "Nothing tells a level yet, so it counts as Beginner until you rate it."
    level, day = assessment.level.label, words(day_of(row))
    match row.kind:
        case EvidenceKind.STAFF:
            return f"Staff checked it on {day}: {level}. Only a later proof of more counts above."
        case EvidenceKind.CERTIFICATION:
            return f"The certification “{row.origin}” proves {level} at least."
        case EvidenceKind.TASK:
            return f"The task “{row.origin}”, finished on {day}, proves {level} at least."
        case EvidenceKind.OWN:
            return f"You rated it {level} on {day}, and no check or proof says otherwise."
        case _:
            return f"You kept it at {level} from a CV on {day}, and nothing stronger speaks of it."


def conflicts(
    rows: Sequence[SkillEvidence], certifications: Iterable[Certification], *, today: date
) -> list[str]:
    """Where the rows do not go together, in sentences; the person or staff can settle it."""
    found = [*_expired(certifications, today)]
    own = newest(rows, EvidenceKind.OWN)
    if own and own.level:
        found += _against_rating(own, rows, today)
    return found


def _against_rating(
    own: SkillEvidence, rows: Sequence[SkillEvidence], today: date
) -> Iterator[str]:
    yield from _against_staff(own, newest(rows, EvidenceKind.STAFF))
    yield from _against_proof(own, best_proof(rows))
    yield from _against_years(own, years_in_cvs(rows))
    yield from _against_age(own, last_used_of(rows), today)


def _against_staff(own: SkillEvidence, staff: SkillEvidence | None) -> Iterator[str]:
    if staff and staff.level and staff.level != own.level:
        yield (
            f"You rate yourself {own.get_level_display()}; staff found "
            f"{staff.get_level_display()} on {words(day_of(staff))}. The check counts."
        )


def _against_proof(own: SkillEvidence, proof: SkillEvidence | None) -> Iterator[str]:
    if proof and rank(proof) > rank(own):
        yield (
            f"You rate yourself {own.get_level_display()}, and “{proof.origin}” proves "
            f"{proof.get_level_display()} at least. The proof counts."
        )


def _against_years(own: SkillEvidence, in_cvs: Decimal | None) -> Iterator[str]:
    """Few years for the rating, by whoever tells of the most; or two answers far apart."""
    told = [years for years in (own.years, in_cvs) if years is not None]
    least = EXPECTED_YEARS.get(level_of(own), 0)
    if told and max(told) < least:
        yield (
            f"You rate yourself {own.get_level_display()}, which usually takes {least} years "
            f"or more; on record: {max(told).normalize():f}."
        )
    if own.years is not None and in_cvs is not None and abs(own.years - in_cvs) >= YEARS_APART:
        yield (
            f"You say {own.years.normalize():f} years; your CV shows {in_cvs.normalize():f}. "
            "Your word counts."
        )


def _against_age(own: SkillEvidence, last_used: date | None, today: date) -> Iterator[str]:
    age = age_of(last_used, today=today)
    stale = age is not None and age.freshness == Freshness.STALE
    if stale and last_used and level_of(own) in EXPECTED_YEARS:
        yield (
            f"You rate yourself {own.get_level_display()}, and you last used it on "
            f"{words(last_used)}, a long time ago."
        )


def _expired(certifications: Iterable[Certification], today: date) -> Iterator[str]:
    for row in certifications:
        if row.expiry_date and row.expiry_date < today:
            yield f"The certification “{row.name}” ran out on {words(row.expiry_date)}."
