from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from progress.models import Activity
from progress.tests.factories import ActivityFactory
from roadmaps.tests.factories import RoadmapFactory

pytestmark = pytest.mark.django_db

ACTIVITIES = reverse("admin:progress_activity_changelist")


@pytest.mark.parametrize("count", [1, 4])
def test_activity_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for _ in range(count):
        ActivityFactory(roadmap=RoadmapFactory())

    with django_assert_num_queries(6):
        response = client.get(ACTIVITIES)

    assert response.context["cl"].result_count == count


def test_activity_is_found_by_its_title(client, staff):
    wanted = ActivityFactory(activity_details={"title": "Turning bowls"})
    ActivityFactory()

    response = client.get(ACTIVITIES, {"q": "bowls"})

    assert list(response.context["cl"].queryset) == [wanted]


def test_staff_mend_the_day_and_hours_and_nothing_else(client, staff):
    row = ActivityFactory()
    url = reverse("admin:progress_activity_change", args=[row.pk])
    form = {
        "date_logged": "2026-12-24",
        "hours_spent": "3.5",
        "skills_learned": "Turning",
        "activity_type": "project_built",
        "user": str(staff.pk),
    }

    client.post(url, form)

    changed = Activity.objects.get()
    assert (changed.date_logged, changed.hours_spent) == (date(2026, 12, 24), Decimal("3.50"))
    assert changed.skills_learned == ["Turning"]
    assert (changed.user_id, changed.activity_type) == (row.user_id, row.activity_type)


def test_activity_page_shows_what_was_done_and_none_is_added(client, staff):
    row = ActivityFactory()
    html = client.get(reverse("admin:progress_activity_change", args=[row.pk])).content.decode()

    assert "&quot;title&quot;: &quot;A course&quot;" in html
    assert client.get(reverse("admin:progress_activity_add")).status_code == 403


def test_staff_delete_activities(client, staff):
    rows = ActivityFactory.create_batch(2)
    form = {"action": "delete_selected", "_selected_action": [str(rows[0].pk)], "post": "yes"}

    client.post(ACTIVITIES, form)

    assert list(Activity.objects.all()) == [rows[1]]
