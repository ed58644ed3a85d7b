"""Of the values that a reading gives, how many the CV's truth knows: what was invented shows here.

Judged are names, e-mail addresses, phone numbers, titles and companies, each alone: a right title
beside a wrong company is right. How texts are compared, says `scoring`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cvs.management.scoring import Share, entries, normal, phone, plain

PERSON: dict[str, Callable[[object], str]] = {"name": normal, "email": plain, "phone": phone}
JOB = ("title", "company")
FIELDS = (*PERSON, *JOB)


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that was given: whether it is right, and how sure the reader is of it, 0 to 1."""

    field: str
    right: bool
    confidence: float


def judged(given: Mapping[str, Any], truth: Mapping[str, Any]) -> Iterator[Judged]:
    """The values of a reading's `parsed_data`; a truth's job proves one title and one company."""
    confidence = {path: one["confidence"] for path, one in (given.get("evidence") or {}).items()}
    person, known = given.get("personalInfo") or {}, truth.get("personalInfo") or {}
    for field, form in PERSON.items():
        if person.get(field):
            right = form(person[field]) == form(known.get(field))
            yield Judged(field, right, confidence.get(f"personalInfo/{field}", 0.0))
    for field in JOB:
        left = Counter(normal(job.get(field)) for job in entries(truth, "experience"))
        for number, job in enumerate(entries(given, "experience")):
            if value := normal(job.get(field)):
                right = left[value] > 0
                left[value] -= 1
                yield Judged(field, right, confidence.get(f"experience/{number}/{field}", 0.0))


def precision(values: Sequence[Judged]) -> dict[str, float | None]:
    """The share of right values by field; None where nothing was given."""
    return {
        field: share(one.right for one in values if one.field == field).score for field in FIELDS
    }


def shares_of(some: Sequence[Judged], every: Sequence[Judged]) -> dict[str, float | None]:
    """How many of the values are among `some`, by field."""
    part, whole = (Counter(one.field for one in values) for values in (some, every))
    return {field: Share(part[field], whole[field]).score for field in FIELDS}


def share(rights: Iterable[bool]) -> Share:
    every = list(rights)
    return Share(sum(every), len(every))
