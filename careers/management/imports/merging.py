"""Bringing the rows of one source to what its file says, and leaving all others as they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Model, QuerySet

from careerpilot.postgresql.catalogue import CatalogueSource
from careerpilot.postgresql.rows import EditableRow
from careers.management.imports.progress import QUIET, Progress
from careers.management.imports.report import Report, Tally
from careers.management.imports.tables import (
    Cells,
    insert,
    one_import_at_a_time,
    refresh_statistics,
    update,
)
from careers.models import CareerPath, CareerSkill, CareerTitle
from skills.models import Skill, SkillAlias

Key = tuple[Any, ...]
CATALOGUE = (Skill, SkillAlias, CareerPath, CareerTitle, CareerSkill)
PROVENANCE = ("source", "source_version", "imported_at")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose file is imported, which release of it, and when."""

    source: CatalogueSource
    version: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as an import sees it.

    A row is found again by the columns of `key`; `columns` are what the file says about it,
    `fixed` is what a new row is given besides.
    """

    rows: QuerySet[Any]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    fixed: Mapping[str, object] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        return self.rows.model


@dataclass(slots=True)
class Import:
    """An import on its way: whose it is, what it reports, and who watches."""

    provenance: Provenance
    report: Report
    progress: Progress = QUIET

    def merge(self, name: str, shape: Shape, wanted: Mapping[Key, Cells]) -> dict[Key, UUID]:
        """Add and change rows of this source; the keys of all wanted rows, new or not.

        A row that staff edited or that another source wrote stays as it is, and so does one
        that the file lacks.
        """
        tally = self.report.tallies[name]
        left, ids, changes = dict(wanted), dict[Key, UUID](), list[Cells]()
        for pk, key, state, cells in _existing(shape):
            said = left.pop(key, None)
            if said is not None:
                ids[key] = pk
                if self._differs(tally, state, cells, said):
                    changes.append((pk, *said, *self._stamp(shape)))
            elif state[:2] == (self.provenance.source, False):
                tally.gone += 1
        if changes:
            update(shape.model, _changed(shape), self.progress.track(changes, name, len(changes)))
        ids.update((key, uuid4()) for key in left)
        self._add(name, shape, left, ids)
        return ids

    def add(
        self, name: str, model: type[Model], columns: Sequence[str], rows: Sequence[Cells]
    ) -> None:
        """Add rows that are known to be new."""
        self.report.tallies[name].new += len(rows)
        if rows:
            insert(model, columns, self.progress.track(rows, name, len(rows)))

    def _differs(self, tally: Tally, state: Key, cells: Cells, said: Cells) -> bool:
        """Whether the row is to change; counted either way. `state`: source, edited, version."""
        source, edited, version = state
        if source != self.provenance.source:
            tally.others += 1
        elif edited:
            tally.edited += 1
        elif (version, tuple(cells)) == (self.provenance.version, tuple(said)):
            tally.same += 1
        else:
            tally.changed += 1
            return True
        return False

    def _add(
        self, name: str, shape: Shape, wanted: Mapping[Key, Cells], ids: Mapping[Key, UUID]
    ) -> None:
        columns = ("id", *shape.key, *shape.columns, *PROVENANCE, *shape.fixed)
        stamp = (self.provenance.source, self.provenance.version, self.provenance.at)
        fixed = tuple(shape.fixed.values())
        rows = [(ids[key], *key, *cells, *stamp, *fixed) for key, cells in wanted.items()]
        self.add(name, shape.model, columns, rows)

    def _stamp(self, shape: Shape) -> Cells:
        stamp = (self.provenance.version, self.provenance.at)
        return (*stamp, self.provenance.at) if _dated(shape) else stamp


def _existing(shape: Shape) -> Iterator[tuple[UUID, Key, Key, Cells]]:
    """Each row's id, key, state (source, edited, version) and cells."""
    columns = ("pk", *shape.key, "source", "edited", "source_version", *shape.columns)
    first, last = 1 + len(shape.key), 4 + len(shape.key)
    for row in shape.rows.values_list(*columns).iterator(chunk_size=10_000):
        yield row[0], row[1:first], row[first:last], row[last:]


def _changed(shape: Shape) -> tuple[str, ...]:
    dated = ("updated_at",) if _dated(shape) else ()
    return (*shape.columns, "source_version", "imported_at", *dated)


def _dated(shape: Shape) -> bool:
    return issubclass(shape.model, EditableRow)


def in_one_transaction(work: Callable[[], Report], *, dry_run: bool) -> Report:
    """Do the work whole or not at all, one import at a time; a dry run takes it back."""
    with transaction.atomic():
        one_import_at_a_time()
        report = work()
        report.dry_run = dry_run
        if report.changes:
            refresh_statistics(CATALOGUE)
        transaction.set_rollback(dry_run)
    return report
