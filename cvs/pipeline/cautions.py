"""What a person should look at after a reading, in plain words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cvs.pipeline.document import Document
from cvs.pipeline.finding import Finding, Topic
from cvs.pipeline.signs import ends_early, starts_after

FEW_UNMAPPED = 0.02  # share of the glyphs; below are bullets and icons


def cautions(document: Document, findings: Sequence[Finding], today: date) -> tuple[str, ...]:
    return (*of_document(document), *of_findings(findings), *of_dates(findings, today))


def of_document(document: Document) -> Iterator[str]:
    for page in document.in_columns:
        yield f"Page {page} has two columns; check that their lines were not mixed up."
    if document.unmapped > FEW_UNMAPPED:
        yield "Some letters of this file's fonts could not be read; check for gaps in words."
    filled = {line.page for line in document.lines}
    for page in range(1, len(document.sizes) + 1):
        if page not in filled:
            yield f"Page {page} holds no text that can be read."


def of_findings(findings: Iterable[Finding]) -> Iterator[str]:
    topics = {finding.topic for finding in findings}
    if topics.isdisjoint((Topic.EXPERIENCE, Topic.EDUCATION)):
        yield "Neither jobs nor education were found."
    if Topic.NAME not in topics:
        yield "No name was found."


def of_dates(findings: Iterable[Finding], today: date) -> Iterator[str]:
    for values in (one.values for one in findings if one.topic is Topic.EXPERIENCE):
        if starts_after(values, today):
            yield f"A job starts in the future: {values['duration']}."
        if ends_early(values):
            yield f"A job ends before it starts: {values['duration']}."
