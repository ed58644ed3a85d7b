"""Forks a child for each job, and the one for the next reading while this one is at work."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from socket import socket, socketpair
from time import monotonic

from cvs.pipeline.confine import work_and_exit
from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.limits import Limits
from cvs.pipeline.wire import CHUNK, LENGTH, Job, Outcome, ReadJob, send, without_lexicon

Work = Callable[[Job], bytes]
Prepare = Callable[[Lexicon], object]


@dataclass(frozen=True, slots=True)
class Child:
    """A fork of this process that waits for one job on the pipe, answers there and ends."""

    process: int
    pipe: socket

    def waits(self) -> bool:
        """Whether it can still be given a job: without one, a child says nothing until it ends."""
        ready, _, _ = select.select([self.pipe], [], [], 0)
        return not ready

    def kill(self) -> None:
        """End it if it has not ended; one that is exiting keeps its exit code."""
        self.pipe.close()
        os.kill(self.process, signal.SIGKILL)

    def exit_code(self) -> int:
        """Known when its memory is taken down, which takes a while."""
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

    def end(self) -> int:
        self.kill()
        return self.exit_code()


@dataclass(frozen=True, slots=True)
class Spare:
    """A child that has prepared itself to read with this lexicon, ahead of its job."""

    child: Child
    lexicon: Lexicon


class Children:
    """At most one at work and one spare. The caller has one thread and decodes each lexicon once.

    No child gets the channel, or the pipe of another.
    """

    def __init__(self, channel: socket, work: Work, prepare: Prepare) -> None:
        self._channel = channel
        self._work = work
        self._prepare = prepare
        self._spare: Spare | None = None
        self._killed: Child | None = None

    @contextmanager
    def run(self, message: bytes, job: Job) -> Iterator[Outcome]:
        """How the job, of which this is the message, ends in a child.

        A whole answer is there at once, and the child is killed when the block ends. When the
        channel ends meanwhile nobody waits any more: EOFError.
        """
        deadline = monotonic() + job.limits.wall_seconds
        child = self._child_for(job)
        code: int | None = None
        try:
            with suppress(ConnectionError):  # its end is heard below
                reading = isinstance(job, ReadJob)
                send(child.pipe, without_lexicon(message) if reading else message)
            self._take_leave()
            if isinstance(job, ReadJob) and job.ahead:
                self._keep_spare(job.lexicon, child)
            output, expired = listen(child.pipe, job.limits, deadline, self._channel)
            if output is None:
                code = child.end()
            yield Outcome(code or 0, expired=expired, output=output or b"")
        finally:
            if code is None:
                child.kill()
                self._killed = child

    def _take_leave(self) -> None:
        """Of the child before: while another is at work, and before a third takes its core."""
        killed, self._killed = self._killed, None
        if killed:
            killed.exit_code()

    def _child_for(self, job: Job) -> Child:
        """The spare, if it fits; drawing gains nothing from its preparation."""
        if not isinstance(job, ReadJob):
            return self._fork(None)
        spare, self._spare = self._spare, None
        if spare and spare.lexicon is job.lexicon and spare.child.waits():
            return spare.child
        if spare:
            spare.child.end()
        return self._fork(job.lexicon)

    def _keep_spare(self, lexicon: Lexicon, at_work: Child) -> None:
        """Now, as there is nothing else to do before the answer; a system may be out of forks."""
        with suppress(OSError):
            prepare = partial(self._prepare, lexicon)
            self._spare = Spare(self._fork(lexicon, prepare, at_work), lexicon)

    def _fork(
        self,
        lexicon: Lexicon | None,
        prepare: Callable[[], object] | None = None,
        *others: Child,
    ) -> Child:
        parent = os.getpid()
        ours, theirs = socketpair()
        with theirs:
            process = os.fork()
            if process == 0:
                waiting = [self._spare.child] if self._spare else []
                for held in (ours, self._channel, *(one.pipe for one in (*waiting, *others))):
                    held.close()
                work_and_exit(self._work, theirs, parent, lexicon, prepare)
        return Child(process, ours)


def listen(
    pipe: socket, limits: Limits, deadline: float, channel: socket
) -> tuple[bytes | None, bool]:
    """The answer once it is whole, and whether time ran out; a cut or too long one is None."""
    output = bytearray()
    while (left := deadline - monotonic()) > 0:
        ready, _, _ = select.select([pipe, channel], [], [], left)
        if channel in ready:
            raise EOFError
        if ready and not (chunk := heard(pipe)):
            return None, False
        if ready:
            output += chunk
        size = LENGTH.unpack_from(output)[0] if len(output) >= LENGTH.size else 0
        if max(size, len(output) - LENGTH.size) > limits.output_bytes:
            return None, False
        if len(output) >= LENGTH.size + size:
            return bytes(output[LENGTH.size : LENGTH.size + size]), False
    return None, True


def heard(pipe: socket) -> bytes:
    """Nothing at the end of the pipe, also when the child ended before it had read its job."""
    with suppress(ConnectionResetError):
        return pipe.recv(CHUNK)
    return b""
