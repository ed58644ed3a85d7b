"""Warm processes whose children do what a test says, and the asking of them."""

import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from cvs.pipeline import Lexicon, Limits, Term, UnreadableError
from cvs.pipeline.sandbox import run_job
from cvs.pipeline.warm import WarmProcess
from cvs.pipeline.wire import ReadJob

TODAY = date(2026, 11, 22)
LEXICON = Lexicon((Term("Triage", ("triaging",)), Term("Excel", (), needs_context=True)))
LIMITS = Limits(wall_seconds=60.0)
HEAD = """
import os, signal, sys, time
from contextlib import suppress
from pathlib import Path
from socket import socket
from cvs.pipeline.__main__ import serve
channel = socket(fileno=int(sys.argv[1]))
"""


def python(code):
    return (sys.executable, "-c", code)


@contextmanager
def process(code):
    """A warm process that runs this code, with its channel as `channel`."""
    started = WarmProcess(python(HEAD + code))
    try:
        yield started
    finally:
        started.stop()


def children(body, prepare="pass"):
    """A warm process whose children run this body, on a job that says nothing.

    A spare child runs `prepare` before.
    """
    work = f"def work(job):\n    {body}\ndef prepare(lexicon):\n    {prepare}"
    return process(f"{work}\nserve(channel, work, prepare)")


def ask(asked, limits=LIMITS, data=b"", lexicon=LEXICON, *, ahead=True):
    return run_job(ReadJob(data, lexicon, TODAY, limits, ahead), asked)


def reason_of(asked, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        ask(asked, limits)
    return caught.value.reason


def is_gone(pid):
    """Whether the process ends within ten seconds; a zombie has ended."""
    return wait_for(lambda: state_of(pid) in ("", "Z"))


def state_of(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def wait_for(look):
    """What `look` finds within ten seconds, or what it found last."""
    for _ in range(200):
        if found := look():
            return found
        time.sleep(0.05)
    return look()
