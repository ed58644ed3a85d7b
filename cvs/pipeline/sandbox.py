"""Reads a CV in a process of its own, so that a hostile file can only hurt that process."""

import atexit
import os
import signal
from datetime import date

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.limits import STANDARD_LIMITS, Limits
from cvs.pipeline.reading import Reading
from cvs.pipeline.warm import WarmProcess
from cvs.pipeline.wire import Job, decode_answer, encode_job

WARM = WarmProcess()
os.register_at_fork(after_in_child=WARM.forget)
atexit.register(WARM.stop)


def read_in_child(
    data: bytes, *, lexicon: Lexicon, today: date, limits: Limits = STANDARD_LIMITS
) -> Reading:
    """The reading, made within the limits; every failure is an UnreadableError."""
    if len(data) > limits.input_bytes:
        raise UnreadableError(Reason.TOO_BIG)
    output = run_job(Job(data, lexicon, today, limits))
    try:
        return decode_answer(output)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error


def run_job(job: Job, warm: WarmProcess = WARM) -> bytes:
    """What the child answers; its death or silence is an UnreadableError."""
    try:
        outcome = warm.ask(encode_job(job), job.limits)
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
