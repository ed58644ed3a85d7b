"""Gates in the database: a transaction that comes to one waits there until it is opened.

So a worker is stopped where a test wants it, and nothing of ours is replaced: a trigger asks for
a lock that the test holds.
"""

from contextlib import contextmanager

from django.db import connection

from careerpilot.tests.workers import until

LOCK = 20_201_105
FUNCTION = f"""
    CREATE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock({LOCK});
        RETURN NEW;
    END $$
"""
LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"


class Gate:
    def waiting(self):
        """How many transactions wait at it."""
        return number(f"{LOCKS} AND NOT granted")

    def open(self):
        """Let them through, and wait until they have ended."""
        execute(f"SELECT pg_advisory_unlock({LOCK})")
        until(lambda: number(LOCKS) == 0, seconds=10)


@contextmanager
def closed_gate(triggers):
    """A gate with the triggers that lead to it: the SQL of each, up to what it executes."""
    execute(FUNCTION)
    for trigger in triggers:
        execute(f"{trigger} EXECUTE FUNCTION pass_gate()")
    execute(f"SELECT pg_advisory_lock({LOCK})")
    try:
        yield Gate()
    finally:
        execute("SELECT pg_advisory_unlock_all()")
        execute("DROP FUNCTION pass_gate CASCADE")


def number(query):
    with connection.cursor() as cursor:
        cursor.execute(query, [LOCK])
        return cursor.fetchone()[0]


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
