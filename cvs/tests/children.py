"""Warm processes whose children do what a test says, and the asking of them."""

import sys
from contextlib import contextmanager
from datetime import date

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


def children(body):
    """A warm process whose children run this body, on a job that says nothing."""
    return process(f"def work(job):\n    {body}\nserve(channel, work)")


def ask(asked, limits=LIMITS, data=b""):
    return run_job(ReadJob(data, LEXICON, TODAY, limits), asked)


def reason_of(asked, limits=LIMITS):
    with pytest.raises(UnreadableError) as caught:
        ask(asked, limits)
    return caught.value.reason
