import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cvs.pipeline import Lexicon, Limits, Reason, Term, UnreadableError, read_cv, read_in_child
from cvs.pipeline.limits import MEBIBYTE
from cvs.pipeline.sandbox import COMMAND, ROOT, run_child
from cvs.tests import samples

TODAY = date(2026, 11, 22)
LEXICON = Lexicon((Term("Triage", ("triaging",)), Term("Excel", (), needs_context=True)))
LIMITS = Limits(wall_seconds=60.0)
CONFINED = """
from cvs.pipeline.confine import limit_resources
from cvs.pipeline.limits import Limits
limit_resources(Limits(cpu_seconds=1))
"""


def python(code):
    return (sys.executable, "-c", code)


def reason_against(data, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        read_in_child(data, lexicon=LEXICON, today=TODAY, limits=limits)
    return caught.value.reason


def reason_of_death(code, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        run_child(python(code), b"question", limits)
    return caught.value.reason


@pytest.mark.parametrize("data", [samples.pdf_cv(), samples.docx_cv()], ids=["pdf", "docx"])
def test_read_in_child_gives_the_reading_that_read_cv_gives(data):
    there = read_in_child(data, lexicon=LEXICON, today=TODAY)

    assert there == read_cv(data, lexicon=LEXICON, today=TODAY)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no CV", Reason.WRONG_TYPE),
        (samples.encrypted_pdf(), Reason.ENCRYPTED),
        (samples.picture_pdf(), Reason.NO_TEXT),
    ],
)
def test_read_in_child_passes_on_the_reason(data, reason):
    assert reason_against(data) == reason


def test_read_in_child_refuses_a_big_file_before_it_starts_a_process():
    assert reason_against(b"%PDF-1.7", replace(LIMITS, input_bytes=7)) == Reason.TOO_BIG


def test_read_in_child_calls_running_out_of_memory_too_heavy():
    bomb = samples.pdf_bomb(60 * MEBIBYTE)
    limits = replace(LIMITS, memory_bytes=160 * MEBIBYTE)

    assert read_in_child(samples.pdf_cv(), lexicon=LEXICON, today=TODAY, limits=limits).pages == 1
    assert reason_against(bomb, limits) == Reason.TOO_HEAVY


def test_read_in_child_stops_at_the_wall_clock():
    assert reason_against(samples.pdf_cv(), replace(LIMITS, wall_seconds=0.05)) == Reason.TIMEOUT


def test_read_in_child_calls_an_answer_over_the_cap_too_heavy():
    assert reason_against(samples.pdf_cv(), replace(LIMITS, output_bytes=100)) == Reason.TOO_HEAVY


def test_read_in_child_stands_deep_nesting():
    assert reason_against(samples.nested_pdf(20_000)) == Reason.NO_TEXT


def test_run_child_calls_running_out_of_processor_time_a_timeout():
    assert reason_of_death(CONFINED + "while True: pass") == Reason.TIMEOUT


@pytest.mark.parametrize(
    "code",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import os; os.abort()",
        "raise SystemExit(3)",
        "raise MemoryError",
    ],
)
def test_run_child_calls_any_other_death_too_heavy(code):
    assert reason_of_death(code) == Reason.TOO_HEAVY


def test_run_child_kills_a_child_that_never_stops_talking():
    assert reason_of_death("while True: print('x' * 10_000)") == Reason.TOO_HEAVY


def test_run_child_ends_a_child_that_closes_its_pipes_and_stays():
    code = "import os, time; os.close(0); os.close(1); time.sleep(60)"

    assert reason_of_death(code, replace(LIMITS, wall_seconds=0.5)) == Reason.TIMEOUT


def test_run_child_hands_down_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "swordfish")
    names = run_child(python("import os; print(sorted(os.environ))"), b"", LIMITS)

    assert b"SECRET_KEY" not in names
    assert b"PYTHONPATH" in names


def test_run_child_hands_down_no_open_files(tmp_path):
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        code = f"import os\ntry: os.fstat({file.fileno()})\nexcept OSError: print('closed')"
        answer = run_child(python(code), b"", LIMITS)

    assert answer == b"closed\n"


def test_confined_child_cannot_write_a_file(tmp_path):
    target = tmp_path / "out"
    code = (
        f"import os, signal\n{CONFINED}\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"file = os.open({str(target)!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try: os.write(file, b'x')\nexcept OSError: print('refused')"
    )

    assert run_child(python(code), b"", LIMITS) == b"refused\n"
    assert target.read_bytes() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_child_dies_with_its_parent():
    """The parent is killed; the child's question never ends, for this test holds its pipe."""
    question, _held = os.pipe()
    code = (
        "import os, subprocess, time\n"
        f"child = subprocess.Popen([*{COMMAND!r}, str(os.getpid())], stdin={question},"
        f" env={{'PYTHONPATH': {str(ROOT)!r}}})\n"
        "time.sleep(1)\nprint(child.pid, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(python(code), stdout=subprocess.PIPE, pass_fds=[question]) as parent:
        child = int(parent.stdout.readline())
        parent.kill()

    assert is_gone(child)


def is_gone(pid):
    """Whether the process ends within ten seconds; a zombie has ended."""
    for _ in range(200):
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
            if stat.rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False
