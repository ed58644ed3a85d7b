"""What a CV says, as its owner has it, and what is left to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cvs.enums import Decision, Topic
from cvs.models import CV, CVFinding
from cvs.pipeline import Finding, Place, assemble, confidence
from cvs.pipeline import Topic as FoundTopic

# From this confidence on, a finding may be accepted unseen.
SURE = confidence.SURE
# The order of topics on pages and in the document.
ORDER = {topic: number for number, topic in enumerate(Topic)}


class Group(NamedTuple):
    """The findings of one topic, in the CV's order."""

    topic: Topic
    findings: list[CVFinding]


@dataclass(frozen=True, slots=True)
class Review:
    """What the owner has to look at (the least certain first), may trust, and has decided."""

    to_check: list[CVFinding]
    sure: list[Group]
    decided: list[Group]
    sure_count: int
    decided_count: int

    @property
    def pending_count(self) -> int:
        return len(self.to_check) + self.sure_count

    @property
    def total(self) -> int:
        return self.pending_count + self.decided_count


def review(*, cv: CV) -> Review:
    """The findings of a CV by what is left to do; one query, however many there are."""
    rows = finding_list(cv=cv)
    pending = [row for row in rows if row.decision == Decision.PENDING]
    decided = [row for row in rows if row.decision != Decision.PENDING]
    sure = [row for row in pending if is_sure(row)]
    to_check = [row for row in pending if not is_sure(row)]
    return Review(
        to_check=sorted(to_check, key=lambda row: row.confidence or 0.0),
        sure=grouped(sure),
        decided=grouped(decided),
        sure_count=len(sure),
        decided_count=len(decided),
    )


def is_sure(row: CVFinding) -> bool:
    return (row.confidence or 0.0) >= SURE


def finding_list(*, cv: CV) -> list[CVFinding]:
    """All findings of a CV by topic and then in the CV's order."""
    return in_order(cv.findings.select_related("certification"))


def in_order(rows: Iterable[CVFinding]) -> list[CVFinding]:
    return sorted(rows, key=lambda row: (ORDER[Topic(row.topic)], row.position, row.pk))


def grouped(rows: Iterable[CVFinding]) -> list[Group]:
    by_topic: dict[Topic, list[CVFinding]] = {}
    for row in rows:
        by_topic.setdefault(Topic(row.topic), []).append(row)
    return [Group(topic, found) for topic, found in by_topic.items()]


# --- the document -------------------------------------------------------------------------


def document_of(rows: Sequence[CVFinding]) -> dict[str, Any]:
    """The document (`parsed_data`) as the owner has it: corrected, and without what is dropped."""
    kept = [row for row in rows if row.decision != Decision.DROPPED]
    return assemble([finding_of(row) for row in in_order(kept)])


def finding_of(row: CVFinding) -> Finding:
    """A row as the engine knows findings; a corrected field stands nowhere in the CV."""
    read = row.read or {}
    places = {
        field: place_of(place)
        for field, place in row.places.items()
        if read.get(field) == row.values.get(field)
    }
    confidences = {field: row.confidences[field] for field in places}
    return Finding(FoundTopic(row.topic), row.values, places, confidences)


def place_of(stored: dict[str, Any]) -> Place:
    boxes = tuple((box[0], box[1], box[2], box[3]) for box in stored.get("boxes", ()))
    return Place(page=stored["page"], line=stored["line"], text=stored["text"], boxes=boxes)
