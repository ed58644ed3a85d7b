"""What the engine got out of a CV."""

from dataclasses import dataclass, field
from typing import Any

from cvs.pipeline.assembly import assemble
from cvs.pipeline.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill of the catalogue that the CV names.

    `evidence` is the line it stands in, word for word. `years` and `last_used` ("2024-03" or
    "2024") are those of the skill, from all dated entries of the CV that name it; None when no
    such entry does.
    """

    skill: str
    evidence: str
    section: str
    place: Place | None = None
    confidence: float = 1.0
    years: float | None = None
    last_used: str | None = None

    @property
    def flat(self) -> dict[str, Any]:
        """All but the boxes, in one dictionary."""
        return {
            "skill": self.skill,
            "evidence": self.evidence,
            "section": self.section,
            "page": self.place and self.place.page,
            "line": self.place and self.place.line,
            "years": self.years,
            "last_used": self.last_used,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the reader saw it: its size in points and its lines in reading order.

    A DOCX has one sheet without size: where its pages end, only a word processor knows.
    """

    number: int
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read. `confidence` is that of the whole, 0 to 1 (see `confidence.of_whole`)."""

    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    unknown_skills: tuple[str, ...]
    warnings: tuple[str, ...]
    confidence: float
    engine: str
    pages: int
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)

    @property
    def parsed_data(self) -> dict[str, Any]:
        """The document of the findings, with the mentions of skills beside it.

        A mention is flat there: its page and line, without boxes.
        """
        return assemble(self.findings) | {
            "skillMentions": [one.flat for one in self.mentions],
            "unknownSkills": list(self.unknown_skills),
        }
