"""What a CV says, one thing at a time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Topic(StrEnum):
    """What a finding is about."""

    NAME = "name"
    AGE = "age"
    EMAIL = "email"
    PHONE = "phone"
    LOCATION = "location"
    STREET = "street"
    CITY = "city"
    LINKEDIN = "linkedin"
    GITHUB = "github"
    PORTFOLIO = "portfolio"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILL = "skill"
    CERTIFICATION = "certification"
    LANGUAGE = "language"


# What a CV says once at most.
ONCE = frozenset(Topic) - {
    Topic.EXPERIENCE,
    Topic.EDUCATION,
    Topic.SKILL,
    Topic.CERTIFICATION,
    Topic.LANGUAGE,
}

# The fields of a finding's values. `text` is the one value of all topics that are not named here.
FIELDS: dict[Topic, tuple[str, ...]] = {
    Topic.EXPERIENCE: (
        "title", "company", "location", "duration", "start", "end", "current", "description",
    ),
    Topic.EDUCATION: ("degree", "institution", "year", "start_year"),
    Topic.CERTIFICATION: ("name", "issuer", "date"),
    Topic.LANGUAGE: ("name", "level"),
}  # fmt: skip
TEXT = ("text",)


def fields_of(topic: Topic) -> tuple[str, ...]:
    return FIELDS.get(topic, TEXT)


# left, top, right, bottom in points from the page's top left corner
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands.

    `line` counts the lines of the page's sheet from 1; it is 0 for an address that no line shows
    and only a link holds. `text` is the source, word for word and line by line; of a date, start
    or end what it was read from. `boxes` are one a line of the first page; a DOCX has none.
    """

    page: int
    line: int
    text: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the CV says: values, places and confidences by field.

    A field that the CV does not give is None and has neither place nor confidence. A confidence is
    the estimated probability, 0 to 1, that the value is what the CV says.
    """

    topic: Topic
    values: dict[str, Any]
    places: dict[str, Place]
    confidences: dict[str, float]

    @property
    def confidence(self) -> float:
        """That of its least certain field; 0 when no field has one."""
        return min(self.confidences.values(), default=0.0)
