"""The processes that make up CareerPilot, besides the servers it stores in."""

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from careerpilot.local.homes import VAR

TRUE = {"1", "true", "yes", "on"}


@dataclass(frozen=True, slots=True)
class Part:
    """`patience`: seconds to finish what it is doing when asked to stop."""

    name: str
    command: Sequence[str]
    patience: float
    # What the kernel sends when the supervisor is killed: it must be gone soon, tidy or not.
    parent_death: signal.Signals
    keep: Sequence[int] = ()


def parts(listener: int) -> list[Part]:
    """In the order in which they are stopped. `listener`: the web server's listening socket."""
    return [web(listener), worker(), beat()]


def web(listener: int) -> Part:
    debug = os.environ.get("DEBUG", "").strip().lower() in TRUE
    command = [
        *(sys.executable, "-m", "gunicorn", "careerpilot.wsgi"),
        *("--bind", f"fd://{listener}", "--worker-class", "gthread"),
        *("--workers", "2", "--threads", "4", "--graceful-timeout", "5"),
        *("--log-level", "warning", "--no-control-socket"),
        "--reload" if debug else "--preload",
    ]
    return Part("web", command, 7, signal.SIGQUIT, keep=[listener])


def worker() -> Part:
    command = [
        *(sys.executable, "-W", "ignore:You're running the worker"),
        *("-m", "celery", "--quiet", "-A", "careerpilot", "worker"),
        *("--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "warning"),
    ]
    # Its pool processes ask the kernel to be killed together with it.
    return Part("worker", command, 10, signal.SIGKILL)


def beat() -> Part:
    command = [
        *(sys.executable, "-m", "celery", "--quiet", "-A", "careerpilot", "beat"),
        *("--schedule", str(VAR / "beat-schedule"), "--pidfile", "", "--loglevel", "warning"),
    ]
    return Part("beat", command, 5, signal.SIGKILL)
