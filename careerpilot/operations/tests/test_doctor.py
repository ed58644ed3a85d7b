import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from careerpilot.operations.checks import Verdict, examine

NOWHERE = {
    "DATABASE_URL": "postgresql://mara:s3cret@127.0.0.1:1/careerpilot",
    "REDIS_URL": "redis://:s3cret@127.0.0.1:1",
}


@pytest.mark.django_db
def test_doctor_prints_every_finding_and_fails_when_one_does(capsys):
    failed = sum(finding.verdict == Verdict.FAIL for finding in examine())

    with pytest.raises(CommandError, match=f"^{failed} to mend.$") as stop:
        call_command("doctor")

    lines = capsys.readouterr().out.splitlines()
    assert stop.value.returncode == 1
    assert lines[0].startswith("ok    database: PostgreSQL ")
    assert sum(line.startswith("FAIL  ") for line in lines) == failed
    assert {line[:6] for line in lines} <= {"ok    ", "warn  ", "FAIL  "}


@pytest.mark.django_db
def test_doctor_finds_an_empty_catalogue(capsys):
    with pytest.raises(CommandError):
        call_command("doctor")

    assert "FAIL  catalogue: 0 skills, 0 career paths. Run `seed --no-demo`." in (
        capsys.readouterr().out.splitlines()
    )


def test_doctor_works_without_database_and_broker_and_tells_no_password():
    done = subprocess.run(
        [sys.executable, "-m", "django", "doctor"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **NOWHERE, "DJANGO_SETTINGS_MODULE": "careerpilot.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    said = done.stdout.splitlines()
    assert done.returncode == 1
    assert said[0].startswith("FAIL  database: careerpilot at 127.0.0.1:1 as mara does not answer")
    assert [line[:12] for line in said if line.startswith("FAIL  broker")] == ["FAIL  broker"]
    assert [line for line in said if "catalogue" in line] == []
    assert "s3cret" not in done.stdout + done.stderr
