"""Keeps one process warm, so that a document costs a fork and not a fresh interpreter."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from socket import socket, socketpair

from cvs.pipeline.lexicon import Lexicon
from cvs.pipeline.wire import (
    Job,
    Outcome,
    ReadJob,
    decode_outcome,
    encode_job,
    most_bytes,
    receive,
    send,
)

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-P", "-m", "cvs.pipeline")
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

# On top of a document's own time: the process starts, and the system is busy.
GRACE_SECONDS = 10.0
LOST = (EOFError, ConnectionError, ValueError)


class WarmProcess:
    """Started when first asked, one for each process that asks, one question at a time."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket | None = None
        self._held: Lexicon | None = None

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, job: Job) -> Outcome:
        """How the job ended. A process that is lost is replaced once.

        Raises TimeoutError when it stays silent, and OSError, EOFError or ValueError when the
        second is lost too.
        """
        with self._lock:
            try:
                return self._ask(job)
            except LOST:
                return self._ask(job)

    def stop(self) -> None:
        """End the process and whatever it started; the next question starts another."""
        channel, process = self._channel, self._process
        self._channel = self._process = None
        if channel:
            channel.close()
        if process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def forget(self) -> None:
        """In a fork: leave the process and its channel to the one that started it."""
        if self._channel:
            self._channel.close()
        if self._process:
            self._process.poll()  # no child of ours: it counts as ended
        self._channel = self._process = None
        self._lock = threading.Lock()

    def _ask(self, job: Job) -> Outcome:
        try:
            channel = self._channel or self._start()
            channel.settimeout(job.limits.wall_seconds + GRACE_SECONDS)
            send(channel, encode_job(job, self._held))
            if isinstance(job, ReadJob):
                self._held = job.lexicon
            return decode_outcome(receive(channel, most_bytes(job.limits)))
        except BaseException:
            self.stop()  # whatever it still says would answer the wrong question
            raise

    def _start(self) -> socket:
        """A fresh interpreter with its channel, the import path, and nothing else of ours."""
        self._held = None
        self._channel, theirs = socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [*self._command, str(theirs.fileno()), *parent_to_die_with()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                close_fds=True,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                env=ENVIRONMENT,
            )
        return self._channel


def parent_to_die_with() -> list[str]:
    """This process, unless the kernel would take the end of one of its threads for its own."""
    alone = threading.current_thread() is threading.main_thread()
    return [str(os.getpid())] if alone else []
