import os
from dataclasses import replace
from pathlib import Path

import pytest

from cvs.pipeline import Lexicon, Reason, Term, UnreadableError, read_cv, read_in_child
from cvs.pipeline.limits import MEBIBYTE
from cvs.tests import samples
from cvs.tests.children import LEXICON, LIMITS, TODAY, ask, children, reason_of


def reason_of_death(body, limits=LIMITS):
    with children(body) as asked:
        return reason_of(asked, limits)


def reason_against(data, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        read_in_child(data, lexicon=LEXICON, today=TODAY, limits=limits)
    return caught.value.reason


@pytest.mark.parametrize("data", [samples.pdf_cv(), samples.docx_cv()], ids=["pdf", "docx"])
def test_read_in_child_gives_the_reading_that_read_cv_gives(data):
    there = read_in_child(data, lexicon=LEXICON, today=TODAY)

    assert there == read_cv(data, lexicon=LEXICON, today=TODAY)


def test_read_in_child_takes_the_lexicon_of_each_call():
    data = samples.docx_cv()

    for skill in ("Triage", "Wound care", "Triage"):
        reading = read_in_child(data, lexicon=Lexicon((Term(skill, ()),)), today=TODAY)
        assert {mention.skill for mention in reading.mentions} == {skill}


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
    assert reason_against(samples.pdf_cv(), replace(LIMITS, wall_seconds=0.001)) == Reason.TIMEOUT


def test_read_in_child_calls_an_answer_over_the_cap_too_heavy():
    assert reason_against(samples.pdf_cv(), replace(LIMITS, output_bytes=100)) == Reason.TOO_HEAVY


def test_read_in_child_stands_deep_nesting():
    assert reason_against(samples.nested_pdf(20_000)) == Reason.NO_TEXT


def test_child_out_of_processor_time_is_a_timeout():
    limits = replace(LIMITS, cpu_seconds=1)

    assert reason_of_death("while True: pass", limits) == Reason.TIMEOUT


@pytest.mark.parametrize(
    "body",
    [
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "os.abort()",
        "raise SystemExit(3)",
        "raise MemoryError",
        "return b'x' * 10_000_000",
    ],
)
def test_child_that_ends_in_any_other_way_is_too_heavy(body):
    assert reason_of_death(body) == Reason.TOO_HEAVY


def test_child_that_never_stops_talking_is_ended():
    body = (
        "while True:\n"
        "        for number in range(3, 10):\n"
        "            with suppress(OSError): os.write(number, b'x' * 10_000)"
    )

    assert reason_of_death(body) == Reason.TOO_HEAVY


def test_child_that_closes_its_pipe_and_stays_is_ended():
    assert reason_of_death("os.closerange(3, 64); time.sleep(60)") == Reason.TOO_HEAVY


def test_child_that_stays_silent_is_ended_at_the_wall_clock():
    body = "time.sleep(60)"

    assert reason_of_death(body, replace(LIMITS, wall_seconds=0.2)) == Reason.TIMEOUT


def test_child_gets_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "swordfish")
    with children("return repr(sorted(os.environ)).encode()") as asked:
        names = ask(asked)

    assert b"SECRET_KEY" not in names
    assert b"PYTHONPATH" in names


def test_child_holds_its_answer_pipe_and_no_other_file(tmp_path):
    body = (
        "found = []\n"
        "    for number in range(64):\n"
        "        with suppress(OSError): found.append(os.fstat(number).st_rdev)\n"
        "    return repr(found).encode()"
    )
    null = Path(os.devnull).stat().st_rdev
    with (tmp_path / "open").open("w") as file, children(body) as asked:
        os.set_inheritable(file.fileno(), True)
        answer = ask(asked)

    assert answer == repr([null, null, null, 0]).encode()


def test_child_cannot_write_a_file(tmp_path):
    target = tmp_path / "out"
    body = (
        f"file = os.open({str(target)!r}, os.O_CREAT | os.O_WRONLY)\n"
        "    try: os.write(file, b'x')\n"
        "    except OSError: return b'refused'"
    )
    with children(body) as asked:
        answer = ask(asked)

    assert answer == b"refused"
    assert target.read_bytes() == b""
