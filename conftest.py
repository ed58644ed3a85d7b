"""What every test may use. PostgreSQL, Valkey and workers are real; see docs/architecture.md."""

import pytest
from django.core.cache import cache

from accounts.tests.factories import StaffFactory, UserFactory
from careerpilot import celery_app


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def member(client):
    """A person who is logged in to `client`."""
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def staff(client):
    """One of the staff, logged in to `client`."""
    user = StaffFactory(email="staff@careerpilot.test")
    client.force_login(user)
    return user


@pytest.fixture
def _work_at_once():
    """Tasks run where they are sent from."""
    celery_app.conf.task_always_eager = True
    yield
    celery_app.conf.task_always_eager = False
