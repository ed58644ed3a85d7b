"""What the engine got out of a CV."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill that the CV names. `evidence` is the line it stands in, word for word."""

    skill: str
    evidence: str
    section: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`parsed_data` holds null or an empty list for whatever the CV does not say."""

    parsed_data: dict[str, Any]
    mentions: tuple[Mention, ...]
    warnings: tuple[str, ...]
    engine: str
    pages: int
