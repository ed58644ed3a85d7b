"""From bytes to a reading: text, sections, findings, mentions of skills."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cvs.pipeline.cautions import cautions
from cvs.pipeline.certifications import find_certifications
from cvs.pipeline.confidence import of_whole, rated
from cvs.pipeline.contact import find_contact
from cvs.pipeline.contents import with_kinds_told
from cvs.pipeline.document import Document, Line
from cvs.pipeline.education import find_education
from cvs.pipeline.entries import body_text
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.experience import find_experience
from cvs.pipeline.finding import Finding, Topic
from cvs.pipeline.found import Found
from cvs.pipeline.languages import find_languages, languages_among_skills
from cvs.pipeline.lexicon import Lexicon, matcher_of
from cvs.pipeline.limits import STANDARD_LIMITS, Limits
from cvs.pipeline.locating import Locator
from cvs.pipeline.margins import Margins
from cvs.pipeline.mentions import find_mentions
from cvs.pipeline.readers import read_document
from cvs.pipeline.reading import Reading, Sheet
from cvs.pipeline.recognition import is_cv
from cvs.pipeline.sections import Section, split_sections
from cvs.pipeline.skills import find_skills
from cvs.pipeline.timeline import Stretch, Timeline, projects_in
from cvs.pipeline.tracing import Tracer
from cvs.pipeline.unknown import unknown_skills
from cvs.pipeline.vocabulary import Kind


def read_cv(
    data: bytes, *, lexicon: Lexicon, today: date, limits: Limits = STANDARD_LIMITS
) -> Reading:
    """What the CV says, or an UnreadableError. The same bytes always give the same reading."""
    document = read_document(data, limits)
    sections = with_kinds_told(split_sections(document.lines))
    traced = list(trace_fields(document, sections))
    findings = rated((finding for finding, _ in traced), document, today)
    if not is_cv(document.lines, sections, {finding.topic for finding in findings}):
        raise UnreadableError(Reason.NOT_A_CV)
    matcher = matcher_of(lexicon)
    timeline = Timeline((*dated(traced), *projects(sections)), today)
    return Reading(
        findings=findings,
        mentions=find_mentions(sections, matcher, Locator(document), timeline),
        unknown_skills=unknown_skills(
            (one.values["text"] for one in findings if one.topic is Topic.SKILL), matcher
        ),
        warnings=cautions(document, findings, today),
        confidence=of_whole(findings),
        engine=document.engine,
        pages=document.pages,
        sheets=tuple(sheets_of(document)),
    )


def trace_fields(
    document: Document, sections: Sequence[Section]
) -> Iterator[tuple[Finding, Found]]:
    """What the finders find, as far as it can be traced."""
    tracer = Tracer(document)
    for topic, every in find_fields(document, sections):
        for found in every:
            if finding := tracer.finding(topic, found):
                yield finding, found


def find_fields(
    document: Document, sections: Sequence[Section]
) -> Iterator[tuple[Topic, Sequence[Found]]]:
    parts = {kind: lines_of(sections, kind) for kind in Kind}
    margins = Margins(document.lines)
    summary, skills = parts[Kind.SUMMARY], parts[Kind.SKILLS]
    for topic, found in find_contact(sections, document.links).items():
        yield topic, [found]
    if text := body_text(summary):
        yield Topic.SUMMARY, [Found({"text": text}, tuple(summary))]
    yield Topic.EXPERIENCE, find_experience(parts[Kind.EXPERIENCE])
    yield Topic.EDUCATION, find_education(parts[Kind.EDUCATION], margins)
    yield Topic.SKILL, find_skills(skills)
    yield Topic.CERTIFICATION, find_certifications(parts[Kind.CERTIFICATIONS], margins)
    yield Topic.LANGUAGE, find_languages(parts[Kind.LANGUAGES]) or languages_among_skills(skills)


def lines_of(sections: Iterable[Section], kind: Kind) -> list[Line]:
    return [line for section in sections if section.kind is kind for line in section.lines]


def dated(traced: Iterable[tuple[Finding, Found]]) -> Iterator[Stretch]:
    """When the jobs and studies were."""
    for finding, found in traced:
        values = finding.values
        if finding.topic is Topic.EXPERIENCE:
            start, end, current = values["start"], values["end"], bool(values["current"])
            yield Stretch(found.lines, start, end, current=current)
        elif finding.topic is Topic.EDUCATION:
            yield Stretch(found.lines, values["start_year"], values["year"], counts=False)


def projects(sections: Iterable[Section]) -> Iterator[Stretch]:
    for section in sections:
        if section.kind is Kind.OTHER:
            yield from projects_in(section.lines)


def sheets_of(document: Document) -> Iterator[Sheet]:
    """One a page; a file without sizes of pages has one sheet."""
    for number, (width, height) in enumerate(document.sizes or ((0.0, 0.0),), start=1):
        texts = tuple(line.text for line in document.lines if line.page == number)
        yield Sheet(number, width, height, texts)
