import os
import signal
import subprocess
import sys

import psycopg
import pytest

from careerpilot.local.console import LocalError
from careerpilot.local.homes import ROOT, Home
from careerpilot.local.lease import Lease
from careerpilot.local.servers import postgres_answers, valkey_answers
from careerpilot.local.tests.processes import eventually, pids_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

HOLD = """
import sys
from pathlib import Path
from careerpilot.local.homes import Home
from careerpilot.local.lease import Lease
Lease(Home(Path(sys.argv[1]), durable=False)).acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def take(home):
    """Take a lease on the home; all of them are given back, and their end is seen, after it."""
    leases = []

    def take_one(place=home):
        leases.append(Lease(place))
        leases[-1].acquire()
        return leases[-1]

    yield take_one
    for lease in leases:
        lease.release()
    for lease in leases:
        lease.wait_for_stop()


def keeper_pid(home):
    return int(home.keeper_lock.read_text())


def pid_of(home, program):
    return next(pid for pid, command in pids_of(home).items() if f"/{program} " in command)


def connect(sockets):
    return psycopg.connect(f"postgresql://careerpilot@/careerpilot?host={sockets}")


def test_servers_run_from_the_first_lease_until_the_last_is_gone(home, take):
    first, second = take(), take()
    sockets = first.ensure()

    assert second.ensure() == sockets
    first.release()
    assert first.wait_for_stop() is False
    assert (postgres_answers(sockets), valkey_answers(sockets)) == (True, True)

    second.release()
    assert second.wait_for_stop() is True
    assert (postgres_answers(sockets), valkey_answers(sockets)) == (False, False)
    assert eventually(lambda: pids_of(home) == {}, seconds=2)


def test_new_cluster_knows_letters_beyond_ascii(take):
    with connect(take().ensure()) as session:
        session.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        lower, alike = session.execute("SELECT lower('ÉCOLE'), similarity('ö', 'ö')").fetchone()

    assert (lower, alike) == ("école", 1.0)


def test_client_that_is_killed_leaves_nothing_running(home):
    client = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with client:
        assert client.stdout.readline() == b"held\n"
        client.kill()

    assert eventually(lambda: pids_of(home) == {}, seconds=5)


def test_keeper_that_is_killed_takes_its_servers_along_and_loses_no_row(home, take):
    lease = take()
    with connect(lease.ensure()) as session:
        session.execute("CREATE TABLE kept AS SELECT 41 AS number")
    os.kill(keeper_pid(home), signal.SIGKILL)
    assert eventually(lambda: pids_of(home) == {}, seconds=5)

    with connect(lease.ensure()) as session:
        assert session.execute("SELECT number FROM kept").fetchone() == (41,)


def test_servers_that_are_killed_are_started_again(home, take):
    lease = take()
    sockets = lease.ensure()
    before = [pid_of(home, "postgres"), pid_of(home, "valkey-server")]
    for pid in before:
        os.kill(pid, signal.SIGKILL)

    assert eventually(lambda: not any(pid in pids_of(home) for pid in before), seconds=5)
    assert eventually(lambda: postgres_answers(sockets) and valkey_answers(sockets), seconds=10)
    news = {"postgres ended: starting it again", "valkey ended: starting it again"}
    assert news - set(lease.news()) == set()


def test_child_of_a_client_does_not_hold_its_lease(take):
    lease = take()
    with subprocess.Popen(["sleep", "60"]) as child:
        lease.release()
        stopped = lease.wait_for_stop()
        child.kill()

    assert stopped is True


def test_mark_that_names_a_stranger_does_not_keep_the_server_from_starting(home, take):
    lease = take()
    lease.release()
    assert lease.wait_for_stop() is True
    mark = home.folder / "postgres" / "data" / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\n{mark.parent}\n")

    assert postgres_answers(take().ensure())


def test_database_of_another_version_is_refused_and_left_alone(home, take):
    other = Home(home.folder.with_name("other"), durable=False)
    data = other.folder / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9\n")

    with pytest.raises(LocalError, match="was made by PostgreSQL 9;"):
        take(other)

    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_cluster_that_was_cut_short_is_made_anew(home, take):
    other = Home(home.folder.with_name("cut-short"), durable=False)
    left = other.folder / "postgres" / "new-left"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    other.folder.chmod(0o755)

    with connect(take(other).ensure()) as session:
        assert session.execute("SELECT current_database()").fetchone() == ("careerpilot",)

    assert [path.name for path in left.parent.iterdir()] == ["data"]
