import pytest
from django.db import connection
from django.utils.timezone import localdate

from progress.tasks import ensure_partitions_task

pytestmark = pytest.mark.django_db


def test_ensure_partitions_task_makes_the_partition_of_this_month():
    ensure_partitions_task()

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)::text", [f"progress_{localdate():%Y_%m}"])
        assert cursor.fetchone()[0] == f"progress_{localdate():%Y_%m}"
