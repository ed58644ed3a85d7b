"""A finding as a row of the review page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from cvs.enums import Decision, Topic
from cvs.forms.certainty import Certainty, certainty_of
from cvs.forms.findings import FindingForm
from cvs.models import CVFinding
from cvs.pipeline.finding import Topic as FoundTopic
from cvs.pipeline.finding import fields_of

LINKS = (Topic.LINKEDIN, Topic.GITHUB, Topic.PORTFOLIO)
# What a row is called by, and what stands below it.
HEADS: dict[str, str] = {
    Topic.EXPERIENCE: "title",
    Topic.EDUCATION: "degree",
    Topic.CERTIFICATION: "name",
    Topic.LANGUAGE: "name",
}
LEADS: dict[str, tuple[str, ...]] = {
    Topic.EXPERIENCE: ("company", "location"),
    Topic.EDUCATION: ("institution",),
    Topic.CERTIFICATION: ("issuer", "date"),
    Topic.LANGUAGE: ("level",),
}
# What a whole row has; the names of fields in words.
EXPECTED: dict[str, dict[str, str]] = {
    Topic.EXPERIENCE: {"title": "title", "company": "company", "duration": "dates"},
    Topic.EDUCATION: {"degree": "degree", "institution": "school", "year": "year"},
    Topic.CERTIFICATION: {"issuer": "issuer", "date": "date"},
}
WORDS = {
    "duration": "Dates",
    "start": "From",
    "end": "To",
    "current": "Goes on",
    "institution": "School",
    "issuer": "Issued by",
    "location": "Place",
    "start_year": "From",
    "text": "Value",
}


class Part(NamedTuple):
    """A field of a finding, where it stands and how sure the reader is."""

    label: str
    value: str
    place: Mapping[str, Any]
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, the form that edits it when that is open, and whether the profile differs."""

    finding: CVFinding
    form: FindingForm | None = None
    differs: bool = False

    @property
    def is_pending(self) -> bool:
        return self.finding.decision == Decision.PENDING

    @property
    def topic(self) -> Topic:
        return Topic(self.finding.topic)

    @property
    def fields(self) -> tuple[str, ...]:
        return fields_of(FoundTopic(self.topic))

    @property
    def head(self) -> str:
        """The value that the row is called by; empty where it was not found."""
        value = self.finding.values.get(HEADS.get(self.topic, "text"))
        return "" if value is None else str(value)

    @property
    def name(self) -> str:
        """What a button of the row is about, for those who do not see the row."""
        return f"{self.topic.label}: {self.head or self.lead or 'not found'}"

    @property
    def lead(self) -> str:
        values = (self.finding.values.get(name) for name in LEADS.get(self.topic, ()))
        return " · ".join(value for value in values if value)

    @property
    def period(self) -> str:
        values = self.finding.values
        if self.topic == Topic.EDUCATION:
            return " to ".join(filter(None, (values.get("start_year"), values.get("year"))))
        return values.get("duration") or ""

    @property
    def dates(self) -> str:
        """How a job's time was understood, unless it is written like that."""
        values = self.finding.values
        if self.topic != Topic.EXPERIENCE or not values.get("start"):
            return ""
        end = "today" if values.get("current") else values.get("end") or "an open end"
        return f"{values['start']} to {end}"

    @property
    def description(self) -> str:
        return self.finding.values.get("description") or ""

    @property
    def read_words(self) -> str:
        """What was read before its owner corrected it."""
        read, values = self.finding.read or {}, self.finding.values
        changed = (key for key in self.fields if read.get(key) and read[key] != values.get(key))
        return " · ".join("goes on" if key == "current" else str(read[key]) for key in changed)

    @property
    def leads_on(self) -> bool:
        """Whether the value is a whole web address of a topic that is one."""
        return self.topic in LINKS and self.head.startswith(("https://", "http://"))

    @property
    def missing(self) -> list[str]:
        values = self.finding.values
        return [word for name, word in EXPECTED.get(self.topic, {}).items() if not values.get(name)]

    @property
    def certainty(self) -> Certainty | None:
        confidence = self.finding.confidence
        return None if confidence is None else certainty_of(confidence)

    @property
    def place(self) -> Mapping[str, Any] | None:
        """Where the least certain part stands, as that is what to compare."""
        places, confidences = self.finding.places, self.finding.confidences
        placed = (field for field in self.fields if field in places)
        field = min(placed, key=lambda name: confidences.get(name, 1.0), default=None)
        return places[field] if field else None

    def parts(self) -> Iterator[Part]:
        """The parts that were read, for a finding of several."""
        finding = self.finding
        for field in self.fields:
            if field in finding.places:
                yield Part(
                    WORDS.get(field, field.capitalize()),
                    str((finding.read or {}).get(field, "")),
                    finding.places[field],
                    certainty_of(finding.confidences.get(field, 0.0)),
                )

    @property
    def has_parts(self) -> bool:
        return len(self.finding.places) > 1
