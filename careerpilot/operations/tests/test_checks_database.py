from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from careerpilot.operations.checks import database
from careerpilot.operations.checks.finding import Verdict, fail, ok, warn
from careers.tests.factories import CareerPathFactory
from cvs.tests.factories import CVFactory, ParsedCVFactory
from progress.jobs import ensure_partitions
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapRequestFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


def test_where_names_the_database_without_its_password(monkeypatch):
    given = {"HOST": "db.example", "PORT": "5433", "USER": "mara", "PASSWORD": "s3cret"}
    for name, value in given.items():
        monkeypatch.setitem(connection.settings_dict, name, value)
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})

    assert database.where() == f"{connection.settings_dict['NAME']} at db.example:5433 as mara"


def test_reachable_database_shows_its_version():
    (finding,) = database.reachable()

    assert finding.verdict == Verdict.OK
    assert finding.text.startswith("PostgreSQL ")


def test_applied_migrations_are_fine():
    assert list(database.migrations()) == [ok("migrations", "All are applied.")]


def test_missing_migration_fails_with_its_name():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'chat' AND name LIKE '0001%'")

    (finding,) = database.migrations()

    assert finding.verdict == Verdict.FAIL
    assert "chat.0001_initial" in finding.text
    assert finding.remedy == "Run `migrate`."


def test_partitions_that_are_missing_fail():
    (finding,) = database.partitions()

    assert finding.verdict == Verdict.FAIL
    assert finding.text.startswith(f"progress_{localdate():%Y_%m}, progress_")


def test_partitions_of_this_month_and_the_next_are_fine():
    ensure_partitions(today=localdate(), months=2)

    (finding,) = database.partitions()

    assert finding.verdict == Verdict.OK


def test_rows_of_later_in_the_default_partition_are_warned_of():
    ensure_partitions(today=localdate(), months=2)
    ActivityFactory(date_logged=localdate() + timedelta(days=90))
    ActivityFactory(date_logged=localdate() - timedelta(days=90))

    assert list(database.partitions())[1:] == [
        warn(
            "partitions",
            "1 rows of this month or later lie in progress_default.",
            "Run `ensure_partitions`: it moves those of four months.",
        )
    ]


def test_backup_programs_are_named():
    (finding,) = database.backup_programs()

    assert (finding.verdict, finding.text[:8]) == (Verdict.OK, "pg_dump ")


def test_empty_catalogue_fails():
    SkillFactory()

    assert list(database.catalogue()) == [
        fail("catalogue", "1 skills, 0 career paths.", "Run `seed --no-demo`.")
    ]


def test_loaded_catalogue_is_fine():
    SkillFactory()
    CareerPathFactory()

    assert list(database.catalogue()) == [ok("catalogue", "1 skills, 1 career paths.")]


def test_work_that_nobody_touches_fails():
    long_ago = now() - timedelta(hours=1)
    CVFactory(queued_at=long_ago)
    ParsedCVFactory(queued_at=long_ago)
    RoadmapRequestFactory()

    verdicts = {finding.subject: finding.text for finding in database.stalled_work()}

    assert verdicts == {
        "CVs": "1 untouched for over 5 minutes.",
        "roadmap requests": "None has stalled.",
    }
