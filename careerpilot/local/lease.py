"""A client's side of the keeper: hold a lease, and the servers run."""

import subprocess
import sys
import time
from pathlib import Path

from careerpilot.local.console import LocalError
from careerpilot.local.homes import ROOT, Home
from careerpilot.local.locks import FileLock, is_held
from careerpilot.local.servers import postgres_answers, valkey_answers

START_SECONDS = 90.0
# Longer than a keeper takes to see that the last lease is gone.
NOTICE_SECONDS = 1.5


class Lease:
    """The servers of a home run from `acquire` on until the last lease on it is gone."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._lock = FileLock(home.lease)
        self._keeper: subprocess.Popen[bytes] | None = None
        self._heard = 0

    def acquire(self) -> Path:
        """Wait until both servers answer; the folder with their sockets.

        A keeper that is just stopping holds the lease, so this waits for its end first.
        """
        self._lock.take(shared=True)
        return self.ensure()

    def ensure(self) -> Path:
        """Start a keeper where there is none, and wait until both servers answer."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if not self.is_kept():
                self._start_keeper()
            elif self.home.sockets.is_symlink():
                sockets = self.home.sockets.readlink()
                if postgres_answers(sockets) and valkey_answers(sockets):
                    return sockets
            time.sleep(0.03)
        raise LocalError(f"The servers do not start; see {self.home.folder}/*.log")

    def is_kept(self) -> bool:
        return is_held(self.home.keeper_lock)

    def news(self) -> list[str]:
        """What the keeper has said since the last call, such as that a server died."""
        said = self.home.keeper_log.read_text(errors="replace").splitlines()
        # A new keeper begins the log again.
        fresh = said[self._heard :] if len(said) >= self._heard else said
        self._heard = len(said)
        return fresh

    def release(self) -> None:
        self._lock.release()

    def wait_for_stop(self, seconds: float = 20.0) -> bool:
        """After `release`: True once the servers are gone, False when others use them on."""
        end = time.monotonic() + seconds
        used_since = time.monotonic()
        while self.is_kept() and time.monotonic() < end:
            if is_held(self.home.lease):
                used_since = time.monotonic()
            elif time.monotonic() - used_since > NOTICE_SECONDS:
                return False
            time.sleep(0.05)
        if self.is_kept():
            return False
        if self._keeper is not None:
            self._keeper.wait()
        return True

    def _start_keeper(self) -> None:
        """Start one, unless the one just started has not yet come to its lock."""
        if self._keeper is not None and self._keeper.poll() is None:
            return
        if self._keeper is not None and self._keeper.returncode > 0:
            raise LocalError(self.home.keeper_log.read_text(errors="replace").strip())
        command = [sys.executable, "-m", "careerpilot.local.keeper", str(self.home.folder)]
        with self.home.keeper_log.open("ab") as log:
            self._keeper = subprocess.Popen(
                [*command, *([] if self.home.durable else ["--throwaway"])],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                start_new_session=True,
            )
