"""What a child does and is kept from: all that reading a file does not need."""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from socket import socket
from typing import NoReturn

from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.limits import Limits
from cvs.pipeline.wire import Job, decode_job, receive, send

PR_SET_PDEATHSIG = 1


def work_and_exit(
    work: Callable[[Job], bytes],
    pipe: socket,
    parent: int,
    lexicon: Lexicon | None,
    prepare: Callable[[], object] | None = None,
) -> NoReturn:
    """Answer the one job that comes through the pipe, under its limits from its arrival on.

    A reading comes without the `lexicon`, which the fork has from its parent.

    Preparing oneself is no part of the job, and holds nothing of any file. The pipe is left to the
    exit to close: its end says that the exit code is settled.
    """
    code = 1
    try:
        die_with_parent(parent)
        if prepare:
            prepare()
        job = decode_job(receive(pipe), lexicon)
        limit_resources(job.limits)
        send(pipe, work(job))
        code = 0
    finally:
        os._exit(code)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends; leave at once if it has ended.

    What the kernel watches is the thread of the parent that started this process.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def limit_resources(limits: Limits) -> None:
    """Cap memory, processor time and open files, and forbid writing to any file.

    A system without one of the caps goes without it; the wall clock is the caller's. The processor
    time of a preparation, some milliseconds, counts too.
    """
    caps = {
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
        # The first tells by its signal that time is up, the second cannot be ignored.
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_NOFILE: (limits.open_files, limits.open_files),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, cap in caps.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, cap)
