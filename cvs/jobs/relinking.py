"""CVs follow what staff decide about words that the catalogue did not know."""

from uuid import UUID

from django.db import transaction

from cvs.enums import Decision, Topic
from cvs.models import CV, CVFinding, CVSkill, CVUnknownSkill
from cvs.pipeline.vocabulary import Kind
from skills.models import Skill, UnknownSkill
from skills.services import fold


def relink_words() -> int:
    """Add to past CVs the skills that their words turned out to be; how many CVs changed.

    The owners have yet to accept them. Safe to deliver twice: a CV whose words are all settled is
    left alone.
    """
    meant = CVUnknownSkill.objects.filter(unknown__skill__isnull=False)
    keys = list(meant.order_by("cv").values_list("cv", flat=True).distinct())
    return sum(relink(cv_id) for cv_id in keys)


@transaction.atomic
def relink(cv_id: UUID) -> bool:
    cv = CV.objects.select_for_update(no_key=True).filter(pk=cv_id).first()
    if cv is None:
        return False
    meant = cv.unknown_skills.filter(unknown__skill__isnull=False)
    words = [row.unknown for row in meant.select_related("unknown__skill").order_by("pk")]
    for word in words:
        # A skill that the CV names elsewhere too keeps its lines and its owner's word.
        mentions = [mention_of(row, word.skill) for row in findings_of(cv, word)[:1] if word.skill]
        CVSkill.objects.bulk_create(mentions, ignore_conflicts=True)
    deleted, _ = cv.unknown_skills.filter(unknown__in=words).delete()
    return bool(deleted)


def findings_of(cv: CV, word: UnknownSkill) -> list[CVFinding]:
    """Where the CV lists the word, in whatever case; what its owner dropped is left out."""
    listed = cv.findings.filter(topic=Topic.SKILL, read__isnull=False)
    rows = listed.exclude(decision=Decision.DROPPED).order_by("position", "pk")
    return [row for row in rows if fold(read_text(row)) == word.key]


def read_text(row: CVFinding) -> str:
    return str((row.read or {}).get("text"))


def mention_of(row: CVFinding, skill: Skill) -> CVSkill:
    place = row.places.get("text")
    return CVSkill(
        cv_id=row.cv_id,
        skill=skill,
        evidence=place["text"] if place else read_text(row),
        section=Kind.SKILLS.value,
        place=place,
        confidence=row.confidence,
    )


@transaction.atomic
def unlink_word(*, word: UnknownSkill, skill: Skill) -> None:
    """Take the skill out of CVs that had it from this word alone, unless its owner decided."""
    for cv in CV.objects.filter(mentions__skill=skill).order_by("pk"):
        for row in findings_of(cv, word)[:1]:
            made = mention_of(row, skill)
            cv.mentions.filter(
                skill=skill,
                decision=Decision.PENDING,
                evidence=made.evidence,
                place=made.place,
            ).delete()
            CVUnknownSkill.objects.get_or_create(cv=cv, unknown=word)
