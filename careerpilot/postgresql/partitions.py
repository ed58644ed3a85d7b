"""A table kept in one partition for each month, with a default one for everything else."""

from datetime import date

from django.db import connection, transaction
from psycopg import sql


def months_from(day: date, count: int) -> list[date]:
    """The first days of `count` months, the month of `day` first."""
    start = day.year * 12 + day.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(start, start + count)]


def ensure_month(table: str, column: str, month: date) -> bool:
    """Make the partition of the month that begins on `month`; False when it is there already.

    Rows of that month which wait in `<table>_default` move into it. An advisory lock keeps
    two callers from making the same partition.
    """
    name = f"{table}_{month:%Y_%m}"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table])
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
        if cursor.fetchone()[0]:
            return False
        for statement in _statements(table, column, name, month):
            cursor.execute(statement)
    return True


STATEMENTS = """
SET CONSTRAINTS ALL IMMEDIATE;
CREATE TABLE {partition} (LIKE {table} INCLUDING ALL);
WITH moved AS (
    DELETE FROM {default} WHERE {column} >= {first} AND {column} < {next} RETURNING *
) INSERT INTO {partition} SELECT * FROM moved;
ALTER TABLE {table} ATTACH PARTITION {partition} FOR VALUES FROM ({first}) TO ({next})
"""


def _statements(table: str, column: str, name: str, month: date) -> list[sql.Composed]:
    """What makes a partition. Nothing may be pending on a table while its shape changes."""
    words = {
        "table": sql.Identifier(table),
        "default": sql.Identifier(f"{table}_default"),
        "partition": sql.Identifier(name),
        "column": sql.Identifier(column),
        "first": sql.Literal(month),
        "next": sql.Literal(months_from(month, 2)[1]),
    }
    return [sql.SQL(statement).format(**words) for statement in STATEMENTS.split(";")]
