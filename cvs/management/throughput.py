"""How many CVs a minute real Celery workers read, by the number of their processes.

A machine is not as fast in one minute as in the next. So the numbers take turns, some documents
each and every other turn in the opposite order, and while the processes of one are at work those
of the other wait.

Everything is on the side: a database of its own on the same server, a broker database that no
product uses, a folder that goes afterwards. What is there is neither read nor changed.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from celery import current_app
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Max
from django.utils.timezone import now
from kombu import Queue

from accounts.models import User
from cvs.enums import IN_FLIGHT, CVStatus, FileType
from cvs.models import CV, stored_name
from cvs.tasks import parse_cv_task
from skills.services import load_skills

WORKERS = (1, 2)
DOCUMENTS = 200
WARM_UP = 8  # documents a process, not counted
LONGEST = timedelta(minutes=10)
TURNS = 2
PAUSE = 0.02  # seconds between two looks whether the workers are ready
LONG_PAUSE = 0.5  # between two looks at the database while the workers use it
BROKER_DATABASE = 7


@dataclass(frozen=True, slots=True)
class Sample:
    """A file to read, and of what type it is."""

    data: bytes
    file_type: FileType


@dataclass(frozen=True, slots=True)
class Throughput:
    """`seconds` that so many worker processes took for all documents."""

    documents: int
    seconds: dict[int, float]

    @property
    def gain(self) -> float:
        """How many times the documents of the fewest processes the most of them read."""
        return self.seconds[min(self.seconds)] / self.seconds[max(self.seconds)]


def measure(
    samples: Sequence[Sample], documents: int, numbers: Sequence[int] = WORKERS
) -> Throughput:
    """The samples, again and again until it is so many documents, by each number of processes."""
    with TemporaryDirectory() as name, scratch_database(), ExitStack() as stack:
        load_skills()
        folder = Path(name)
        for count in numbers:
            stack.enter_context(workers(count, folder))
            read_all(list(islice(cycle(samples), WARM_UP * count)), count, folder)
        every = list(islice(cycle(samples), documents))
        shares = [every[turn::TURNS] for turn in range(TURNS)]
        taken = dict.fromkeys(numbers, 0.0)
        for turn, share in enumerate(filter(None, shares)):
            for count in numbers if turn % 2 == 0 else reversed(numbers):
                taken[count] += read_all(share, count, folder)
    return Throughput(documents, taken)


def read_all(samples: Sequence[Sample], processes: int, folder: Path) -> float:
    """Seconds from the first message until the workers have read the last of these."""
    cvs = waiting_cvs(samples, folder)
    start = now()
    with current_app.connection_for_write(broker_url()) as broker:
        for cv in cvs:
            current_app.send_task(
                parse_cv_task.name,
                kwargs={"cv_id": str(cv.pk)},
                queue=queue_of(processes),
                connection=broker,
            )
        wait_until_read(start)
    last = CV.objects.filter(pk__in=[cv.pk for cv in cvs]).aggregate(at=Max("parsed_at"))["at"]
    seconds: float = (last - start).total_seconds()
    return seconds


def waiting_cvs(samples: Sequence[Sample], folder: Path) -> list[CV]:
    """CVs of one person who has none yet, in the database and on the disk."""
    number = User.objects.count()
    user = User.objects.create_user(f"{number}@benchmark.test", first_name="Benchmark")
    cvs = [waiting_cv(user, sample, place, folder) for place, sample in enumerate(samples)]
    return CV.objects.bulk_create(cvs)


def waiting_cv(user: User, sample: Sample, place: int, folder: Path) -> CV:
    cv = CV(user=user, file_name=f"{place}.{sample.file_type}", file_type=sample.file_type)
    cv.file_size, cv.is_active = len(sample.data), False
    cv.sha256 = sha256(f"{place}".encode()).hexdigest()
    cv.queued_at = cv.uploaded_at = now()
    cv.file.name = stored_name(cv, cv.file_name)
    path = folder / cv.file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample.data)
    return cv


def wait_until_read(start: datetime) -> None:
    while CV.objects.filter(status__in=IN_FLIGHT).exists():
        if now() - start > LONGEST:
            raise CommandError("The workers did not come to an end.")
        time.sleep(LONG_PAUSE)
    if failed := CV.objects.filter(status=CVStatus.ERROR).count():
        raise CommandError(f"{failed} CVs could not be read.")


# --- the workers and what they stand on -------------------------------------------------------


@contextmanager
def workers(processes: int, folder: Path) -> Iterator[None]:
    """A Celery worker with so many processes; it is ready when this begins and gone after it."""
    log = folder / f"{processes}.log"
    with current_app.connection_for_write(broker_url()) as broker:
        Queue(queue_of(processes), channel=broker.channel()).purge()
    command = [sys.executable, "-m", "celery", "-A", "careerpilot", "-b", broker_url(), "worker"]
    options = ["-Q", queue_of(processes), "--concurrency", str(processes), "--loglevel", "info"]
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    environment = {"DATABASE_URL": database_url(), "MEDIA_ROOT": str(folder)}
    with log.open("wb") as output:
        worker = subprocess.Popen(
            [*command, *options, *alone],
            env=os.environ | environment | {"PYTHONUNBUFFERED": "1"},
            cwd=settings.BASE_DIR,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(worker, log)
        yield
    finally:
        worker.terminate()
        worker.wait()


def queue_of(processes: int) -> str:
    return f"cvs-{processes}"


def wait_until_ready(worker: "subprocess.Popen[bytes]", log: Path) -> None:
    while b" ready." not in log.read_bytes():
        if worker.poll() is not None:
            raise CommandError(f"The worker did not start:\n{log.read_text('utf-8')}")
        time.sleep(PAUSE)


@contextmanager
def scratch_database() -> Iterator[None]:
    """A fresh database beside the product's, which this process uses meanwhile."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{name}_benchmark"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def database_url() -> str:
    url = urlsplit(os.environ["DATABASE_URL"])
    return url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def broker_url() -> str:
    """The product's server, another database on it."""
    url = settings.CELERY_BROKER_URL
    if url.startswith("redis+socket://"):
        return f"{url.partition('?')[0]}?virtual_host={BROKER_DATABASE}"
    return f"{url.rpartition('/')[0]}/{BROKER_DATABASE}"
