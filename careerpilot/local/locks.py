"""Locks between processes. The kernel gives them back when their holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class FileLock:
    """A lock on a file, held from `take` to `release`; children do not inherit it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, *, shared: bool = False, patience: float | None = None) -> bool:
        """False when another holds it for `patience` seconds; None waits for ever."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if patience is None:
            fcntl.flock(descriptor, kind)
        elif not _flock_within(descriptor, kind, patience):
            os.close(descriptor)
            return False
        self._file = descriptor
        return True

    def note(self, text: str) -> None:
        """Leave a word for those who find the lock taken."""
        self._path.write_text(text)

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock exclusively right now."""
    with FileLock(path) as probe:
        # A shared probe: two of them at once do not take each other for a holder.
        return not probe.take(shared=True, patience=0)


def _flock_within(descriptor: int, kind: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(0.02)
        else:
            return True
