"""Reads and draws a CV in a process of its own, so that a hostile file can only hurt that one."""

import atexit
import os
import signal
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.limits import STANDARD_LIMITS, Limits
from cvs.pipeline.reading import Reading
from cvs.pipeline.warm import WarmProcess
from cvs.pipeline.wire import DrawJob, Job, ReadJob, decode_answer, decode_pictures

NONSENSE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)

Answer = TypeVar("Answer")

WARM = WarmProcess()
os.register_at_fork(after_in_child=WARM.forget)
atexit.register(WARM.stop)


def read_in_child(
    data: bytes,
    *,
    lexicon: Lexicon,
    today: date,
    limits: Limits = STANDARD_LIMITS,
    ahead: bool = True,
) -> Reading:
    """The reading, made within the limits; every failure is an UnreadableError.

    `ahead` makes the next reading faster where a core is idle, and costs time where none is.
    """
    return answer_to(ReadJob(data, lexicon, today, limits, ahead), decode_answer)


def draw_in_child(data: bytes, *, limits: Limits = STANDARD_LIMITS) -> tuple[bytes, ...]:
    """PNGs of a PDF's first pages, made within the limits; every failure is an UnreadableError.

    A file of another type has none.
    """
    return answer_to(DrawJob(data, limits.for_pictures()), decode_pictures)


def answer_to(job: Job, decode: Callable[[bytes], Answer], warm: WarmProcess = WARM) -> Answer:
    """What the child answers, decoded; an answer without sense is put down to the file's weight."""
    if len(job.data) > job.limits.input_bytes:
        raise UnreadableError(Reason.TOO_BIG)
    output = run_job(job, warm)
    try:
        return decode(output)
    except NONSENSE as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error


def run_job(job: Job, warm: WarmProcess = WARM) -> bytes:
    """What the child answers; its death or silence is an UnreadableError."""
    try:
        outcome = warm.ask(job)
    except TimeoutError as error:
        raise UnreadableError(Reason.TIMEOUT) from error
    except (OSError, EOFError, ValueError) as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error
    if outcome.code != 0:
        raise UnreadableError(reason_of_death(outcome.code, expired=outcome.expired))
    return outcome.output


def reason_of_death(code: int, *, expired: bool) -> Reason:
    """Out of time by the wall clock or the processor's; anything else is put down to weight."""
    return Reason.TIMEOUT if expired or code == -signal.SIGXCPU else Reason.TOO_HEAVY
