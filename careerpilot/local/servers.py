"""PostgreSQL and Valkey as child processes: how each is prepared, started, asked and stopped."""

import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from pwd import struct_passwd

from careerpilot.local import tied
from careerpilot.local.console import LocalError
from careerpilot.local.homes import Home, private_folder

NAME = "careerpilot"
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
STOP_SECONDS = 10.0
PROCESSES = Path("/proc")  # Linux alone has it.
BUILT_IN_SINCE = 17  # The first version with locales of its own.


class Server:
    """What the two have in common. `folder` is the server's own; no other user can enter it."""

    name: str
    stop_signal: signal.Signals

    def __init__(self, home: Home, sockets: Path, account: struct_passwd | None) -> None:
        self.home = home
        self.sockets = sockets
        self.account = account
        self.folder = private_folder(home.folder / self.name, account)
        self.log = home.folder / f"{self.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> Sequence[str | Path]:
        raise NotImplementedError

    def prepare(self) -> None:
        """Make what a start needs, and end what an earlier one left behind."""
        raise NotImplementedError

    def answers(self) -> bool:
        raise NotImplementedError

    def start(self) -> None:
        self.prepare()
        with self.log.open("ab") as log:
            self.process = tied.start(
                self.command(),
                parent_death=self.stop_signal,
                output=log,
                account=self.account,
                folder=self.folder,
            )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            # Nothing committed is lost: the next start recovers from the log.
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])


class Postgres(Server):
    name = "postgres"
    stop_signal = signal.SIGINT  # Ends sessions and writes everything down; SIGTERM would wait.

    def __init__(
        self, home: Home, sockets: Path, account: struct_passwd | None, *, programs: Path
    ) -> None:
        super().__init__(home, sockets, account)
        self.programs = programs
        self.data = self.folder / "data"

    def command(self) -> Sequence[str | Path]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "shared_preload_libraries": "pg_stat_statements",
        }
        if not self.home.durable:
            settings |= dict.fromkeys(["fsync", "full_page_writes", "synchronous_commit"], "off")
            # It counts between two tests, when tables are empty, and what it then tells the
            # planner makes the next test's queries crawl.
            settings["autovacuum"] = "off"
        given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [self.programs / "postgres", "-D", self.data, *given]

    def prepare(self) -> None:
        if not self.data.exists():
            self._create()
        self._check_version()
        self._end_leftover()

    def answers(self) -> bool:
        return postgres_answers(self.sockets)

    def _create(self) -> None:
        """Make the cluster aside and move it to its place, so that there is no half of one."""
        for left in self.folder.glob("new-*"):
            shutil.rmtree(left)
        made = private_folder(Path(tempfile.mkdtemp(dir=self.folder, prefix="new-")), self.account)
        self._run(
            *(self.programs / "initdb", "-D", made, "-U", NAME, "-E", "UTF8", "-A", "trust"),
            *_locale_options(self._major()),
            *([] if self.home.durable else ["--no-sync"]),
        )
        self._run(
            *(self.programs / "postgres", "--single", "-D", made, "postgres"),
            typed=f"CREATE DATABASE {NAME}\n",
        )
        made.rename(self.data)

    def _run(self, *command: str | Path, typed: str = "") -> str:
        done = subprocess.run(
            command,
            check=False,
            input=typed,
            cwd=self.folder,
            text=True,
            errors="replace",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **tied.as_account(self.account),
        )
        if done.returncode:
            raise LocalError(f"{Path(command[0]).name} failed:\n{done.stdout}")
        return done.stdout

    def _major(self) -> int:
        """The programs' major version."""
        said = self._run(self.programs / "postgres", "--version")
        return int(re.findall(r"\d+", said)[0])

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(self._major()):
            raise LocalError(
                f"The database in {self.data} was made by PostgreSQL {made_by};"
                f" the installed one is {self._major()} and cannot read it. Nothing was changed.\n"
                "To keep the data: check out the version of CareerPilot that made them, run\n"
                "`python3 manage.py backup` there, come back, move that folder away, and\n"
                "`python3 manage.py restore` the backup. To give them up, move the folder away."
            )

    def _end_leftover(self) -> None:
        """End a server of this very folder that lost its keeper.

        The number in its mark alone proves nothing: after a reboot, or in a copy of the folder,
        it may be any other process, which PostgreSQL itself would take for a living server.
        """
        mark = self.data / "postmaster.pid"
        found = re.match(r"\d+", mark.read_text()) if mark.exists() else None
        if found is None:
            return
        pid, end = int(found[0]), time.monotonic() + STOP_SECONDS
        while (line := command_line(pid)) is not None and time.monotonic() < end:
            if str(self.data) in line:
                os.kill(pid, signal.SIGINT)
            elif line:
                mark.unlink()
                return
            time.sleep(0.1)


class Valkey(Server):
    name = "valkey"
    stop_signal = signal.SIGTERM

    def __init__(
        self, home: Home, sockets: Path, account: struct_passwd | None, *, program: Path
    ) -> None:
        super().__init__(home, sockets, account)
        self.program = program

    def command(self) -> Sequence[str | Path]:
        settings = {
            "port": "0",
            "unixsocket": str(self.sockets / VALKEY_SOCKET),
            "unixsocketperm": "700",
            "appendonly": "yes" if self.home.durable else "no",
            "save": "",
            "maxmemory-policy": "noeviction",
            "loglevel": "warning",
        }
        given = [word for name, value in settings.items() for word in (f"--{name}", value)]
        return [self.program, *given]

    def prepare(self) -> None:
        end = time.monotonic() + STOP_SECONDS
        while self.answers() and time.monotonic() < end:
            _ask(self.sockets / VALKEY_SOCKET, b"SHUTDOWN\r\n")
            time.sleep(0.1)

    def answers(self) -> bool:
        return valkey_answers(self.sockets)


def _locale_options(major: int) -> list[str]:
    """Letters of every language are letters to PostgreSQL and to its trigrams.

    Both parts are needed: the provider for `lower` and `ILIKE`, the C library's character
    type for `pg_trgm`, which drops all but ASCII under the plain C locale.
    """
    letters = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    built_in = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= BUILT_IN_SINCE else []
    )
    return ["--locale=C", f"--lc-ctype={letters}", *built_in]


def postgres_answers(sockets: Path) -> bool:
    """Whether a session would be let in: the reply to a start-up message is `R`."""
    body = f"user\0{NAME}\0database\0{NAME}\0\0".encode()
    message = struct.pack("!ii", len(body) + 8, 3 << 16) + body
    return _ask(sockets / POSTGRES_SOCKET, message)[:1] == b"R"


def valkey_answers(sockets: Path) -> bool:
    return _ask(sockets / VALKEY_SOCKET, b"PING\r\n").startswith(b"+PONG")


def _ask(path: Path, message: bytes) -> bytes:
    """The beginning of the answer on the socket at `path`; nothing when nobody listens."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(1)
        try:
            line.connect(str(path))
            line.sendall(message)
            return line.recv(4096)
        except OSError:
            return b""


def command_line(pid: int) -> str | None:
    """How the process was called; empty for one that ended unwaited for, None for none."""
    if PROCESSES.is_dir():
        try:
            return (PROCESSES / str(pid) / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            return None
    command = ["ps", "-ww", "-p", str(pid), "-o", "command="]
    listed = subprocess.run(command, check=False, capture_output=True, text=True)
    return listed.stdout if listed.returncode == 0 else None
