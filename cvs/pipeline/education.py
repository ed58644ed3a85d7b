"""Finds the degrees and schools of an education section."""

from collections.abc import Sequence
from typing import Any

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import Period
from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry, split_entries
from cvs.pipeline.parts import Part, count_words, parts_of
from cvs.pipeline.vocabulary import DEGREE_WORDS, SCHOOL_WORDS


def find_education(lines: Sequence[Line]) -> list[dict[str, Any]]:
    entries = split_entries(lines)
    found = [(entry, degree_and_school(parts_of(entry.head))) for entry in entries]
    return [
        education_of(entry, degree, school) for entry, (degree, school) in found if degree or school
    ]


def education_of(entry: Entry, degree: str | None, school: str | None) -> dict[str, Any]:
    period = entry.period
    return {
        "degree": degree,
        "institution": school,
        "year": end_year(period),
        "start_year": period.start[:4] if period and period.start else None,
    }


def end_year(period: Period | None) -> str | None:
    return period.end[:4] if period and period.end else None


def degree_and_school(parts: Sequence[Part]) -> tuple[str | None, str | None]:
    """The degree with its subject, as written, and the school."""
    labelled = {part.label: part.text for part in reversed(parts) if part.label}
    if "school" in labelled or "degree" in labelled:
        degrees = [part.text for part in parts if part.label == "degree"]
        return ", ".join(degrees) or None, labelled.get("school")
    school = school_part(parts)
    degree = degree_text([part for part in parts if part is not school])
    return degree or None, school.text if school else None


def school_part(parts: Sequence[Part]) -> Part | None:
    """The part most like a school's name; without any such word, the one that is no degree."""
    rated = [(school_likeness(part.text), -number) for number, part in enumerate(parts)]
    if not rated:
        return None
    best, place = max(rated)
    return parts[-place] if best > 0 or len({part.chunk for part in parts}) > 1 else None


def school_likeness(text: str) -> int:
    return 2 * min(count_words(text, SCHOOL_WORDS), 1) - degree_likeness(text)


def degree_text(parts: Sequence[Part]) -> str:
    """The parts of the chunk that names a degree, or of the first chunk.

    A degree alone takes what follows for its subject.
    """
    best = max((degree_likeness(part.text) for part in parts), default=0)
    start = next((n for n, part in enumerate(parts) if degree_likeness(part.text) == best), 0)
    texts = [part.text for part in parts if part.chunk == parts[start].chunk]
    if len(texts) == 1 and is_degree_alone(texts[0]):
        texts += [part.text for part in parts[start + 1 : start + 2]]
    return ", ".join(texts)


def degree_likeness(text: str) -> int:
    return min(count_words(text, DEGREE_WORDS), 1)


def is_degree_alone(text: str) -> bool:
    return all(word in DEGREE_WORDS for word in fold(text.replace(".", "")).split())
