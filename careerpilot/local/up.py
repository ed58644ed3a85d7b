"""`manage.py up`: all of CareerPilot on this machine until Ctrl-C."""

import http.client
import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import suppress

from careerpilot.local import environment, tied
from careerpilot.local.console import LocalError, elapsed, say, write
from careerpilot.local.homes import ROOT, VAR
from careerpilot.local.lease import Lease
from careerpilot.local.locks import FileLock
from careerpilot.local.parts import parts
from careerpilot.local.supervisor import Supervisor

DEMO_EMAIL, DEMO_PASSWORD = "demo@careerpilot.test", "careerpilot-demo"
READY_SECONDS = 60.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Ctrl-C, or a signal that means the same."""


def up(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(prog="manage.py up", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    parser.add_argument("--no-demo", action="store_true", help="load the catalogue alone")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    # Collected files go there; the web server looks for it even when nothing is collected.
    (VAR / "static").mkdir(parents=True, exist_ok=True)
    with FileLock(VAR / "up.lock") as lock:
        if not lock.take(patience=0):
            where = (VAR / "up.lock").read_text() or "not yet ready"
            raise LocalError(f"CareerPilot is already running from this folder: {where}")
        lock.note("")
        return Up(listen(options.port), lock, demo=not options.no_demo).run()


def listen(port: int) -> socket.socket:
    """Take the port now and for good: it stays ours while the web process is started again."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise LocalError(
            f"Port {port} cannot be used ({error}).\n"
            f"Choose another: python3 manage.py up --port {port + 1}"
        ) from error
    return listener


class Up:
    def __init__(self, listener: socket.socket, lock: FileLock, *, demo: bool) -> None:
        self.listener = listener
        self.lock = lock
        self.demo = demo
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        self.lease: Lease | None = None
        self.supervisor = Supervisor(parts(listener.fileno()), show)

    def run(self) -> int:
        for number in SIGNALS:
            signal.signal(number, stop_now)
        try:
            self.start()
            self.announce()
            while True:
                self.supervisor.look_after(1)
                self.keep_servers()
        except Stopped:
            return 0
        finally:
            for number in SIGNALS:
                signal.signal(number, lambda *_: self.supervisor.kill())
            self.stop()

    def start(self) -> None:
        self.lease = environment.fill("dev", aloud=True)
        say("PostgreSQL and Valkey answer" if self.lease else "using the servers that are set")
        self.prepare()
        self.start_parts()

    def prepare(self) -> None:
        command = [sys.executable, "-m", "careerpilot.local.prepare"]
        command += [] if self.demo else ["--no-demo"]
        process = tied.start(command, parent_death=signal.SIGKILL, folder=ROOT)
        try:
            code = process.wait()
        finally:
            process.kill()
        if code:
            raise LocalError("The database could not be prepared; see above.")

    def start_parts(self) -> None:
        """The web server first, so that it has the whole machine until the first page."""
        say("starting the web server, the worker and beat")
        self.supervisor.start("web")
        self.wait_for_page()
        self.supervisor.start("worker")
        self.supervisor.start("beat")

    def wait_for_page(self) -> None:
        end = time.monotonic() + READY_SECONDS
        while not answers(self.listener.getsockname()[1]):
            if time.monotonic() > end:
                raise LocalError(f"No page after {READY_SECONDS:.0f} seconds; see above.")
            self.supervisor.look_after(0.2)

    def announce(self) -> None:
        self.lock.note(self.address)
        lines = [f"CareerPilot is ready: {self.address}   ({elapsed():.1f} s)"]
        if self.demo:
            lines.append(f"Log in with {DEMO_EMAIL} / {DEMO_PASSWORD}")
        lines.append("Mails are printed here. Stop with Ctrl-C.")
        write("\n" + "".join(f"    {line}\n" for line in lines) + "\n")

    def keep_servers(self) -> None:
        """Start the keeper again if somebody killed it; its servers went with it."""
        if self.lease is None:
            return
        for line in self.lease.news():
            say(line)
        if not self.lease.is_kept():
            say("PostgreSQL and Valkey are gone: starting them again")
            self.lease.ensure()

    def stop(self) -> None:
        say("stopping")
        self.supervisor.stop()
        self.listener.close()
        alone = True
        if self.lease is not None:
            self.lease.release()
            alone = self.lease.wait_for_stop()
        say("stopped" if alone else "stopped; another command still uses PostgreSQL and Valkey")


def stop_now(*_: object) -> None:
    raise Stopped


def show(name: str, line: str) -> None:
    # A closed terminal must not keep the parts from being looked after.
    with suppress(OSError):
        write(f"{name:>6} | {line}\n")


def answers(port: int) -> bool:
    """Whether the site's own health page says that all is well."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/", headers={"Host": own_host(port)})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def own_host(port: int) -> str:
    """A name under which the site answers, as ALLOWED_HOSTS may have been set to anything."""
    allowed = [name.strip() for name in os.environ["ALLOWED_HOSTS"].split(",")]
    local = {"*", "localhost", "127.0.0.1"}.intersection(allowed)
    return f"127.0.0.1:{port}" if local - {"localhost"} else allowed[0].lstrip(".")
