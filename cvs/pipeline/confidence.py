"""How sure a value is: the estimated probability, 0 to 1, that it is what the CV says.

A value starts at what its kind is usually worth, and each sign against it takes a share. The
numbers are few and round: they tell how much a sign weighs, not how some set of files came out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import prod
from statistics import fmean

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_periods
from cvs.pipeline.document import Document
from cvs.pipeline.finding import Finding, Place, Topic, fields_of
from cvs.pipeline.sections import heading_kind
from cvs.pipeline.signs import (
    ends_early,
    has_any,
    is_broken_off,
    is_garbled,
    is_language_or_level,
    is_range,
    shares_letters,
    starts_after,
)
from cvs.pipeline.vocabulary import (
    COMPANY_WORDS,
    DEGREE_WORDS,
    LANGUAGE_NAMES,
    SCHOOL_WORDS,
    TITLE_WORDS,
)

NO_NAME = TITLE_WORDS | COMPANY_WORDS | SCHOOL_WORDS
NO_PLACE = TITLE_WORDS | COMPANY_WORDS

# From SURE on a value can be taken as it is; under DOUBTFUL it is more likely wrong than right.
SURE, DOUBTFUL = 0.85, 0.5

# What is recognised by its form is worth more than what is recognised by its place.
BY_FORM, BY_WORDS, BY_PLACE = 0.98, 0.96, 0.92
USUAL: dict[Topic, float] = {
    **dict.fromkeys(Topic, BY_WORDS),
    **dict.fromkeys((Topic.EMAIL, Topic.PHONE, Topic.LINKEDIN, Topic.GITHUB), BY_FORM),
    **dict.fromkeys(
        (Topic.LOCATION, Topic.CITY, Topic.STREET, Topic.PORTFOLIO, Topic.SUMMARY), BY_PLACE
    ),
}

# The share that a sign leaves: a slight one alone leaves a value sure, the others do not.
SLIGHT, STRONG, GRAVE = 0.93, 0.8, 0.5

PARTS = (
    (Topic.NAME,),
    (Topic.EMAIL, Topic.PHONE),
    (Topic.EXPERIENCE, Topic.EDUCATION),
    (Topic.SKILL,),
)

MOST_UNMAPPED = 0.2  # share of a document's glyphs; from here on nothing is worth anything
FALLBACK = "pdfminer"  # reads only the files that are too odd for the first engine
HIGH_UP = 15  # lines
FEWEST_NAME_WORDS, MOST_NAME_WORDS = 2, 4
MOST_WORDS = 8
MOST_SKILL_WORDS = 4
MOST_CITY_WORDS = 4
MOST_STREET_WORDS = 5
SHORTEST_WORD = 10  # letters


def rated(findings: Iterable[Finding], document: Document, today: date) -> tuple[Finding, ...]:
    """The findings with the confidences of their values."""
    every = tuple(findings)
    judge = Judge(document, every, today)
    return tuple(
        Finding(one.topic, one.values, one.places, judge.confidences(one)) for one in every
    )


class Judge:
    """Weighs the values of one document's findings."""

    def __init__(self, document: Document, findings: Sequence[Finding], today: date) -> None:
        self._today = today
        self._columns = frozenset(document.in_columns)
        readable = 1 - min(document.unmapped / MOST_UNMAPPED, 1)
        self._readable = readable * (SLIGHT if document.engine == FALLBACK else 1)
        self._email = next((f.values["text"] for f in findings if f.topic is Topic.EMAIL), "")
        self._ranges = any(is_range(f.values) for f in findings if f.topic is Topic.EXPERIENCE)

    def confidences(self, finding: Finding) -> dict[str, float]:
        usual = USUAL[finding.topic] * prod(self._of_all(finding))
        return {
            field: round(usual * self._of_page(place) * prod(self._of_one(finding, field)), 2)
            for field, place in finding.places.items()
        }

    def _of_page(self, place: Place) -> float:
        return self._readable * (SLIGHT if place.page in self._columns else 1)

    def _of_all(self, finding: Finding) -> Iterator[float]:
        """Signs against all values of a finding: what is half a job may be none."""
        values = finding.values
        if finding.topic is Topic.EXPERIENCE:
            yield STRONG if not (values["title"] and values["company"]) else 1
            yield STRONG if self._ranges and not is_range(values) else 1
            yield GRAVE if ends_early(values) or starts_after(values, self._today) else 1
        elif finding.topic is Topic.EDUCATION:
            yield STRONG if not (values["degree"] and values["institution"]) else 1

    def _of_one(self, finding: Finding, field: str) -> Iterator[float]:
        text, place = str(finding.values[field]), finding.places[field]
        yield STRONG if is_garbled(text) else 1
        if finding.topic is Topic.NAME:
            yield from self._of_name(text, place)
        elif finding.topic is Topic.EXPERIENCE:
            yield from of_job(field, text)
        elif finding.topic is Topic.EDUCATION:
            yield from of_degree(field, text)
        elif finding.topic in SIGNS and field == fields_of(finding.topic)[0]:
            yield from SIGNS[finding.topic](text, place)

    def _of_name(self, text: str, place: Place) -> Iterator[float]:
        """The e-mail address may agree; if it does not, the name should stand near the top."""
        if not shares_letters(text, self._email):
            yield SLIGHT
            yield 1 if place.page == 1 and place.line <= HIGH_UP else STRONG
        yield 1 if FEWEST_NAME_WORDS <= len(text.split()) <= MOST_NAME_WORDS else SLIGHT
        yield STRONG if has_any(text, NO_NAME) else 1


