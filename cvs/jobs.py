"""What a worker does: read a CV and store what it says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, now

from cvs.enums import CVStatus, Decision
from cvs.models import CV, CVSkill
from cvs.pipeline import Lexicon, Limits, Mention, Reading, Term, UnreadableError, read_in_child
from skills import selectors as skills

MOST_LINES = 3
GAVE_UP = (
    "Reading this file stopped several times, so we gave up. Try again, or save it anew as a PDF."
)


def parse_cv(*, cv_id: str) -> None:
    """Read one waiting CV. Safe to deliver twice: only the claim's holder stores anything."""
    claimed_at = now()
    if not CV.objects.claim(cv_id, at=claimed_at):
        return
    cv = CV.objects.get(pk=cv_id)
    try:
        reading = read(cv, claimed_at)
    except FileNotFoundError:
        fail(cv, "file_missing", "The stored file is gone. Upload it again.", claimed_at=claimed_at)
    except UnreadableError as problem:
        reason = problem.reason
        fail(cv, reason.value, f"{reason.message} {reason.remedy}", claimed_at=claimed_at)
    else:
        store(cv, reading, claimed_at=claimed_at)


def read(cv: CV, at: datetime) -> Reading:
    with cv.file.open("rb") as stream:
        data = stream.read()
    terms = (Term(term.skill, term.aliases, term.needs_context) for term in skills.terms())
    return read_in_child(
        data,
        lexicon=Lexicon(tuple(terms)),
        today=localdate(at),
        limits=Limits(input_bytes=settings.CV_MAX_BYTES),
    )


@transaction.atomic
def fail(cv: CV, reason: str, message: str, *, claimed_at: datetime) -> None:
    row = CV.objects.held(cv.pk, claimed_at=claimed_at)
    if row is None:
        return
    row.status, row.error_reason, row.parsing_errors = CVStatus.ERROR, reason, message
    row.save(update_fields=["status", "error_reason", "parsing_errors", "updated_at"])


@transaction.atomic
def store(cv: CV, reading: Reading, *, claimed_at: datetime) -> None:
    """Keep the reading and its mentions; a skill decided before keeps its decision."""
    row = CV.objects.held(cv.pk, claimed_at=claimed_at)
    if row is None:
        return
    keep_mentions(row, reading.mentions)
    row.status, row.parsed_at, row.parsed_data = CVStatus.PARSED, now(), reading.parsed_data
    row.parsing_errors, row.error_reason, row.warnings = "", "", list(reading.warnings)
    row.engine, row.pages = reading.engine, reading.pages
    row.save()


def keep_mentions(cv: CV, found: Iterable[Mention]) -> None:
    """Replace the CV's mentions: one a skill, with the first lines that name it."""
    lines = defaultdict(list)
    for mention in found:
        lines[mention.skill].append(mention)
    known = skills.skills_named(lines)
    decided = dict(cv.mentions.values_list("skill_id", "decision"))
    cv.mentions.all().delete()
    CVSkill.objects.bulk_create(
        CVSkill(
            cv=cv,
            skill=skill,
            evidence="\n".join(dict.fromkeys(line.evidence for line in lines[name][:MOST_LINES])),
            section=section_of(lines[name][:MOST_LINES]),
            decision=decided.get(skill.pk, Decision.PENDING),
        )
        for name, skill in known.items()
    )


def section_of(lines: Sequence[Mention]) -> str:
    """The part of the CV that all the lines stand in; empty when they stand in several."""
    sections = {line.section for line in lines}
    return sections.pop() if len(sections) == 1 else ""


@transaction.atomic
def release_stalled_cvs(*, before: datetime, at: datetime) -> list[UUID]:
    """Give back CVs whose worker is gone, and tell the owner when it keeps dying."""
    swept = CV.objects.sweep(before=before, at=at)
    CV.objects.filter(pk__in=swept.given_up).update(parsing_errors=GAVE_UP, error_reason="gave_up")
    return swept.again
