"""The spare child that is forked ahead of the job it will be given."""

import os
import signal
import sys
import time
from dataclasses import replace

import pytest

from cvs.pipeline import Lexicon, Reason, Term
from cvs.pipeline.sandbox import run_job
from cvs.pipeline.wire import DrawJob
from cvs.tests.children import LIMITS, ask, children, is_gone, reason_of, wait_for

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
OTHER = Lexicon((Term("Wound care", ()),))
NOTES = "os.environ['READY'] = os.environ.get('READY', '') + lexicon.terms[0].skill"
READY = "return os.environ.get('READY', '').encode()"
LEAVE_MARK = "Path({!r}, str(os.getpid())).touch()"


def test_spare_has_prepared_itself_once_before_its_job():
    with children(READY, NOTES) as asked:
        answers = [ask(asked) for _ in range(3)]

    assert answers == [b"", b"Triage", b"Triage"]


def test_no_spare_is_made_where_none_is_asked_for():
    with children(READY, NOTES) as asked:
        answers = [ask(asked, ahead=False) for _ in range(3)]

    assert answers == [b"", b"", b""]


def test_spare_of_another_lexicon_is_not_used():
    with children(READY, NOTES) as asked:
        ask(asked)
        answers = [ask(asked, lexicon=OTHER) for _ in range(2)]

    assert answers == [b"", b"Wound care"]


def test_spare_waits_while_a_file_is_drawn():
    with children(READY, NOTES) as asked:
        ask(asked)

        assert run_job(DrawJob(b"", LIMITS), asked) == b""
        assert ask(asked) == b"Triage"


@pytest.mark.parametrize("prepare", ["os._exit(1)", "raise MemoryError", "sys.exit()"])
def test_spare_that_ended_before_its_job_is_replaced(prepare):
    with children("return b'read'", prepare) as asked:
        for _ in range(3):
            assert ask(asked) == b"read"
            time.sleep(0.2)


def test_spare_takes_the_limits_of_its_own_job():
    body = "import resource; return repr(resource.getrlimit(resource.RLIMIT_CPU)).encode()"
    with children(body) as asked:
        answers = [ask(asked, replace(LIMITS, cpu_seconds=seconds)) for seconds in (9, 7, 8)]

    assert answers == [b"(9, 10)", b"(7, 8)", b"(8, 9)"]


def test_spare_may_wait_for_longer_than_a_job_may_take():
    limits = replace(LIMITS, wall_seconds=0.5)
    with children(READY, NOTES) as asked:
        ask(asked, limits)
        time.sleep(0.7)

        assert ask(asked, limits) == b"Triage"


def test_time_of_a_job_runs_while_the_spare_prepares_itself():
    with children("return b'read'", "time.sleep(60)") as asked:
        assert ask(asked) == b"read"
        assert reason_of(asked, replace(LIMITS, wall_seconds=0.2)) == Reason.TIMEOUT


def test_no_child_holds_the_pipe_of_another():
    body = (
        "found = []\n"
        "    for number in range(3, 64):\n"
        "        with suppress(OSError): os.fstat(number); found.append(number)\n"
        "    return b'%d' % len(found)"
    )
    with children(body) as asked:
        read = [ask(asked) for _ in range(3)]
        drawn = run_job(DrawJob(b"", LIMITS), asked)

    assert (read, drawn) == ([b"1", b"1", b"1"], b"1")


@linux
@pytest.mark.parametrize("way", ["kill", "stop"])
def test_spare_ends_with_the_warm_process(tmp_path, way):
    with children("return b'read'", LEAVE_MARK.format(str(tmp_path))) as asked:
        ask(asked)
        spare = int(wait_for(lambda: next(tmp_path.iterdir(), None)).name)
        if way == "kill":
            os.kill(asked.process_id, signal.SIGKILL)
        else:
            asked.stop()

        assert is_gone(spare)
