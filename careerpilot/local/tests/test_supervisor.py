import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careerpilot.local.homes import ROOT
from careerpilot.local.parts import Part, parts
from careerpilot.local.supervisor import Running, Supervisor, describe
from careerpilot.local.tests.processes import eventually

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]

SLEEP = "import time; time.sleep(60)"


@pytest.fixture
def supervise():
    """Start a part for each script; what they say goes to the list that comes back."""
    made = []

    def start(*scripts, patience=5.0):
        shown = []
        named = [
            Part(f"part{number}", [sys.executable, "-c", script], patience, signal.SIGKILL)
            for number, script in enumerate(scripts)
        ]
        supervisor = Supervisor(named, lambda name, line: shown.append((name, line)))
        made.append(supervisor)
        for part in named:
            supervisor.start(part.name)
        return supervisor, shown

    yield start
    for supervisor in made:
        supervisor.kill()
        supervisor.stop()


def until(supervisor, holds, *, seconds=10):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        supervisor.look_after(0.05)
    return holds()


def test_lines_are_shown_under_the_name_of_their_part(supervise):
    supervisor, shown = supervise(
        f"print('one\\ntwo', flush=True); {SLEEP}",
        f"import sys; print('thr\\u00e9e', file=sys.stderr, flush=True); {SLEEP}",
    )

    assert until(supervisor, lambda: len(shown) == 3)
    assert sorted(shown) == [("part0", "one"), ("part0", "two"), ("part1", "thrée")]


def test_part_that_dies_shows_its_last_words_and_is_started_again(supervise, capsys):
    supervisor, shown = supervise("import sys; sys.stdout.write('last words'); sys.exit(3)")

    assert until(supervisor, lambda: len(shown) == 2)
    assert shown == [("part0", "last words")] * 2
    assert "part0 ended with exit code 3: starting it again in 1 s" in capsys.readouterr().out


def test_part_that_keeps_dying_is_started_later_each_time():
    running = Running(Part("part", [], 1, signal.SIGKILL))
    running.started = time.monotonic()

    assert [running.plan_restart() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]


def test_parts_are_stopped_one_after_the_other(supervise):
    script = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.2), print('bye'), sys.exit()))\n"
        "print('up', flush=True)\n"
        "while True: time.sleep(0.05)\n"
    )
    supervisor, shown = supervise(script, script)
    until(supervisor, lambda: len(shown) == 2)

    supervisor.stop()

    assert shown[2:] == [("part0", "bye"), ("part1", "bye")]


def test_part_that_does_not_stop_is_killed_with_its_children(supervise, capsys):
    script = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = os.fork()\n"
        "child and print(child, flush=True)\n"
        "time.sleep(60)\n"
    )
    supervisor, shown = supervise(script, patience=0.2)
    until(supervisor, lambda: len(shown) == 1)

    supervisor.stop()

    assert eventually(lambda: not is_running(int(shown[0][1])), seconds=5)
    assert "part0 does not stop: ending it" in capsys.readouterr().out


def test_parts_do_not_outlive_a_supervisor_that_is_killed():
    script = f"""
import signal, sys
from careerpilot.local.parts import Part
from careerpilot.local.supervisor import Supervisor
part = Part("part", [sys.executable, "-c", {SLEEP!r}], 5, signal.SIGKILL)
supervisor = Supervisor([part], print)
supervisor.start("part")
print(supervisor.running["part"].process.pid, flush=True)
supervisor.look_after(60)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE
    ) as supervisor:
        part = int(supervisor.stdout.readline())
        assert is_running(part)
        supervisor.kill()

    assert eventually(lambda: not is_running(part), seconds=5)


def test_web_server_reloads_only_while_debugging(monkeypatch):
    monkeypatch.setenv("DEBUG", "1")
    debugging = parts(3)[0].command
    monkeypatch.setenv("DEBUG", "0")
    plain = parts(3)[0].command

    assert ("--reload" in debugging, "--reload" in plain) == (True, False)


@pytest.mark.parametrize(
    ("code", "text"), [(0, "ended with exit code 0"), (-9, "was ended by SIGKILL")]
)
def test_end_of_a_part_is_told_in_words(code, text):
    assert describe(code) == text


def is_running(pid):
    """Whether the process lives; one that ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
