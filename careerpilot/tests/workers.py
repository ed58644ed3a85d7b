"""A real Celery worker on the real broker and the test database."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from redis import Redis

# As `manage.py up` starts it: alone, so it need not wait for what other workers say.
COMMAND = [
    *("-m", "celery", "-A", "careerpilot", "worker"),
    *("--without-gossip", "--without-mingle", "--loglevel", "info"),
]


def database_url():
    """The address of the database that this test run made for itself."""
    url = urlsplit(os.environ["DATABASE_URL"])
    return url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def empty_broker():
    url = settings.CELERY_BROKER_URL
    path = url.removeprefix("redis+socket://").split("?")[0]
    broker = Redis(unix_socket_path=path) if path != url else Redis.from_url(url)
    broker.flushdb()
    broker.close()


@contextmanager
def running_worker(log, *, processes=1):
    """A worker that takes tasks; `log` is a path that gets what it prints."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("wb") as output:
        worker = subprocess.Popen(
            [sys.executable, *COMMAND, "--concurrency", str(processes)],
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        until(lambda: b" ready." in log.read_bytes(), seconds=30)
        yield worker
    finally:
        kill(worker)


def kill(worker):
    """kill -9 for the worker and its children."""
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def until(holds, *, seconds):
    """Wait until `holds()` is true; fail when it takes longer."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
