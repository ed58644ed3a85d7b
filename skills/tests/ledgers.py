"""Rows of a ledger, not stored, for tests of what they add up to."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from skills.enums import EvidenceKind
from skills.models import SkillEvidence

DAY = date(2026, 5, 3)
BEGINNING = datetime(2026, 5, 3, 8, tzinfo=UTC)
minutes = count()


def row(kind, level=None, *, dated=DAY, **values):
    """A row that came in after those that were made before it."""
    came = BEGINNING + timedelta(minutes=next(minutes))
    return SkillEvidence(kind=kind, level=level, dated=dated, created_at=came, **values)


def cv(level=None, **values):
    return row(EvidenceKind.CV, level, **values)


def own(level, **values):
    return row(EvidenceKind.OWN, level, **values)


def staff(level, **values):
    return row(EvidenceKind.STAFF, level, **values)


def task(level, **values):
    return row(EvidenceKind.TASK, level, **values)


def certification(level, **values):
    return row(EvidenceKind.CERTIFICATION, level, **values)


def denied(**values):
    return row(EvidenceKind.DENIED, **values)
