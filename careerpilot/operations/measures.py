"""Where the database spends its time and its room."""

from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import Error, connection, transaction

from careerpilot.operations.errors import OperationError

SLOWEST = """
SELECT calls, mean_exec_time, total_exec_time, rows, query
FROM pg_stat_statements
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY mean_exec_time DESC, query
LIMIT %s
"""
RESET = """
SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = current_database()
"""
SIZES = """
SELECT
    root.relname,
    sum(pg_table_size(part.oid))::bigint,
    sum(pg_indexes_size(part.oid))::bigint,
    -- A parent's own estimate is that of all its partitions; -1 is a table never analysed.
    sum(CASE WHEN part.reltuples < 0 THEN pg_stat_get_live_tuples(part.oid)
             ELSE part.reltuples END) FILTER (WHERE part.relkind <> 'p')::bigint,
    count(*) FILTER (WHERE part.relispartition)
FROM pg_class AS root
LEFT JOIN LATERAL pg_partition_tree(root.oid) AS tree ON true
JOIN pg_class AS part ON part.oid = coalesce(tree.relid, root.oid)
WHERE root.relkind IN ('r', 'p', 'm') AND NOT root.relispartition
    AND root.relnamespace = current_schema()::regnamespace
GROUP BY root.oid, root.relname
ORDER BY sum(pg_total_relation_size(part.oid)) DESC, root.relname
"""
PRELOAD = (
    "The server does not load pg_stat_statements. Set shared_preload_libraries ="
    " 'pg_stat_statements' in its configuration and restart it."
)
NOT_ALLOWED = (
    "This role may not do that. Let an administrator of the server run"
    " CREATE EXTENSION pg_stat_statements, and GRANT pg_read_all_stats to the product's role."
)
ABSENT = "The server has no pg_stat_statements: install PostgreSQL's contrib modules there."
REASONS: dict[type[psycopg.Error], str] = {
    psycopg.errors.ObjectNotInPrerequisiteState: PRELOAD,
    psycopg.errors.InsufficientPrivilege: NOT_ALLOWED,
    psycopg.errors.FeatureNotSupported: ABSENT,
    psycopg.errors.UndefinedFile: ABSENT,
}


@dataclass(frozen=True, slots=True)
class SlowQuery:
    """Times in milliseconds, without planning; `rows` of all calls together."""

    calls: int
    mean: float
    total: float
    rows: int
    query: str


@dataclass(frozen=True, slots=True)
class TableSize:
    """Bytes of a table with its TOAST, and of its indexes; `rows` is the planner's estimate."""

    name: str
    table: int
    indexes: int
    rows: int
    partitions: int

    @property
    def total(self) -> int:
        return self.table + self.indexes


def slow_queries(limit: int = 10) -> list[SlowQuery]:
    """The slowest of this database by mean time, since the statistics were last reset."""
    return [SlowQuery(*row) for row in _ask_statements(SLOWEST, [limit])]


def reset_slow_queries() -> None:
    """Forget what was measured in this database; other databases keep theirs."""
    _ask_statements(RESET, [])


def _ask_statements(statement: str, parameters: list[int]) -> list[tuple[Any, ...]]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
            cursor.execute(statement, parameters)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows
    except Error as problem:
        for kind, reason in REASONS.items():
            if isinstance(problem.__cause__, kind):
                raise OperationError(reason) from problem
        raise


def table_sizes() -> list[TableSize]:
    """Every table of the product, the largest first; partitions count for their parent."""
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        return [TableSize(*row) for row in cursor.fetchall()]
