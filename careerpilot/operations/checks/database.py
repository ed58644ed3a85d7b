"""Is the database there, and is everything in it that the product stands on?"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import localdate, now
from psycopg import sql

from careerpilot.operations.checks.finding import Finding, fail, ok, warn
from careerpilot.operations.errors import OperationError
from careerpilot.operations.programs import major_version, programs, server_version
from careerpilot.operations.tables import plural_of, rows_of, work_queues
from careerpilot.postgresql.partitions import months_from

OLDEST_SERVER = 15
# Beat looks for stalled work every few seconds, so nothing waits this long while it runs.
STALLED_AFTER = timedelta(minutes=5)
CATALOGUE = ("skills.Skill", "careers.CareerPath")
PARTITIONED = """
SELECT c.relname, a.attname, to_regclass(quote_ident(c.relname || '_default')) IS NOT NULL
FROM pg_partitioned_table AS p
JOIN pg_class AS c ON c.oid = p.partrelid
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
WHERE c.relnamespace = current_schema()::regnamespace
ORDER BY c.relname
"""


def where() -> str:
    """The database's address, without the password."""
    given = connection.get_connection_params()
    server = f"{given.get('host', 'localhost')}:{given.get('port', 5432)}"
    return f"{given['dbname']} at {server} as {given.get('user', 'the system user')}"


def reachable() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
    except DatabaseError as problem:
        said = f"{where()} does not answer: {' '.join(str(problem).split())}"
        yield fail("database", said, "Start PostgreSQL, or mend DATABASE_URL.")
        return
    version = server_version()
    text = f"PostgreSQL {version}, {where()}."
    if float(version) < OLDEST_SERVER:
        yield fail("database", text, f"The product needs PostgreSQL {OLDEST_SERVER} or newer.")
    else:
        yield ok("database", text)


def unapplied() -> list[str]:
    """The names of migrations that the code has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrations() -> Iterator[Finding]:
    if waiting := unapplied():
        text = f"{len(waiting)} not applied, the first is {waiting[0]}."
        yield fail("migrations", text, "Run `migrate`.")
    else:
        yield ok("migrations", "All are applied.")


def partitions() -> Iterator[Finding]:
    """This month's and the next one's are there, and no row waits in the default one."""
    with connection.cursor() as cursor:
        cursor.execute(PARTITIONED)
        tables = cursor.fetchall()
    for table, column, has_default in tables:
        yield from _months(table, localdate())
        if has_default:
            yield from _waiting_rows(table, column, localdate())


def _months(table: str, today: date) -> Iterator[Finding]:
    names = [f"{table}_{month:%Y_%m}" for month in months_from(today, 2)]
    missing = [name for name in names if not _exists(name)]
    if missing:
        text = f"{', '.join(missing)} missing."
        yield fail("partitions", text, "Run `ensure_partitions`, and see that beat runs.")
    else:
        yield ok("partitions", f"{', '.join(names)} are there.")


def _waiting_rows(table: str, column: str, today: date) -> Iterator[Finding]:
    """Rows of this month and later should have a partition; older ones may stay for ever."""
    statement = sql.SQL("SELECT count(*) FROM {default} WHERE {column} >= {month}").format(
        default=sql.Identifier(f"{table}_default"),
        column=sql.Identifier(column),
        month=sql.Literal(today.replace(day=1)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        count = cursor.fetchone()[0]
    if count:
        text = f"{count} rows of this month or later lie in {table}_default."
        yield warn("partitions", text, "Run `ensure_partitions`: it moves those of four months.")


def _exists(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(quote_ident(%s)) IS NOT NULL", [name])
        return bool(cursor.fetchone()[0])


def backup_programs() -> Iterator[Finding]:
    try:
        folder = programs()
    except OperationError as problem:
        yield warn("backup", "Backups cannot be made here.", str(problem))
    else:
        yield ok("backup", f"pg_dump {major_version(folder / 'pg_dump')} is in {folder}.")


def catalogue() -> Iterator[Finding]:
    tables = [rows_of(name) for name in CATALOGUE]
    counts = [rows.count() for rows in tables]
    text = ", ".join(
        f"{count} {plural_of(rows)}" for count, rows in zip(counts, tables, strict=True)
    )
    if all(counts):
        yield ok("catalogue", f"{text}.")
    else:
        yield fail("catalogue", f"{text}.", "Run `seed --no-demo`.")


def stalled_work() -> Iterator[Finding]:
    """Work that nobody touched although beat would have sent it again long ago."""
    before = now() - STALLED_AFTER
    for rows in work_queues():
        if count := rows.stalled(before=before).count():
            text = f"{count} untouched for over {STALLED_AFTER.seconds // 60} minutes."
            remedy = "See that beat and a worker run; beat sends them again."
            yield fail(plural_of(rows), text, remedy)
        else:
            yield ok(plural_of(rows), "None has stalled.")
