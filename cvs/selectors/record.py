"""What a person has confirmed over all their CVs: their record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from cvs.enums import Decision, Topic
from cvs.models import CVFinding
from cvs.pipeline import Topic as FoundTopic
from cvs.pipeline.likeness import ALIKE, best


@dataclass(frozen=True, slots=True)
class Known:
    """One thing of the record: as decided last, and as older CVs have it."""

    row: CVFinding
    older: tuple[CVFinding, ...] = ()

    @property
    def rows(self) -> tuple[CVFinding, ...]:
        return (self.row, *self.older)


def findings_of(user: User) -> QuerySet[CVFinding]:
    """All findings of the person's CVs, each with its CV but without that CV's document."""
    return CVFinding.objects.filter(cv__user=user).select_related("cv").defer("cv__parsed_data")


def accepted_by(user: User, topics: Iterable[Topic]) -> list[CVFinding]:
    """What the person accepted of these topics, as decided last, the CVs' order kept."""
    rows = findings_of(user).filter(topic__in=list(topics), decision=Decision.ACCEPTED)
    known = record_of(list(rows))
    return [one.row for one in known]


def record_of(rows: Sequence[CVFinding]) -> list[Known]:
    """Accepted findings, those of several CVs that speak of one thing joined."""
    groups: list[list[CVFinding]] = []
    newest_first = sorted(rows, key=lambda row: (row.position, row.pk))
    newest_first.sort(key=lambda row: row.decided_at or row.created_at, reverse=True)
    for row in newest_first:
        group = next((one for one in groups if belongs(row, one)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return [Known(group[0], tuple(group[1:])) for group in groups]


def belongs(row: CVFinding, group: Sequence[CVFinding]) -> bool:
    """Whether the row speaks of the group's thing; a CV says each thing once."""
    if row.topic != group[0].topic or any(one.cv_id == row.cv_id for one in group):
        return False
    topic = FoundTopic(row.topic)
    return any(best(topic, versions(row), versions(one)) >= ALIKE for one in group)


def versions(row: CVFinding) -> list[Mapping[str, Any]]:
    """As the owner has it and, where that differs, as it was read."""
    return [row.values] if row.read in (None, row.values) else [row.values, row.read]
