"""Many rows at once: one statement for all that is new, one for all that changes.

The triggers of the catalogue's tables run once a statement, so the number of statements is what
an import's time depends on.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any

from django.db import connection
from django.db.models import JSONField, Model
from psycopg.sql import SQL, Composed, Identifier
from psycopg.types.json import Jsonb

Cells = Sequence[Any]
Encoders = Sequence[Callable[[Any], Any]]
IMPORTS = 1_346_458_704
"""The key of the lock that lets one import in at a time."""

COPY = SQL("COPY {} ({}) FROM STDIN")
STAGE = SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
UPDATE = SQL("UPDATE {} SET {} FROM {} WHERE {} = {}")
DROP = SQL("DROP TABLE {}")
SET = SQL("{} = {}")
STAGED = "staged"


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Cells]) -> None:
    """Add the rows. Columns that are not named take the database's own defaults."""
    _copy(model._meta.db_table, _columns(model, columns), _encoders(model, columns), rows)


def update(model: type[Model], columns: Sequence[str], rows: Iterable[Cells]) -> None:
    """Set the columns of existing rows; a row's first cell is its key, which is no column."""
    table, names = Identifier(model._meta.db_table), _columns(model, columns)
    _run(STAGE.format(Identifier(STAGED), _listed(["id", *names]), table))
    _copy(STAGED, ["id", *names], [_plain, *_encoders(model, columns)], rows)
    pairs = [SET.format(Identifier(name), Identifier(STAGED, name)) for name in names]
    keys = Identifier(model._meta.db_table, "id"), Identifier(STAGED, "id")
    _run(UPDATE.format(table, SQL(", ").join(pairs), Identifier(STAGED), *keys))
    _run(DROP.format(Identifier(STAGED)))


def one_import_at_a_time() -> None:
    """Wait until no other import writes; to be called inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTS])


def refresh_statistics(models: Iterable[type[Model]]) -> None:
    """Tell the planner of the many new rows at once, and not when it finds the time."""
    tables = SQL(", ").join(Identifier(model._meta.db_table) for model in models)
    _run(SQL("ANALYZE {}").format(tables))


def _copy(table: str, names: Iterable[str], encoders: Encoders, rows: Iterable[Cells]) -> None:
    sql = COPY.format(Identifier(table), _listed(names)).as_string(None)
    with connection.cursor() as cursor, cursor.copy(sql) as stream:
        for row in rows:
            stream.write_row([encode(cell) for encode, cell in zip(encoders, row, strict=True)])


def _run(sql: Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.as_string(None))


def _listed(names: Iterable[str]) -> Composed:
    return SQL(", ").join(map(Identifier, names))


def _columns(model: type[Model], fields: Iterable[str]) -> list[str]:
    found: list[Any] = [model._meta.get_field(name) for name in fields]
    return [field.column for field in found]


def _encoders(model: type[Model], columns: Iterable[str]) -> Encoders:
    fields = map(model._meta.get_field, columns)
    return [_json if isinstance(field, JSONField) else _plain for field in fields]


def _json(value: Any) -> Any:
    return None if value is None else Jsonb(value)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
