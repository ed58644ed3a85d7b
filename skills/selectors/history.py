"""How a person's levels came to be, from the days of their evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from accounts.models import User
from skills.enums import EvidenceKind, Level
from skills.models import Skill, SkillEvidence
from skills.selectors.ledger import assess, day_of, newest_first


@dataclass(frozen=True, slots=True)
class LevelChange:
    """The day from which a skill counted at another level; None where it did not count.

    `because` is what decided it, in words; empty where nothing did.
    """

    day: date
    skill: Skill
    before: Level | None
    after: Level | None
    because: str

    @property
    def label_before(self) -> str:
        return self.before.label if self.before else ""

    @property
    def label_after(self) -> str:
        return self.after.label if self.after else ""


def level_history(*, owner: User) -> list[LevelChange]:
    """All changes by what is on record today, the oldest first: one query.

    Evidence that was taken back is not on record, so it leaves no trace.
    """
    ledgers = defaultdict(list)
    for row in SkillEvidence.objects.filter(user=owner).select_related("skill"):
        ledgers[row.skill_id].append(row)
    found = [change for rows in ledgers.values() for change in _changes(rows)]
    return sorted(found, key=lambda change: (change.day, change.skill.name))


def _changes(rows: Sequence[SkillEvidence]) -> Iterator[LevelChange]:
    known: list[SkillEvidence] = []
    before: Level | None = None
    for day, of_day in groupby(sorted(rows, key=newest_first), key=day_of):
        known += of_day
        found = assess(known)
        after = found.level if found else None
        if after != before:
            because = _words(found.decided_by) if found else ""
            yield LevelChange(day, rows[0].skill, before, after, because)
        before = after


def _words(row: SkillEvidence | None) -> str:
    if row is None:
        return ""
    named = row.kind in (EvidenceKind.TASK, EvidenceKind.CERTIFICATION, EvidenceKind.CV)
    return row.origin if named else row.get_kind_display()


def skills_held(changes: Iterable[LevelChange], days: Sequence[date]) -> list[int]:
    """How many skills counted at the end of each of these days."""
    rows = list(changes)
    return [_held_on(rows, day) for day in days]


def _held_on(changes: Iterable[LevelChange], day: date) -> int:
    """`changes` are in the order of their days."""
    last = {change.skill.pk: change.after for change in changes if change.day <= day}
    return sum(level is not None for level in last.values())
