import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest

from cvs.pipeline import Lexicon, Reason, Term, UnreadableError, warm
from cvs.pipeline.warm import ENVIRONMENT, WarmProcess
from cvs.tests.children import (
    LIMITS,
    ask,
    children,
    is_gone,
    process,
    python,
    reason_of,
    wait_for,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
SERVER_ID = "return b'%d' % os.getppid()"


def test_warm_process_gives_each_job_a_child_of_its_own_and_stays():
    with children("return b'%d %d' % (os.getppid(), os.getpid())") as asked:
        answers = [ask(asked).split() for _ in range(3)]

    assert len({server for server, _ in answers}) == 1
    assert len({child for _, child in answers}) == 3


def test_warm_process_outlives_a_hostile_child():
    body = f"if job.data: os.abort()\n    {SERVER_ID}"
    with children(body) as asked:
        before = ask(asked)
        with pytest.raises(UnreadableError):
            ask(asked, data=b"hostile")

        assert ask(asked) == before


def test_warm_process_that_was_killed_is_replaced():
    with children(SERVER_ID) as asked:
        before = ask(asked)
        os.kill(int(before), signal.SIGKILL)

        assert ask(asked) != before


def test_lexicon_is_sent_once_and_again_to_the_process_that_replaces_a_killed_one():
    body = "return b'%d %s' % (os.getppid(), job.lexicon.terms[0].skill.encode())"
    with children(body) as asked:
        first, again = ask(asked).split(), ask(asked).split()
        other = ask(asked, lexicon=Lexicon((Term("Wound care", ()),)))
        os.kill(int(first[0]), signal.SIGKILL)
        last = ask(asked).split()

    assert first == again
    assert other == b" ".join((first[0], b"Wound care"))
    assert last[0] != first[0]
    assert last[1] == b"Triage"


def test_warm_process_that_dies_over_a_job_is_replaced_once(tmp_path):
    """The first child kills its parent and leaves a mark; the second finds the mark."""
    mark = tmp_path / "mark"
    body = (
        f"if Path({str(mark)!r}).exists(): return b'read'\n"
        f"    Path({str(mark)!r}).touch(); os.kill(os.getppid(), signal.SIGKILL)"
    )
    with children(body) as asked:
        assert ask(asked) == b"read"


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit()",
        "channel.sendall(bytes(7))",
        "channel.sendall(bytes(8)); time.sleep(60)",
        "channel.sendall(b'x' * 64); time.sleep(60)",
    ],
    ids=["gone", "half a length", "no outcome", "boundless"],
)
def test_warm_process_that_never_makes_sense_is_too_heavy(code):
    with process(code) as asked:
        assert reason_of(asked) == Reason.TOO_HEAVY


def test_warm_process_that_cannot_be_started_is_too_heavy():
    assert reason_of(WarmProcess(("/nowhere",))) == Reason.TOO_HEAVY


def test_warm_process_that_stays_silent_is_a_timeout(monkeypatch):
    monkeypatch.setattr(warm, "GRACE_SECONDS", 0.2)
    with process("time.sleep(60)") as asked:
        assert reason_of(asked, replace(LIMITS, wall_seconds=0.1)) == Reason.TIMEOUT


def test_warm_process_answers_threads_in_turn():
    with children(f"time.sleep(0.02); {SERVER_ID}") as asked, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(asked), range(8)))

    assert len(answers) == 8
    assert len(set(answers)) == 1


def test_warm_process_outlives_the_thread_that_started_it():
    asked = WarmProcess()
    try:
        thread = Thread(target=ask, args=[asked])
        thread.start()
        thread.join()
        started = asked.process_id
        time.sleep(0.2)
        ask(asked)

        assert asked.process_id == started
    finally:
        asked.stop()


OWNER = """
import os, threading, time
from datetime import date
from cvs.pipeline import Lexicon, read_in_child
from cvs.pipeline.sandbox import WARM
from cvs.tests import samples
data = samples.docx_cv()
def server():
    read_in_child(data, lexicon=Lexicon(()), today=date(2026, 11, 22))
    return WARM.process_id
"""


def run(code):
    command = (sys.executable, "-W", "error", "-c", code)
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False)


@contextmanager
def owner(code):
    """A process that runs this code, and is killed at the end with all that it forked."""
    command = python(f"{OWNER}\n{code}\ntime.sleep(60)")
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, start_new_session=True
    ) as started:
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGKILL)


def test_fork_gets_a_warm_process_of_its_own():
    """As a pool's processes do when their parent has read a file before."""
    done = run(
        f"{OWNER}\nours = server()\n"
        "if os.fork() == 0:\n"
        "    theirs = server()\n"
        "    again = server()\n"
        "    WARM.stop()\n"
        "    os._exit(ours == theirs or theirs != again)\n"
        "print(os.wait()[1], server() == ours)"
    )

    assert (done.stdout, done.stderr) == (b"0 True\n", b"")


@linux
def test_warm_process_ends_with_its_owner_and_without_a_warning():
    done = run(f"{OWNER}\nprint(server())")

    assert is_gone(int(done.stdout))
    assert done.stderr == b""


@linux
@pytest.mark.parametrize(
    "start", ["{}", "threading.Thread(target=lambda: {}).start(); time.sleep(2)"]
)
def test_warm_process_ends_when_its_owner_is_killed(start):
    """Also while a fork of the owner, which must not hold the channel, lives on."""
    say = start.format("print(server(), flush=True)")
    with owner(f"{say}\nos.fork() or time.sleep(60)\nprint('forked', flush=True)") as started:
        server = int(started.stdout.readline())
        assert started.stdout.readline() == b"forked\n"
        os.kill(started.pid, signal.SIGKILL)

        assert is_gone(server)


@linux
def test_child_at_work_ends_when_the_owner_of_its_parent_is_killed(tmp_path):
    body = f"Path({str(tmp_path)!r}, str(os.getpid())).touch(); time.sleep(60)"
    code = (
        "from cvs.tests.children import ask, children\n"
        f"with children({body!r}) as asked: ask(asked)"
    )
    with owner(code) as started:
        child = int(wait_for(lambda: next(tmp_path.iterdir(), None)).name)
        os.kill(started.pid, signal.SIGKILL)

        assert is_gone(child)
