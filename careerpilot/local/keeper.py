"""The process that keeps PostgreSQL and Valkey running for as long as somebody uses them.

`python -m careerpilot.local.keeper HOME [--throwaway]`, started by `careerpilot.local.lease`.
Every client holds a shared lock on the home's lease. When the keeper can lock it exclusively there
is no client left: it stops both servers, holding the lock, so that a client that arrives meanwhile
waits and then starts a keeper of its own. When the keeper is killed, the kernel stops its servers.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from pwd import struct_passwd

from careerpilot.local import binaries
from careerpilot.local.console import LocalError, write
from careerpilot.local.homes import Home, private_folder, server_account
from careerpilot.local.locks import FileLock
from careerpilot.local.servers import POSTGRES_SOCKET, Postgres, Server, Valkey

TICK = 0.1
LEASE_SECONDS = 0.2
START_SECONDS = 60.0
LONGEST_WAIT = 10.0
STEADY_SECONDS = 60.0
LOG_BYTES = 5_000_000
# The system's limit for a socket's path is 107 bytes on Linux and 103 on macOS.
SOCKET_PATH_BYTES = 103
PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")


class Keeper:
    def __init__(self, home: Home, servers: Sequence[Server]) -> None:
        self.home = home
        self.servers = servers
        self.lease = FileLock(home.lease)
        self.ended = False
        self.next_look = 0.0
        self.failures = dict.fromkeys(servers, 0)
        self.due = dict.fromkeys(servers, 0.0)

    def run(self) -> None:
        """Start, publish the sockets, and keep both alive until the last client is gone."""
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            self._start()
            self.home.sockets.symlink_to(self.servers[0].sockets)
            while not self._is_over():
                self._revive()
                time.sleep(TICK)
        finally:
            self.home.sockets.unlink(missing_ok=True)
            for server in reversed(self.servers):
                server.stop()

    def _end(self, *_: object) -> None:
        self.ended = True

    def _is_over(self) -> bool:
        if time.monotonic() < self.next_look:
            return self.ended
        self.next_look = time.monotonic() + LEASE_SECONDS
        return self.ended or self.lease.take(patience=0)

    def _start(self) -> None:
        for server in self.servers:
            server.start()
        end = time.monotonic() + START_SECONDS
        while not all(server.answers() for server in self.servers) and not self.ended:
            self._revive()
            if time.monotonic() > end:
                silent = next(server for server in self.servers if not server.answers())
                raise LocalError(f"{silent.name} does not start:\n{silent.last_words()}")
            time.sleep(0.03)

    def _revive(self) -> None:
        """Start again what died, later each time: what is left of it may need a moment to go."""
        for server in self.servers:
            now = time.monotonic()
            if server.is_running() or now < self.due[server]:
                continue
            if now > self.due[server] + STEADY_SECONDS:
                self.failures[server] = 0
            wait = min(0.2 * 2 ** self.failures[server], LONGEST_WAIT)
            self.failures[server] += 1
            self.due[server] = now + wait
            write(f"{server.name} ended: starting it again\n")
            server.start()


def socket_folder(home: Home, account: struct_passwd | None) -> Path:
    """A folder nobody else can enter, whose path fits a socket's address and an URL as it is."""
    folder = home.folder / "run"
    path = str(folder / POSTGRES_SOCKET)
    if len(os.fsencode(path)) > SOCKET_PATH_BYTES or not PLAIN.issuperset(path):
        folder = Path(tempfile.mkdtemp(prefix="careerpilot-"))
        if len(os.fsencode(folder / POSTGRES_SOCKET)) > SOCKET_PATH_BYTES:
            folder.rmdir()
            folder = Path(tempfile.mkdtemp(prefix="careerpilot-", dir="/tmp"))
    return private_folder(folder, account)


def make_servers(home: Home, sockets: Path, account: struct_passwd | None) -> list[Server]:
    programs, valkey = binaries.postgres_bin(), binaries.valkey_server()
    if account is not None:
        # The servers' user may not be able to enter the folder of our own packages.
        copies = home.folder.parent / "programs"
        programs = binaries.within_reach(programs / "postgres", copies).parent
        valkey = binaries.within_reach(valkey, copies)
    return [
        Postgres(home, sockets, account, programs=programs),
        Valkey(home, sockets, account, program=valkey),
    ]


def clear(home: Home) -> None:
    """Remove what a killed keeper could not, and logs that have grown long."""
    if home.sockets.is_symlink():
        sockets = home.sockets.readlink()
        if sockets.parent != home.folder:
            shutil.rmtree(sockets, ignore_errors=True)
        home.sockets.unlink()
    os.truncate(home.keeper_log, 0)
    for log in home.folder.glob("*.log"):
        if log.stat().st_size > LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))


def keep(home: Home) -> None:
    with FileLock(home.keeper_lock) as lock:
        # Patience, because a client's look at the lock takes it for a moment.
        if not lock.take(patience=1):
            return
        lock.note(str(os.getpid()))
        clear(home)
        account = server_account()
        sockets = socket_folder(home, account)
        try:
            Keeper(home, make_servers(home, sockets, account)).run()
        finally:
            if sockets.parent != home.folder:
                shutil.rmtree(sockets, ignore_errors=True)


def main() -> None:
    parser = ArgumentParser(prog="careerpilot.local.keeper")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--throwaway", action="store_true")
    options = parser.parse_args()
    os.umask(0o077)
    try:
        keep(Home(options.folder, durable=not options.throwaway))
    except LocalError as error:
        sys.exit(str(error))
    except PermissionError as error:
        sys.exit(f"The servers cannot be started here: {error}\nSet DATABASE_URL and REDIS_URL.")


if __name__ == "__main__":
    main()
