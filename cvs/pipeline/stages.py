"""From bytes to a reading: text, sections, fields, mentions of skills."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cvs.pipeline.contact import find_contact, find_links
from cvs.pipeline.document import Document, Line
from cvs.pipeline.education import find_education
from cvs.pipeline.entries import body_text
from cvs.pipeline.experience import find_experience
from cvs.pipeline.lexicon import Lexicon, Matcher
from cvs.pipeline.limits import STANDARD_LIMITS, Limits
from cvs.pipeline.lists import (
    find_certifications,
    find_languages,
    find_skills,
    languages_among_skills,
)
from cvs.pipeline.mentions import find_mentions
from cvs.pipeline.readers import read_document
from cvs.pipeline.reading import Reading
from cvs.pipeline.sections import Section, split_sections
from cvs.pipeline.vocabulary import Kind


def read_cv(
    data: bytes, *, lexicon: Lexicon, today: date, limits: Limits = STANDARD_LIMITS
) -> Reading:
    """What the CV says, or an UnreadableError. The same bytes always give the same reading."""
    document = read_document(data, limits)
    sections = split_sections(document.lines)
    fields = find_fields(document, sections)
    return Reading(
        parsed_data=fields,
        mentions=find_mentions(sections, Matcher(lexicon)),
        warnings=warnings_of(fields, today),
        engine=document.engine,
        pages=document.pages,
    )


def find_fields(document: Document, sections: Iterable[Section]) -> dict[str, Any]:
    parts = {kind: lines_of(sections, kind) for kind in Kind}
    head, own = parts[Kind.HEAD], [*parts[Kind.HEAD], *parts[Kind.CONTACT]]
    contact = find_contact(head, parts[Kind.CONTACT], parts[Kind.SUMMARY])
    return {
        "personalInfo": contact,
        "summary": body_text(parts[Kind.SUMMARY]),
        "links": find_links((line.text for line in own), document.links),
        "skills": find_skills(parts[Kind.SKILLS]),
        "experience": find_experience(parts[Kind.EXPERIENCE]),
        "education": find_education(parts[Kind.EDUCATION]),
        "certifications": find_certifications(parts[Kind.CERTIFICATIONS]),
        "languages": find_languages(parts[Kind.LANGUAGES])
        or languages_among_skills(parts[Kind.SKILLS]),
    }


def lines_of(sections: Iterable[Section], kind: Kind) -> list[Line]:
    return [line for section in sections if section.kind is kind for line in section.lines]


def warnings_of(fields: dict[str, Any], today: date) -> tuple[str, ...]:
    """What a person should look at, in plain words."""
    found = []
    if not fields["experience"] and not fields["education"]:
        found.append("Neither jobs nor education were found.")
    if not fields["personalInfo"]["name"]:
        found.append("No name was found.")
    later = [job for job in fields["experience"] if (job["start"] or "") > today.isoformat()]
    found.extend(f"A job starts in the future: {job['duration']}." for job in later)
    return tuple(found)
