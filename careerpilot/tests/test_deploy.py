"""The container files, held against the code that they start."""

import re

import pytest
import yaml
from django.conf import settings


@pytest.fixture
def compose():
    return yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text())


def test_compose_names_the_five_parts_and_the_step_before_them(compose):
    assert sorted(compose["services"]) == ["beat", "postgres", "prepare", "redis", "web", "worker"]


def test_compose_gives_every_part_that_stays_a_health_check(compose):
    lasting = {name: part for name, part in compose["services"].items() if name != "prepare"}

    assert [name for name, part in lasting.items() if "healthcheck" not in part] == []


def test_compose_sets_only_variables_that_the_settings_read(compose):
    source = (settings.BASE_DIR / "careerpilot" / "settings.py").read_text()
    read = set(re.findall(r'"([A-Z_]{4,})"', source))

    assert set(compose["services"]["web"]["environment"]) - read == set()


def test_compose_keeps_no_secret(compose):
    kept = compose["services"]["web"]["environment"]["SECRET_KEY"]

    assert kept.startswith("${SECRET_KEY:?")
