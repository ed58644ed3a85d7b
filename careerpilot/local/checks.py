"""`manage.py test`: the checks of the house, then pytest."""

import os
import secrets
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from careerpilot.local import environment
from careerpilot.local.console import say, write
from careerpilot.local.homes import ROOT, VAR
from careerpilot.local.locks import FileLock

PYTHON = sys.executable
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    check: Check
    passed: bool
    seconds: float
    output: str


def checks() -> list[Check]:
    """The longest first, so that the others fit beside it."""
    return [
        Check("mypy", [PYTHON, "-m", "mypy", "."]),
        Check("ruff check", [PYTHON, "-m", "ruff", "check", "."]),
        Check("ruff format --check", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        Check("djangofmt --check", [djangofmt(), "--check", "templates"]),
        Check("lint-imports", [PYTHON, "-c", LINT_IMPORTS]),
        Check("makemigrations --check", django("makemigrations", "--check", "--dry-run")),
        Check("check --deploy", django("check", "--deploy", "--fail-level", "WARNING"), deploy()),
    ]


def django(*words: str) -> list[str]:
    return [PYTHON, "-m", "django", *words]


def djangofmt() -> Path:
    """A program without a module; PATH need not lead to where it was installed."""
    return Path(sysconfig.get_path("scripts"), "djangofmt")


def deploy() -> dict[str, str]:
    """Settings as an installation has them."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "DEBUG": "0",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "careerpilot.example",
    }


def run(check: Check) -> Outcome:
    start = time.monotonic()
    done = subprocess.run(
        check.command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=os.environ | check.environment,
    )
    return Outcome(check, done.returncode == 0, time.monotonic() - start, done.stdout)


def run_all(checks: Sequence[Check]) -> list[Outcome]:
    """Two at a time; each is reported as it ends, its output only when it fails."""
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(run, check) for check in checks]
        return [report(future.result()) for future in as_completed(runs)]


def report(outcome: Outcome) -> Outcome:
    verdict = "passed" if outcome.passed else "FAILED"
    write(f"  {verdict}  {outcome.check.name:24} {outcome.seconds:6.1f} s\n")
    if not outcome.passed:
        write(f"{outcome.output}\n")
    return outcome


def test(arguments: Sequence[str]) -> int:
    """0 only when every check and pytest passed; pytest's closing line is the last."""
    os.chdir(ROOT)
    # The web server's static files are looked for there.
    (VAR / "static").mkdir(parents=True, exist_ok=True)
    lease = environment.fill("test", aloud=True)
    say("running the checks")
    failed = [outcome.check.name for outcome in run_all(checks()) if not outcome.passed]
    with FileLock(VAR / "test.lock") as lock:
        if not lock.take(patience=0):
            say("another test run in this folder is under way: waiting for it")
            lock.take()
        say(f"checks failed: {', '.join(failed)}" if failed else "all checks passed")
        # Coverage is held for the whole suite; a part of it would fail the bar.
        chosen = arguments or ["--cov", "--cov-report=term:skip-covered"]
        code = subprocess.run([PYTHON, "-m", "pytest", *chosen], check=False).returncode
    if lease is not None:
        # Until they are gone, so that the folder may be removed straight away.
        lease.release()
        lease.wait_for_stop()
    return code or bool(failed)
