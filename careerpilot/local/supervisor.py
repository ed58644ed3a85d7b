"""Runs parts side by side: shows what they print, starts again what dies, stops all in order."""

import math
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from careerpilot.local import tied
from careerpilot.local.console import say
from careerpilot.local.homes import ROOT
from careerpilot.local.parts import Part

LONGEST_WAIT = 30.0
STEADY_SECONDS = 60.0
TICK = 0.2
CHUNK = 65536


class Supervisor:
    """One thread does it all: the kernel's signal at a parent's death is tied to the thread."""

    def __init__(self, parts: Sequence[Part], show: Callable[[str, str], None]) -> None:
        self.running = {part.name: Running(part) for part in parts}
        self.show = show
        self.selector = selectors.DefaultSelector()

    def start(self, name: str) -> None:
        self._start(self.running[name])

    def look_after(self, seconds: float) -> None:
        """Print what the parts say for that long, and start again those that ended."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._pass_on(min(left, TICK))
            for running in self.running.values():
                self._revive(running)

    def stop(self) -> None:
        """One after the other, so that each still finds what it needs to finish."""
        for running in self.running.values():
            self._stop(running)

    def kill(self) -> None:
        """End the parts at once; a second Ctrl-C asks for it."""
        for running in self.running.values():
            running.end_group()

    def _start(self, running: "Running") -> None:
        running.start()
        self.selector.register(running.output, selectors.EVENT_READ, running)

    def _revive(self, running: "Running") -> None:
        if running.due is not None:
            if time.monotonic() >= running.due:
                self._start(running)
        elif running.process.poll() is not None:
            self._bury(running)
            wait = running.plan_restart()
            how = describe(running.process.returncode)
            say(f"{running.part.name} {how}: starting it again in {wait:.0f} s")

    def _stop(self, running: "Running") -> None:
        if running.due is not None:
            return
        running.process.send_signal(signal.SIGTERM)
        end = time.monotonic() + running.part.patience
        while running.process.poll() is None and time.monotonic() < end:
            self._pass_on(0.05)
        if running.process.poll() is None:
            say(f"{running.part.name} does not stop: ending it")
        self._bury(running)

    def _bury(self, running: "Running") -> None:
        """End what is left of a part, and print its last words."""
        running.end_group()
        running.process.wait()
        end = time.monotonic() + 1
        while not running.output.closed and time.monotonic() < end:
            self._pass_on(0.05)
        self._drop(running)

    def _pass_on(self, seconds: float) -> None:
        for key, _ in self.selector.select(seconds):
            running: Running = key.data
            data = os.read(key.fd, CHUNK)
            if not data:
                self._drop(running)
            for line in running.lines(data):
                self.show(running.part.name, line)

    def _drop(self, running: "Running") -> None:
        with suppress(KeyError, ValueError):
            self.selector.unregister(running.output)
        running.output.close()


class Running:
    """A part and its process. `due`: when to start it, None while it runs."""

    process: subprocess.Popen[bytes]
    output: IO[bytes]

    def __init__(self, part: Part) -> None:
        self.part = part
        self.due: float | None = math.inf
        self.failures = 0
        self.started = 0.0
        self.rest = b""

    def start(self) -> None:
        reader, writer = os.pipe()
        self.output = os.fdopen(reader, "rb", buffering=0)
        self.process = tied.start(
            self.part.command,
            parent_death=self.part.parent_death,
            output=writer,
            folder=ROOT,
            environment=os.environ | {"PYTHONUNBUFFERED": "1"},
            keep=self.part.keep,
        )
        os.close(writer)
        self.due, self.started, self.rest = None, time.monotonic(), b""

    def lines(self, data: bytes) -> list[str]:
        """The lines that `data` completes; the end of the output completes the last."""
        *whole, self.rest = (self.rest + data).split(b"\n")
        if not data and self.rest:
            whole.append(self.rest)
            self.rest = b""
        return [line.decode(errors="replace") for line in whole]

    def plan_restart(self) -> float:
        """Seconds until the next start: more each time, until it has run steadily."""
        if time.monotonic() - self.started > STEADY_SECONDS:
            self.failures = 0
        wait = min(2.0**self.failures, LONGEST_WAIT)
        self.failures += 1
        self.due = time.monotonic() + wait
        return wait

    def end_group(self) -> None:
        """Kill what is left in its session, whether it still leads it or not."""
        if self.due is not None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def describe(code: int) -> str:
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"
