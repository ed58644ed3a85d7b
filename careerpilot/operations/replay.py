"""Bringing a dump back into the database, in one transaction that others see only as a whole."""

import re
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self, cast

from careerpilot.operations.errors import OperationError
from careerpilot.operations.programs import address, programs

CLEAR = Path(__file__).with_name("clear.sql")
LOCK_SECONDS = 10
# The schema is there already, and statistics of queries belong to the server, which may not
# let us make the extension.
LEFT_OUT = re.compile(r"^\d+; \d+ \d+ (SCHEMA - |EXTENSION - pg_stat_statements )")
READY = b"ready"
OPTIONS = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error")


class ReplayError(OperationError):
    """The dump did not go in; the database is as it was."""


class Replay:
    """A psql that holds a transaction: `apply` the dump, then `commit`; leaving without a
    commit undoes it all, also when this process dies.
    """

    def __init__(self, dump: Path) -> None:
        self.dump = dump
        self.folder = programs()
        self.where = address()

    def __enter__(self) -> Self:
        self.errors = TemporaryFile()
        self.psql = subprocess.Popen(
            [
                *(self.folder / "psql", "--no-psqlrc", "--quiet", "--no-password"),
                *("--set=ON_ERROR_STOP=1", "--output=/dev/null", self.where.conninfo),
            ],
            env=self.where.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
        )
        self.input = cast("IO[bytes]", self.psql.stdin)
        self.output = cast("IO[bytes]", self.psql.stdout)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.psql.poll() is None:
            self.psql.kill()
            self.psql.wait()
        self._close_input()
        self.output.close()
        self.errors.close()

    def apply(self) -> None:
        """Clear the schema and fill it from the dump; returns when psql has done it all."""
        contents = self.dump.with_suffix(".contents")
        contents.write_text(self._contents(), "utf-8")
        self._say("BEGIN;\nSET client_min_messages = warning;")
        self._say(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s';\n{CLEAR.read_text('utf-8')}")
        command: list[str | Path] = [self.folder / "pg_restore", *OPTIONS]
        command += [f"--use-list={contents}", "--file=-", self.dump]
        done = subprocess.run(
            command, stdout=self.input, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            # Either may be the cause: pg_restore stops too when psql no longer listens.
            self._close_input()
            raise self._failure(done.stderr.strip())
        self._wait_for_psql()

    def commit(self) -> None:
        self._say("COMMIT;")
        self._close_input()
        if self.psql.wait():
            raise self._failure()

    def _contents(self) -> str:
        """The dump's table of contents without what stays as it is."""
        command: list[str | Path] = [self.folder / "pg_restore", "--list", self.dump]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ReplayError(f"pg_restore cannot read the dump: {done.stderr.strip()}")
        lines = done.stdout.splitlines(keepends=True)
        return "".join(line for line in lines if not LEFT_OUT.match(line))

    def _say(self, text: str) -> None:
        try:
            self.input.write(f"{text}\n".encode())
            self.input.flush()
        except BrokenPipeError as problem:
            raise self._failure() from problem

    def _wait_for_psql(self) -> None:
        self._say(f"\n\\echo {READY.decode()}")
        if self.output.readline().strip() != READY:
            raise self._failure()

    def _close_input(self) -> None:
        """Tell psql that nothing follows: it ends, and with it what is not committed."""
        with suppress(BrokenPipeError):
            self.input.close()

    def _failure(self, *others: str) -> ReplayError:
        self.psql.wait()
        self.errors.seek(0)
        said = " ".join([self.errors.read().decode(errors="replace").strip(), *others])
        return ReplayError(f"The database refused the backup and stays as it was. {said}")
