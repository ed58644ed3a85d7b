from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from careers.models import CareerPath
from careers.tests.factories import CareerPathFactory

pytestmark = pytest.mark.django_db


def test_row_written_by_raw_sql_gets_its_key_and_its_times():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO career_paths (title, description) VALUES ('Baker', 'Bakes.')")

    row = CareerPath.objects.get()
    assert row.pk.version == 4
    assert now() - row.created_at < timedelta(minutes=1)
    assert row.updated_at == row.created_at


def test_row_tells_when_it_was_changed():
    row, past = CareerPathFactory(), datetime(2020, 1, 1, tzinfo=UTC)
    CareerPath.objects.update(created_at=past, updated_at=past)
    row.refresh_from_db()

    row.save(update_fields=["title", "updated_at"])

    row.refresh_from_db()
    assert row.created_at == past
    assert now() - row.updated_at < timedelta(minutes=1)
