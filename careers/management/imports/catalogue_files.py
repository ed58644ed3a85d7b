"""The two ways in which our own catalogue is written: one JSON file, or a zip of CSV files."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.postgres.fields import ArrayField
from django.db.models import JSONField

from careers.management.formats.guard import MEBIBYTE, FormatError, Limits, Package, open_package
from careers.management.imports.catalogue_tables import TABLES, FileTable, exported, own_rows

FORMAT, VERSION = "careerpilot-catalogue", 1
LIMITS = Limits(entries=50, packed_bytes=20 * MEBIBYTE, unpacked_bytes=100 * MEBIBYTE)
ZIP_START = b"PK\x03\x04"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""A spreadsheet takes a cell that begins so for a formula, unless an apostrophe stands before."""

Rows = list[dict[str, Any]]
Document = dict[str, Rows]


def export_json(stream: IO[bytes]) -> dict[str, int]:
    """Write the catalogue; the number of rows of each table."""
    document = _document()
    text = json.dumps(
        {"format": FORMAT, "version": VERSION, **document},
        ensure_ascii=False,
        indent=1,
        default=float,
    )
    stream.write(text.encode() + b"\n")
    return {name: len(rows) for name, rows in document.items()}


def export_csv(stream: IO[bytes]) -> dict[str, int]:
    """Write the catalogue as a zip, a CSV file for each table; the number of rows of each."""
    document = _document()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for table in TABLES:
            archive.writestr(f"{table.name}.csv", _csv(table, document[table.name]))
    return {name: len(rows) for name, rows in document.items()}


def read_catalogue(stream: IO[bytes]) -> Document:
    """The tables of a file that was exported, or written by hand in one of the two ways.

    Raises FormatError.
    """
    content = stream.read(LIMITS.unpacked_bytes + 1)
    if len(content) > LIMITS.unpacked_bytes:
        raise FormatError(f"More than {LIMITS.unpacked_bytes:,} bytes.")
    document = _read_csv(content) if content.startswith(ZIP_START) else _read_json(content)
    for table in TABLES:
        for row in document.get(table.name, []):
            if strange := sorted(set(row) - set(table.all_columns)):
                raise FormatError(f"{table.name} has unknown columns: {', '.join(strange)}.")
    return document


def _document() -> Document:
    rows = own_rows()
    return {table.name: list(exported(table, rows[table.name])) for table in TABLES}


def _csv(table: FileTable, rows: Rows) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.all_columns)
    writer.writerows([_cell(row[name]) for name in table.all_columns] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    """Lists as JSON, nothing as nothing."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _uncell(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _read_json(content: bytes) -> Document:
    try:
        document = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as problem:
        raise FormatError(f"The file is no JSON: {problem}") from problem
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FormatError(f'The file does not say "format": "{FORMAT}".')
    if document.get("version") != VERSION:
        raise FormatError(f"The file is of version {document.get('version')}, not {VERSION}.")
    return {table.name: _objects(table.name, document.get(table.name, [])) for table in TABLES}


def _objects(name: str, rows: object) -> Rows:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FormatError(f"{name} is no list of objects.")
    return rows


def _read_csv(content: bytes) -> Document:
    with NamedTemporaryFile(suffix=".zip") as file:
        file.write(content)
        file.flush()
        with open_package([Path(file.name)], LIMITS) as package:
            if not any(f"{table.name}.csv" in package for table in TABLES):
                raise FormatError("The zip has none of the catalogue's CSV files.")
            return {table.name: list(_csv_rows(table, package)) for table in TABLES}


def _csv_rows(table: FileTable, package: Package) -> Iterator[dict[str, Any]]:
    name = f"{table.name}.csv"
    if name not in package:
        return
    with package.text(name) as text:
        try:
            for row in csv.DictReader(text, strict=True):
                if None in row:
                    raise FormatError(f"{name} has a row with too many columns.")
                yield {column: _value(table, column, cell) for column, cell in row.items()}
        except csv.Error as problem:
            raise FormatError(f"{name}: {problem}") from problem


def _value(table: FileTable, column: str, cell: str | None) -> Any:
    """A cell as JSON would have it: lists are lists, and where nothing stands there is nothing."""
    text = _uncell(cell or "")
    if column in table.refs or column not in table.columns:
        return text
    model_field: Any = table.model._meta.get_field(column)
    if isinstance(model_field, JSONField | ArrayField):
        return _list(table, column, text)
    return None if not text and model_field.null else text


def _list(table: FileTable, column: str, text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError as problem:
        raise FormatError(f"{table.name}.csv, {column}: {problem}") from problem
