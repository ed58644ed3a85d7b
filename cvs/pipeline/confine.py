"""Runs work in a child that is kept from what reading a file does not need."""

import ctypes
import os
import resource
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket
from time import monotonic
from typing import NoReturn

from cvs.pipeline.limits import Limits
from cvs.pipeline.wire import CHUNK, LENGTH, Outcome

PR_SET_PDEATHSIG = 1


@contextmanager
def run_in_fork(work: Callable[[], bytes], limits: Limits, channel: socket) -> Iterator[Outcome]:
    """How the work ends in a forked child, which does not get the channel.

    A whole answer is there at once; the child, whose memory takes a while to take down, is waited
    for when the block ends. The caller has one thread. When the channel ends meanwhile nobody
    waits any more: EOFError.
    """
    parent = os.getpid()
    answer, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answer)
        channel.close()
        work_and_exit(work, limits, pipe, parent)
    os.close(pipe)
    code: int | None = None
    try:
        output, expired = listen(answer, limits, channel)
        if output is None:
            code = end(child)
        yield Outcome(code or 0, expired=expired, output=output or b"")
    finally:
        os.close(answer)
        if code is None:
            end(child)


def end(child: int) -> int:
    """The exit code of the child, ended now if it has not; one that is exiting keeps its code."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def work_and_exit(work: Callable[[], bytes], limits: Limits, pipe: int, parent: int) -> NoReturn:
    """Leave the pipe to the exit to close: its end says that the exit code is settled."""
    code = 1
    try:
        die_with_parent(parent)
        limit_resources(limits)
        found = work()
        output = memoryview(LENGTH.pack(len(found)) + found)
        while output:
            output = output[os.write(pipe, output) :]
        code = 0
    finally:
        os._exit(code)


def listen(answer: int, limits: Limits, channel: socket) -> tuple[bytes | None, bool]:
    """The answer once it is whole, and whether time ran out; a cut or too long one is None."""
    output = bytearray()
    deadline = monotonic() + limits.wall_seconds
    while (left := deadline - monotonic()) > 0:
        ready, _, _ = select.select([answer, channel.fileno()], [], [], left)
        if channel.fileno() in ready:
            raise EOFError
        if ready and not (chunk := os.read(answer, CHUNK)):
            return None, False
        if ready:
            output += chunk
        size = LENGTH.unpack_from(output)[0] if len(output) >= LENGTH.size else 0
        if max(size, len(output) - LENGTH.size) > limits.output_bytes:
            return None, False
        if len(output) >= LENGTH.size + size:
            return bytes(output[LENGTH.size : LENGTH.size + size]), False
    return None, True


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

    A system without one of the caps goes without it; the wall clock is the caller's.
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
