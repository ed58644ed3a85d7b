from datetime import date

import pytest
from django.db import connection

from careerpilot.postgresql.partitions import ensure_month
from progress.jobs import ensure_partitions
from progress.models import Activity
from progress.tests.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def partition_of(activity):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass FROM progress WHERE id = %s", [activity.pk])
        return cursor.fetchone()[0]


def test_partitions_are_made_for_this_month_and_the_next_three():
    assert ensure_partitions(today=date(2031, 11, 20)) == [
        date(2031, 11, 1),
        date(2031, 12, 1),
        date(2032, 1, 1),
        date(2032, 2, 1),
    ]


def test_partitions_made_twice_are_nothing_new():
    ensure_partitions(today=date(2031, 11, 20))

    assert ensure_partitions(today=date(2031, 11, 21)) == []
    assert ensure_partitions(today=date(2031, 12, 1)) == [date(2032, 3, 1)]


def test_activity_lands_in_the_partition_of_its_month():
    ensure_partitions(today=date(2031, 11, 20))

    first, last = (
        ActivityFactory(date_logged="2031-11-01"),
        ActivityFactory(date_logged="2031-11-30"),
    )
    after, far = (
        ActivityFactory(date_logged="2031-12-01"),
        ActivityFactory(date_logged="2040-01-01"),
    )

    assert [partition_of(one) for one in (first, last, after, far)] == [
        "progress_2031_11",
        "progress_2031_11",
        "progress_2031_12",
        "progress_default",
    ]


def test_activities_of_the_default_partition_move_when_their_month_is_made():
    moved, kept = (
        ActivityFactory(date_logged="2031-11-30"),
        ActivityFactory(date_logged="2031-12-01"),
    )
    before = Activity.objects.filter(pk=moved.pk).values().get()

    assert ensure_month("progress", "date_logged", date(2031, 11, 1)) is True

    assert (partition_of(moved), partition_of(kept)) == ("progress_2031_11", "progress_default")
    assert Activity.objects.filter(pk=moved.pk).values().get() == before


def test_activity_moves_to_the_partition_of_a_new_day():
    ensure_partitions(today=date(2031, 11, 20))
    activity = ActivityFactory(date_logged="2031-11-30")

    Activity.objects.filter(pk=activity.pk).update(date_logged=date(2031, 12, 1))

    assert partition_of(activity) == "progress_2031_12"
