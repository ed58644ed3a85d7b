"""What every test may use. PostgreSQL, Valkey and workers are real; see docs/architecture.md."""

import gc
from itertools import count

import pytest
from django.core.cache import cache

from accounts.tests.factories import StaffFactory, UserFactory
from careerpilot import celery_app


def pytest_collection_finish():
    """What there is by now stays until the end, so the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 50)


@pytest.fixture(scope="session")
def _own_folders(tmp_path_factory):
    """Where each test has a folder. For `tmp_path`, pytest looks through all that were before."""
    above = tmp_path_factory.mktemp("own", numbered=False)
    return (above / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_files(settings, _own_folders):
    folder = next(_own_folders)
    folder.mkdir()
    settings.MEDIA_ROOT = folder / "media"


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
