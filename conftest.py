"""What every test may use. PostgreSQL, Valkey and workers are real; see docs/architecture.md."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def member(client, django_user_model):
    """A person who is logged in to `client`."""
    from accounts.tests.factories import UserFactory

    user = UserFactory()
    client.force_login(user)
    return user
