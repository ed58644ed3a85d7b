import subprocess

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from accounts.tests.factories import UserFactory
from careerpilot.operations.backup import make_backup
from careerpilot.operations.programs import address, programs
from cvs.tests.factories import CVFactory
from progress.jobs import ensure_partitions


@pytest.fixture
def backup(transactional_db, tmp_path):
    """An archive of one person with one CV; further `make_backup` is up to the test."""
    CVFactory(user=UserFactory(email="kept@careerpilot.test"))
    target = tmp_path / "backup.tar.gz"
    make_backup(target, now=now())
    return target


@pytest.fixture
def months(transactional_db):
    """The log's partitions from this month on, gone after the test."""
    made = ensure_partitions(today=localdate())
    yield made
    with connection.cursor() as cursor:
        for month in made:
            cursor.execute(f"DROP TABLE progress_{month:%Y_%m}")


def definition():
    """The schema as pg_dump writes it: tables, partitions, triggers, indexes, all of it."""
    where = address()
    command = [programs() / "pg_dump", "--schema-only", "--dbname", where.conninfo]
    done = subprocess.run(
        command, env=where.environment, capture_output=True, text=True, check=True
    )
    random_words = ("\\restrict", "\\unrestrict")
    return [line for line in done.stdout.splitlines() if not line.startswith(random_words)]
