import pytest
from django.db import IntegrityError, connection

from progress.models import Activity
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"activity_type": "nap"}, "progress_activity_type"),
        ({"hours_spent": -1}, "progress_hours"),
    ],
)
def test_activity_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ActivityFactory(**values)


def test_activity_outlives_a_roadmap_deleted_by_raw_sql():
    activity = ActivityFactory(roadmap=RoadmapFactory())

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM roadmaps WHERE id = %s", [activity.roadmap_id])

    activity.refresh_from_db()
    assert activity.roadmap_id is None


def test_activity_outlives_a_roadmap_deleted_by_django():
    activity = ActivityFactory(roadmap=RoadmapFactory())

    activity.roadmap.delete()

    activity.refresh_from_db()
    assert activity.roadmap_id is None


def test_activities_go_with_a_person_deleted_by_raw_sql():
    gone, kept = ActivityFactory(), ActivityFactory()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM users WHERE id = %s", [gone.user_id])

    assert list(Activity.objects.all()) == [kept]


def test_activities_of_a_person_since_a_day_are_theirs_alone():
    mine = ActivityFactory(date_logged="2026-11-02")
    ActivityFactory(user=mine.user, date_logged="2026-11-01")
    ActivityFactory()

    assert list(Activity.objects.owned_by(mine.user).since("2026-11-02")) == [mine]
