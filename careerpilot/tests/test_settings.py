import os
import subprocess
import sys

import pytest
from django.conf import settings

from careerpilot.settings import redis_urls


def load_settings(**changes):
    """Read the settings in a process of their own; the last line of what went wrong."""
    environment = os.environ | changes
    wanted = {name: value for name, value in environment.items() if value != "UNSET"}
    done = subprocess.run(
        [sys.executable, "-c", "import careerpilot.settings"],
        env=wanted,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY must have at least 32 characters."),
        ({"DEBUG": "maybe"}, "DEBUG must be 1 or 0: 'maybe'"),
        ({"HTTPS": "si"}, "HTTPS must be 1 or 0: 'si'"),
        (
            {"CV_MAX_MEGABYTES": "lots"},
            "CV_MAX_MEGABYTES must be a whole number from 1 to 50: 'lots'",
        ),
        (
            {"CV_UPLOADS_A_DAY": "0"},
            "CV_UPLOADS_A_DAY must be a whole number from 1 to 1000: '0'",
        ),
        ({"DATABASE_URL": "sqlite:///x"}, "DATABASE_URL must name a PostgreSQL database."),
        (
            {"REDIS_URL": "memory://"},
            "REDIS_URL must start with redis://, rediss:// or unix://",
        ),
    ],
)
def test_settings_refuse_nonsense_with_the_name_of_the_variable(changes, complaint):
    assert load_settings(**changes).endswith(complaint)


def test_settings_load_as_they_are():
    assert load_settings() == ""


@pytest.mark.parametrize(
    ("url", "broker", "cache"),
    [
        ("redis://h:6379/3", "redis://h:6379/0", "redis://h:6379/1"),
        ("rediss://:pw@h", "rediss://:pw@h/0", "rediss://:pw@h/1"),
        (
            "unix:///run/v.sock",
            "redis+socket:///run/v.sock?virtual_host=0",
            "unix:///run/v.sock?db=1",
        ),
    ],
)
def test_redis_urls_give_broker_and_cache_a_database_each(url, broker, cache):
    assert redis_urls(url) == (broker, cache)
