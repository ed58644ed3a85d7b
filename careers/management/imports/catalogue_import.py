"""Reading our own catalogue back from a file, row by row, each one checked."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ValidationError

from careerpilot.postgresql.catalogue import CatalogueSource
from careers.management.imports.catalogue_files import Document, read_catalogue
from careers.management.imports.catalogue_tables import TABLES, FileTable, RowError
from careers.management.imports.merging import in_one_transaction
from careers.management.imports.progress import QUIET, Progress
from careers.management.imports.report import Report
from careers.management.imports.skills import key
from skills.models import Skill
from skills.selectors import merged_skills

OWN = CatalogueSource.OWN
NUL = "\\u0000"
Cells = dict[str, Any]


def import_catalogue(
    stream: IO[bytes], *, at: datetime, dry_run: bool = False, replace_edited: bool = False
) -> Report:
    """Add and change our own catalogue by a JSON file or a zip of CSV files, in one transaction.

    Columns that the file leaves out stay as they are; so do rows that it lacks, those of other
    sources, and, unless told otherwise, what staff edited. Raises FormatError.
    """
    document = read_catalogue(stream)
    return in_one_transaction(
        lambda: apply_catalogue(document, at=at, replace_edited=replace_edited), dry_run=dry_run
    )


def apply_catalogue(
    document: Document, *, at: datetime, replace_edited: bool = False, progress: Progress = QUIET
) -> Report:
    report = Report("Catalogue")
    found: dict[str, dict[Any, Any]] = {}
    names = skill_names(document)
    for table in TABLES:
        rows = document.get(table.name, [])
        reading = TableImport(table, found, report, at, replace_edited=replace_edited)
        reading.find(names)
        for number, row in enumerate(progress.track(rows, table.name, len(rows)), 1):
            reading.take(row, number)
        reading.count_gone()
        found[table.name] = reading.named
        report.read[table.name] += len(rows)
    return report


class TableImport:
    """One table: `rows` holds what the catalogue has by key, and grows with what is added."""

    def __init__(
        self,
        table: FileTable,
        found: Mapping[str, Mapping[Any, Any]],
        report: Report,
        at: datetime,
        *,
        replace_edited: bool,
    ) -> None:
        self._table, self._found, self._report, self._at = table, found, report, at
        self._replace_edited = replace_edited
        self._tally = report.tallies[table.name]
        self.rows: dict[Any, Any] = {}
        self._merged: dict[Any, Skill] = {}
        self._seen: set[Any] = set()

    @property
    def named(self) -> dict[Any, Any]:
        """What other tables may name: `rows`, and by their old names those that staff merged."""
        return self._merged | self.rows

    def find(self, names: Collection[str]) -> None:
        """Fetch what the file's rows may be; `names` are the skills that it speaks of."""
        rows = self._table.existing(names)
        self.rows = {place_of(self._table, row): row for row in rows}
        if self._table.model is Skill:
            self._merged = {key(name): kept for name, kept in merged_skills().items()}

    def take(self, row: Cells, number: int) -> None:
        """Add or change one row, or note why not."""
        try:
            said = self._refs(row) | self._cells(row)
            place = place_of(self._table, self._table.model(**said))
            self._see(place)
            if known := self.rows.get(place):
                self._change(known, said)
            else:
                self.rows[place] = self._new(said)
        except RowError as problem:
            self._report.skip(self._table.name, f"row {number}", str(problem))
        except ValidationError as problem:
            self._report.skip(self._table.name, f"row {number}", "; ".join(problem.messages))

    def _see(self, place: Any) -> None:
        if kept := self._merged.get(place):
            raise RowError(f"staff made it part of {kept}")
        if place in self._seen:
            raise RowError("stands twice")
        self._seen.add(place)

    def count_gone(self) -> None:
        """How many of our own rows the file lacks; of a table that it has at all."""
        if self._seen:
            left = [row for place, row in self.rows.items() if place not in self._seen]
            self._tally.gone = sum(getattr(row, "source", OWN) == OWN for row in left)

    def _refs(self, row: Cells) -> Cells:
        """The rows of other tables that this one names, by the model's fields."""
        owners = {}
        for column, (table, name) in self._table.refs.items():
            said = str(row.get(column) or "")
            owners[name] = self._found[table].get(key(said))
            if owners[name] is None:
                raise RowError(f"unknown {table[:-1]} {said[:40]}".rstrip())
        return owners

    def _cells(self, row: Cells) -> Cells:
        """The row's own columns, each checked as the table wants it."""
        if missing := [name for name in self._table.key if not row.get(name)]:
            raise RowError(f"without {', '.join(missing)}")
        if not is_storable(row):
            raise RowError("holds characters that no text has")
        return {name: self._clean(name, row[name]) for name in self._table.columns if name in row}

    def _clean(self, name: str, value: Any) -> Any:
        field: Any = self._table.model._meta.get_field(name)
        if value is None:
            return None if field.null else field.get_default()
        try:
            return field.clean(value, None)
        except ValidationError as problem:
            raise RowError(f"{name}: {'; '.join(problem.messages)}") from problem

    def _new(self, said: Cells) -> Any:
        if self._kept(said.values()):
            self._tally.edited += 1
            raise RowError("belongs to what staff edited")
        self._table.refuse(said, self._found)
        row = self._table.model(**said)
        self._stamp(row)
        row.validate_constraints()
        row.save(force_insert=True)
        self._tally.new += 1
        return row

    def _change(self, row: Any, said: Cells) -> None:
        changed = [name for name, value in said.items() if getattr(row, name) != value]
        if not changed:
            self._tally.same += 1
        elif getattr(row, "source", OWN) != OWN:
            self._tally.others += 1
        elif self._kept([row, *said.values()]):
            self._tally.edited += 1
        else:
            for name in changed:
                setattr(row, name, said[name])
            row.validate_constraints()
            row.save(update_fields=[*changed, *self._stamp(row)])
            self._tally.changed += 1

    def _kept(self, rows: Iterable[Any]) -> bool:
        """Whether one of these was edited by staff, whose word goes before the file's."""
        return not self._replace_edited and any(getattr(row, "edited", False) for row in rows)

    def _stamp(self, row: Any) -> list[str]:
        """Date the row; the names of the columns that hold dates."""
        names = [name for name in ("imported_at", "updated_at") if hasattr(row, name)]
        for name in names:
            setattr(row, name, self._at)
        return names


def skill_names(document: Document) -> set[str]:
    """The skills that a file speaks of, in whichever table."""
    told = {("skills", "name")} | {
        (table.name, column)
        for table in TABLES
        for column, (to, _) in table.refs.items()
        if to == "skills"
    }
    return {
        str(row.get(column) or "")
        for name, column in told
        for row in document.get(name, [])
        if is_storable(row)
    }


def place_of(table: FileTable, row: Any) -> Any:
    """What a row is found again by: its names in any case, other rows by their keys."""
    fields = [table.refs[column][1] if column in table.refs else column for column in table.key]
    places = tuple(
        getattr(row, f"{name}_id") if column in table.refs else key(getattr(row, name))
        for column, name in zip(table.key, fields, strict=True)
    )
    return places[0] if len(places) == 1 else places


def is_storable(row: Cells) -> bool:
    """Whether PostgreSQL can hold the texts: no NUL, no halves of characters."""
    text = json.dumps(row, ensure_ascii=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return NUL not in text
