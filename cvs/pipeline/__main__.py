"""Reads one CV from standard input and writes the answer to standard output.

Started by `read_in_child` with its own process id as the only argument.
"""

import sys

from cvs.pipeline.confine import die_with_parent, limit_resources
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.stages import read_cv
from cvs.pipeline.wire import Job, decode_job, encode_reading, encode_reason


def answer(job: Job) -> bytes:
    """The reading or the reason against it, as bytes for the caller."""
    try:
        reading = read_cv(job.data, lexicon=job.lexicon, today=job.today, limits=job.limits)
        return encode_reading(reading)
    except UnreadableError as problem:
        return encode_reason(problem.reason)
    except MemoryError:
        return encode_reason(Reason.TOO_HEAVY)
    except Exception:  # noqa: BLE001 a stray exception is the file's doing
        return encode_reason(Reason.DAMAGED)


def main() -> None:
    die_with_parent(int(sys.argv[1]))
    job = decode_job(sys.stdin.buffer.read())
    limit_resources(job.limits)
    sys.stdout.buffer.write(answer(job))


if __name__ == "__main__":
    main()
