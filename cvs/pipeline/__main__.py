"""Stands ready with all that reads and draws, and has a child for each file it is sent.

Started by `WarmProcess` with the descriptor of its channel, and the id of the process to die with
if the kernel is to see to that. It ends when the channel does. It parses no file that it is sent.
"""

import gc
import sys
from socket import socket

from cvs.pipeline.children import Children, Prepare, Work
from cvs.pipeline.confine import die_with_parent
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon, matcher_of
from cvs.pipeline.pictures import draw_pages
from cvs.pipeline.rehearsal import rehearse, rehearse_pdf
from cvs.pipeline.stages import read_cv
from cvs.pipeline.wire import (
    DrawJob,
    Job,
    ReadJob,
    decode_job,
    encode_outcome,
    encode_pictures,
    encode_reading,
    encode_reason,
    receive,
    send,
)

# How many more objects than before call for a look for garbage: a child soon ends anyway.
FEW_COLLECTIONS = 500_000


def answer(job: Job) -> bytes:
    """What the job asks for or the reason against it, as bytes for the caller."""
    try:
        if isinstance(job, DrawJob):
            return encode_pictures(draw_pages(job.data, job.limits))
        reading = read_cv(job.data, lexicon=job.lexicon, today=job.today, limits=job.limits)
        return encode_reading(reading)
    except UnreadableError as problem:
        return encode_reason(problem.reason)
    except MemoryError:
        return encode_reason(Reason.TOO_HEAVY)
    except Exception:  # noqa: BLE001 a stray exception is the file's doing
        return encode_reason(Reason.DAMAGED)


def serve(channel: socket, work: Work = answer, prepare: Prepare = rehearse_pdf) -> None:
    """Answer one job after the other until the channel ends."""
    gc.freeze()  # what is here now is never garbage, and stays shared with the children
    gc.set_threshold(FEW_COLLECTIONS)
    children = Children(channel, work, prepare)
    held: Lexicon | None = None
    while True:
        try:
            message = receive(channel)
            job = decode_job(message, held)
            if isinstance(job, ReadJob):
                held = job.lexicon
                matcher_of(held)  # for the children too
            with children.run(message, job) as outcome:
                send(channel, encode_outcome(outcome))
        except (EOFError, ConnectionError):
            return


def main(descriptor: str, *parent: str) -> None:
    for process in parent:
        die_with_parent(int(process))
    rehearse()
    with socket(fileno=int(descriptor)) as channel:
        serve(channel)


if __name__ == "__main__":
    main(*sys.argv[1:])
