import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from careerpilot.postgresql.indexes import NamedIndex


def test_index_keeps_a_name_of_sixty_three_characters():
    assert NamedIndex(fields=["email"], name="i" * 63).name == "i" * 63


@isolate_apps("progress")
def test_check_refuses_a_name_that_postgresql_would_cut():
    class Diary(models.Model):
        class Meta:
            app_label = "progress"
            indexes = [NamedIndex(fields=["id"], name="i" * 64)]

    assert [found.id for found in Diary.check()] == ["models.E034"]


@pytest.mark.django_db
def test_every_named_index_stands_in_the_database_under_its_name():
    named = {
        index.name
        for model in apps.get_models()
        for index in model._meta.indexes
        if isinstance(index, NamedIndex)
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
        found = {name for (name,) in cursor.fetchall()}

    assert len(named) > 30
    assert named - found == set()
