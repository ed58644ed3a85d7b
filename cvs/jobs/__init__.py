"""What a worker does: read a CV and store what it says."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, now

from cvs.enums import CVStatus
from cvs.jobs.storing import (
    keep_findings,
    keep_mentions,
    keep_sheets,
    keep_unknown_skills,
    warnings_of,
)
from cvs.models import CV
from cvs.pipeline import (
    Lexicon,
    Limits,
    Reading,
    Term,
    UnreadableError,
    draw_in_child,
    read_in_child,
)
from cvs.selectors import document_of, finding_list
from skills import selectors as skills

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
        with cv.file.open("rb") as stream:
            data = stream.read()
        reading = read(data, claimed_at)
    except FileNotFoundError:
        fail(cv, "file_missing", "The stored file is gone. Upload it again.", claimed_at=claimed_at)
    except UnreadableError as problem:
        reason = problem.reason
        fail(cv, reason.value, f"{reason.message} {reason.remedy}", claimed_at=claimed_at)
    else:
        store(cv, reading, claimed_at=claimed_at, pictures=draw(data))


def read(data: bytes, at: datetime) -> Reading:
    return read_in_child(
        data,
        lexicon=lexicon_of(skills.terms_version()),
        today=localdate(at),
        limits=limits(),
        ahead=False,  # workers share the cores: one core's idle time is another's work
    )


@lru_cache(maxsize=1)
def lexicon_of(_version: skills.TermsVersion) -> Lexicon:
    """The lexicon as it is now, at the version that was asked for just before or a later one."""
    terms = (Term(term.skill, term.aliases, term.needs_context) for term in skills.terms())
    return Lexicon(tuple(terms))


def draw(data: bytes) -> tuple[bytes, ...]:
    """The pages' pictures; none where they cannot be drawn, as a CV is complete without them."""
    try:
        return draw_in_child(data, limits=limits())
    except UnreadableError:
        return ()


def limits() -> Limits:
    return Limits(input_bytes=settings.CV_MAX_BYTES)


@transaction.atomic
def fail(cv: CV, reason: str, message: str, *, claimed_at: datetime) -> None:
    row = CV.objects.held(cv.pk, claimed_at=claimed_at)
    if row is None:
        return
    row.status, row.error_reason, row.parsing_errors = CVStatus.ERROR, reason, message
    row.save(update_fields=["status", "error_reason", "parsing_errors", "updated_at"])


@transaction.atomic
def store(
    cv: CV, reading: Reading, *, claimed_at: datetime, pictures: Sequence[bytes] = ()
) -> None:
    """Keep the reading and the pages' pictures; what the owner decided before stays decided."""
    row = CV.objects.held(cv.pk, claimed_at=claimed_at)
    if row is None:
        return
    keep_findings(row, reading.findings)
    keep_mentions(row, reading.mentions)
    keep_unknown_skills(row, reading.unknown_skills)
    keep_sheets(row, reading.sheets, pictures)
    row.status, row.parsed_at = CVStatus.PARSED, now()
    row.parsed_data = reading.parsed_data | document_of(finding_list(cv=row))
    row.parsing_errors, row.error_reason, row.warnings = "", "", warnings_of(reading)
    row.engine, row.pages, row.confidence = reading.engine, reading.pages, reading.confidence
    row.save()


@transaction.atomic
def release_stalled_cvs(*, before: datetime, at: datetime) -> list[UUID]:
    """Give back CVs whose worker is gone, and tell the owner when it keeps dying."""
    swept = CV.objects.sweep(before=before, at=at)
    CV.objects.filter(pk__in=swept.given_up).update(parsing_errors=GAVE_UP, error_reason="gave_up")
    return swept.again