def of_job(field: str, text: str) -> Iterator[float]:
    if field == "description":
        yield from of_description(text)
    elif field in ("title", "company", "location"):
        yield from of_entry_part(text)
    if field == "title":
        yield 1 if has_any(text, TITLE_WORDS) else SLIGHT
    elif field == "company":
        yield STRONG if has_any(text, TITLE_WORDS) and not has_any(text, COMPANY_WORDS) else 1


def of_degree(field: str, text: str) -> Iterator[float]:
    if field in ("degree", "institution"):
        yield from of_entry_part(text)
        yield GRAVE if is_language_or_level(text) else 1
    if field == "degree":
        yield 1 if has_any(text, DEGREE_WORDS) else SLIGHT
        yield STRONG if has_any(text, SCHOOL_WORDS) else 1
    elif field == "institution":
        yield 1 if has_any(text, SCHOOL_WORDS) else SLIGHT
        yield STRONG if has_any(text, DEGREE_WORDS) and not has_any(text, SCHOOL_WORDS) else 1


def of_entry_part(text: str) -> Iterator[float]:
    yield STRONG if is_broken_off(text) else 1
    yield STRONG if len(text.split()) > MOST_WORDS else 1
    yield GRAVE if heading_kind(text) or find_periods(text) else 1


def of_description(text: str) -> Iterator[float]:
    """A description with dates, headings or a place in it has swallowed some of another part."""
    lines = text.split("\n")
    yield (
        STRONG
        if any(len(line.split()) <= MOST_WORDS and find_periods(line) for line in lines)
        else 1
    )
    yield STRONG if any(map(heading_kind, lines)) else 1
    yield STRONG if has_any(text, LANGUAGE_NAMES) else 1


def of_skill(text: str, place: Place) -> Iterator[float]:
    count = len(text.split())
    yield SLIGHT if count > MOST_SKILL_WORDS else 1
    yield STRONG if is_broken_off(text) and count > 1 else 1
    yield GRAVE if heading_kind(text) or find_periods(text) or is_language_or_level(text) else 1
    yield STRONG if has_any(text, NO_NAME) else 1


def of_certification(text: str, place: Place) -> Iterator[float]:
    """A single short word is no certificate's name, unless it is an abbreviation."""
    short = len(text) < SHORTEST_WORD and " " not in text and not text.isupper()
    yield STRONG if is_broken_off(text) or short else 1
    yield STRONG if has_any(text, SCHOOL_WORDS) else 1
    yield GRAVE if heading_kind(text) or is_language_or_level(text) else 1


def of_place(text: str, place: Place) -> Iterator[float]:
    yield STRONG if is_broken_off(text) or heading_kind(text.partition(",")[0]) else 1
    yield STRONG if has_any(text, NO_PLACE) else 1


def of_city(text: str, place: Place) -> Iterator[float]:
    yield from of_place(text, place)
    clean = all(part.isalpha() for part in fold(text).split())
    yield 1 if clean and len(text.split()) <= MOST_CITY_WORDS and not text.isupper() else STRONG


def of_street(text: str, place: Place) -> Iterator[float]:
    yield from of_place(text, place)
    yield 1 if any(map(str.isdigit, text)) and len(text.split()) <= MOST_STREET_WORDS else STRONG


def of_phone(text: str, place: Place) -> Iterator[float]:
    yield 1 if text.startswith(("+", "0", "(")) else SLIGHT


def of_link(text: str, place: Place) -> Iterator[float]:
    """An address behind a link may be another one than that which the CV shows."""
    yield 1 if place.line else SLIGHT


SIGNS = {
    Topic.EMAIL: of_link,
    Topic.PHONE: of_phone,
    Topic.LOCATION: of_place,
    Topic.CITY: of_city,
    Topic.STREET: of_street,
    Topic.LINKEDIN: of_link,
    Topic.GITHUB: of_link,
    Topic.PORTFOLIO: of_link,
    Topic.SKILL: of_skill,
    Topic.CERTIFICATION: of_certification,
}


def of_whole(findings: Iterable[Finding]) -> float:
    """How sure the reading is as a whole.

    The mean of what nearly every CV has: a name, a way to reach the person, jobs or education,
    and skills. Each counts with the mean of its findings, and one that is missing with 0.
    """
    every = tuple(findings)
    parts = (mean_of(one for one in every if one.topic in topics) for topics in PARTS)
    return round(fmean(parts), 2)


def mean_of(findings: Iterable[Finding]) -> float:
    confidences = [finding.confidence for finding in findings]
    return fmean(confidences) if confidences else 0.0
