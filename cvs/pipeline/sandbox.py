"""Reads a CV in a process of its own, so that a hostile file can only hurt that process."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event, Timer
from typing import IO

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.limits import STANDARD_LIMITS, Limits
from cvs.pipeline.reading import Reading
from cvs.pipeline.wire import Job, decode_answer, encode_job

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-P", "-m", "cvs.pipeline")
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

Child = subprocess.Popen[bytes]


def read_in_child(
    data: bytes, *, lexicon: Lexicon, today: date, limits: Limits = STANDARD_LIMITS
) -> Reading:
    """The reading, made within the limits; every failure is an UnreadableError."""
    if len(data) > limits.input_bytes:
        raise UnreadableError(Reason.TOO_BIG)
    output = run_child(COMMAND, encode_job(Job(data, lexicon, today, limits)), limits)
    try:
        return decode_answer(output)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error


def run_child(command: tuple[str, ...], message: bytes, limits: Limits) -> bytes:
    """What the child answers; its death or silence is an UnreadableError."""
    child = start_child(command)
    expired = Event()
    clock = Timer(limits.wall_seconds, kill, (child, expired))
    clock.start()
    try:
        output = converse(child, message, limits.output_bytes)
        child.wait()
    finally:
        clock.cancel()
        child.kill()
        child.wait()
    if child.returncode != 0:
        raise UnreadableError(reason_of_death(child.returncode, expired=expired.is_set()))
    return output


def start_child(command: tuple[str, ...]) -> Child:
    """A fresh interpreter with its pipes, the import path, and nothing else of ours."""
    try:
        return subprocess.Popen(
            [*command, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            start_new_session=True,
            env=ENVIRONMENT,
        )
    except OSError as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error


def kill(child: Child, expired: Event) -> None:
    expired.set()
    child.kill()


def converse(child: Child, message: bytes, most: int) -> bytes:
    """Send the message and take the answer; a child that says more than `most` bytes dies."""
    with pipe(child.stdout) as answer:
        with suppress(BrokenPipeError), pipe(child.stdin) as question:
            question.write(message)
        output = answer.read(most + 1)
        if len(output) > most:
            child.kill()
    return output


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """The stream that `start_child` asked for."""
    if stream is None:
        raise UnreadableError(Reason.TOO_HEAVY)
    return stream


def reason_of_death(code: int, *, expired: bool) -> Reason:
    """Out of time by the wall clock or the processor's; anything else is put down to weight."""
    out_of_processor = sys.platform != "win32" and code == -signal.SIGXCPU
    return Reason.TIMEOUT if expired or out_of_processor else Reason.TOO_HEAVY
