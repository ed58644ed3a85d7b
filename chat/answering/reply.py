"""What a reply is made of."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    SKILL = "skill"
    CAREER = "career"
    ROADMAP = "roadmap"
    TASK = "task"
    CERTIFICATION = "certification"
    PROGRESS = "progress"
    CV = "cv"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Source:
    """A row that the reply speaks of, or the page where the next step is taken."""

    label: str
    url: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Reply:
    """Plain text, what it rests on, and questions that may follow."""

    text: str
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()


def page(label: str, url: str) -> Source:
    return Source(label, url, SourceKind.PAGE)
