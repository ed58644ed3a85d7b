import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import localdate

from careerpilot.operations.errors import OperationError
from careerpilot.operations.measures import slow_queries, table_sizes
from progress.jobs import ensure_partitions
from progress.tests.factories import ActivityFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def measured():
    """Statistics that hold a slow query, called twice, and nothing from before."""
    call_command("slow_queries", "--reset")
    for _ in range(2):
        run("SELECT pg_sleep(0.05) AS the_slow_one")
    run("SELECT 1 AS the_quick_one")


def test_slow_queries_come_slowest_first_with_their_figures(measured):
    slowest, *others = slow_queries()

    assert slowest.query == "SELECT pg_sleep($1) AS the_slow_one"
    assert (slowest.calls, slowest.rows) == (2, 2)
    assert 50 <= slowest.mean < 500
    assert slowest.total == pytest.approx(slowest.mean * 2)
    assert [other.mean for other in others] == sorted((o.mean for o in others), reverse=True)


def test_slow_queries_command_prints_ten_at_most(measured, capsys):
    for number in range(12):
        run("SELECT " + ", ".join("1" for _ in range(number + 2)))

    call_command("slow_queries")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 11
    assert lines[0].split() == ["calls", "mean", "ms", "total", "ms", "rows", "query"]
    assert lines[1].endswith("SELECT pg_sleep($1) AS the_slow_one")


def test_slow_queries_command_shortens_long_queries_to_one_line(measured, capsys):
    run("SELECT pg_sleep(0.2),\n    " + ", ".join(f"{n} AS column_{n}" for n in range(40)))

    call_command("slow_queries")

    line = capsys.readouterr().out.splitlines()[1]
    text = line[line.index("SELECT") :]
    assert text.startswith("SELECT pg_sleep($1), $2 AS column_0, ")
    assert (len(text), text[-1]) == (120, "…")


def test_slow_queries_reset_forgets(measured, capsys):
    call_command("slow_queries", "--reset")

    assert "the_slow_one" not in " ".join(query.query for query in slow_queries())
    assert capsys.readouterr().out.splitlines()[-1] == "Measuring starts anew."


def test_slow_queries_says_when_the_role_may_not_make_the_extension():
    run("DROP EXTENSION IF EXISTS pg_stat_statements")
    run("CREATE ROLE careerpilot_limited")
    run("SET LOCAL ROLE careerpilot_limited")

    with pytest.raises(CommandError, match="This role may not do that") as stop:
        call_command("slow_queries")

    assert stop.value.returncode == 1


def test_slow_queries_says_when_the_server_does_not_load_them():
    """A view of that name stands in for the module's own, and answers as it does unloaded."""
    run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
    run(
        "CREATE FUNCTION pg_temp.not_loaded() RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE 'must be loaded' USING ERRCODE = 'object_not_in_prerequisite_state'; END $$"
    )
    run(
        "CREATE TEMP VIEW pg_stat_statements AS SELECT oid AS dbid, 1 AS calls,"
        " 1.0 AS mean_exec_time, 1.0 AS total_exec_time, 1 AS rows, pg_temp.not_loaded() AS query"
        " FROM pg_database"
    )

    with pytest.raises(OperationError, match="shared_preload_libraries"):
        slow_queries()


def test_table_sizes_counts_partitions_for_their_parent():
    ensure_partitions(today=localdate())
    ActivityFactory.create_batch(3, date_logged=localdate())
    run("ANALYZE progress")

    sizes = {size.name: size for size in table_sizes()}

    assert (sizes["progress"].partitions, sizes["progress"].rows) == (5, 3)
    assert [name for name in sizes if name.startswith("progress_")] == []
    assert sizes["progress"].indexes > sizes["users"].indexes


def test_table_sizes_come_largest_first():
    SkillFactory(description="long words " * 100_000)

    totals = [size.total for size in table_sizes()]

    assert totals == sorted(totals, reverse=True)


def test_table_sizes_command_names_each_table_once(capsys):
    call_command("table_sizes")

    lines = capsys.readouterr().out.splitlines()
    names = [line.split()[-1] for line in lines[1:]]
    assert lines[0].split() == ["total", "table", "indexes", "rows", "name"]
    assert len(names) == len(table_sizes())
    assert "users" in names
