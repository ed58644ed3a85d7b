"""What the owner says about the findings of a CV.

Each decision is one transaction that also brings the profile, the certifications and the
document (`CV.parsed_data`) in line. A finding that another reading has replaced meanwhile raises
CVFinding.DoesNotExist.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.selectors import profile_of
from cvs.enums import ONCE, Decision, Topic
from cvs.models import CV, CVFinding
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.finding import fields_of
from cvs.selectors.findings import SURE
from cvs.selectors.profile import agree, held_value
from cvs.services.settling import decide, locked_cv, set_aside, take_back

MOST_FINDINGS = 1000
LONGEST_TEXT = 10_000
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_YEAR = re.compile(r"\d{4}")
_AGE = re.compile(r"\d{1,3}")
# Fields of which a finding needs one at least.
NEEDED = {
    Topic.EXPERIENCE: ("title", "company"),
    Topic.EDUCATION: ("degree", "institution"),
    Topic.CERTIFICATION: ("name",),
    Topic.LANGUAGE: ("name",),
}
FORMS = {
    "start": (_DATE, "Write dates as 2021-03 or 2021."),
    "end": (_DATE, "Write dates as 2021-03 or 2021."),
    "year": (_YEAR, "Write years as 2021."),
    "start_year": (_YEAR, "Write years as 2021."),
}


class ValuesError(Exception):
    """The values cannot be kept; the message tells the person why. `field` is where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@transaction.atomic
def accept_finding(*, finding: CVFinding, now: datetime) -> None:
    """Say that the CV was read right; what is empty in the profile is filled from it.

    A certification is kept unless the person has one of that name.
    """
    cv, row = _locked(finding)
    decide(cv, [row], Decision.ACCEPTED, now=now)


@transaction.atomic
def edit_finding(*, finding: CVFinding, values: Mapping[str, Any], now: datetime) -> None:
    """Accept with corrected values, by field; a field that is not named is empty.

    Raises ValuesError.
    """
    cv, row = _locked(finding)
    before, row.values = row.values, clean_values(Topic(row.topic), values)
    decide(cv, [row], Decision.ACCEPTED, now=now, before={row.pk: before})


@transaction.atomic
def drop_finding(*, finding: CVFinding, now: datetime) -> None:
    """Say that this is not so: it leaves the document and what accepting made is taken back.

    What the owner had added themselves is deleted.
    """
    cv, row = _locked(finding)
    set_aside(cv, [row], now=now)


@transaction.atomic
def undo_finding(*, finding: CVFinding, now: datetime) -> None:
    """Back to undecided, with what was read; what the owner had added is deleted.

    What accepting made is taken back unless the person changed it since.
    """
    cv, row = _locked(finding)
    take_back(cv, [row], now=now)


@transaction.atomic
def add_finding(*, cv: CV, topic: Topic, values: Mapping[str, Any], now: datetime) -> CVFinding:
    """Add, as accepted, what the reader missed. Raises ValuesError.

    What a CV says once is corrected where it was read already.
    """
    cv = locked_cv(cv)
    kept = clean_values(topic, values)
    row = cv.findings.filter(topic=topic).first() if topic in ONCE else None
    if row is None:
        row = _new_row(cv, topic, kept)
    before, row.values = row.values, kept
    decide(cv, [row], Decision.ACCEPTED, now=now, before={row.pk: before})
    return row


@transaction.atomic
def accept_sure(*, cv: CV, now: datetime) -> int:
    """Accept all undecided findings that are sure; how many.

    One that the profile contradicts is left to the owner. Skills (`CVSkill`) are not touched, as
    their levels are the person's to say. `undo_many` with the same time takes all of it back.
    """
    cv = locked_cv(cv)
    profile = profile_of(cv.user)
    sure = cv.findings.filter(decision=Decision.PENDING, confidence__gte=SURE)
    rows = [row for row in sure if not _contradicts(held_value(profile, Topic(row.topic)), row)]
    decide(cv, rows, Decision.ACCEPTED, now=now)
    return len(rows)


@transaction.atomic
def undo_many(*, cv: CV, decided_at: datetime, now: datetime) -> int:
    """Take back everything that was decided at that very time; how many findings."""
    cv = locked_cv(cv)
    rows = list(cv.findings.filter(decided_at=decided_at))
    take_back(cv, rows, now=now)
    return len(rows)


def _contradicts(held: str, row: CVFinding) -> bool:
    return bool(held) and not agree(Topic(row.topic), held, str(row.values["text"]))


# --- the values ---------------------------------------------------------------------------


def clean_values(topic: Topic, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the topic, trimmed, what is empty as None. Raises ValuesError."""
    kept = {
        field: clean_value(topic, field, values.get(field))
        for field in fields_of(FoundTopic(topic))
    }
    needed = NEEDED.get(topic, ("text",))
    if not any(kept[field] for field in needed):
        raise ValuesError(needed[0], "Say what it is.")
    return kept


def clean_value(topic: Topic, field: str, value: object) -> object:
    if field == "current":
        return bool(value)
    text = "" if value is None else str(value).replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        raise ValuesError(field, f"Keep it under {LONGEST_TEXT} characters.")
    form, message = FORMS.get(field, (None, ""))
    if text and form and not form.fullmatch(text):
        raise ValuesError(field, message)
    if topic == Topic.AGE and text:
        return _age(text)
    return text or None


def _age(text: str) -> int:
    if not _AGE.fullmatch(text):
        raise ValuesError("text", "Write the age as a number.")
    return int(text)


def _new_row(cv: CV, topic: Topic, values: dict[str, Any]) -> CVFinding:
    """One that nobody read, after all others of its topic."""
    if cv.findings.count() >= MOST_FINDINGS:
        raise ValuesError("", f"A CV holds up to {MOST_FINDINGS} entries.")
    last = cv.findings.filter(topic=topic).aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    return cv.findings.create(topic=topic, position=position, values=values)


def _locked(finding: CVFinding) -> tuple[CV, CVFinding]:
    cv = locked_cv(finding.cv)
    return cv, cv.findings.get(pk=finding.pk)
