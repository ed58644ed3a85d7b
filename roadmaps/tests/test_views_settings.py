from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from roadmaps.models import StudyTime
from roadmaps.tests.edit_page import address, body, page, post, said
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(member):
    start = localdate() - timedelta(days=localdate().weekday())
    return RoadmapFactory(
        user=member, title="Data", start_date=start, target_end_date=start + timedelta(days=27)
    )


@pytest.fixture
def task(roadmap):
    return RoadmapTaskFactory(roadmap=roadmap, title="Learn joins", week_number=2)


def test_settings_are_saved_and_lead_to_a_new_plan(client, roadmap, task):
    html = page(client, roadmap)
    assert reverse("roadmaps:replan", args=[roadmap.pk]) in html

    response = post(client, "settings", roadmap, hours_per_week="5", deadline="", free_only="on")

    assert response.url == f"{address('edit', roadmap)}#settings"
    roadmap.refresh_from_db()
    assert (roadmap.hours_per_week, roadmap.deadline, roadmap.free_only) == (5, None, True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hours_per_week": "0"}, "greater than or equal to 1"),
        ({"hours_per_week": ""}, "This field is required."),
        ({"deadline": "2020-01-01"}, "This has to be later than the start"),
        ({"deadline": "2999-01-01"}, "within twenty years"),
        ({"deadline": "soon"}, "Enter a valid date."),
    ],
)
def test_wrong_settings_are_shown_again_with_nothing_lost(client, roadmap, wrong, words):
    data = {"hours_per_week": "5", "deadline": "", "free_only": "on", **wrong}

    response = post(client, "settings", roadmap, **data)

    assert response.status_code == 422
    assert words in body(response)
    roadmap.refresh_from_db()
    assert (roadmap.hours_per_week, roadmap.free_only) == (8, False)


def test_settings_beyond_the_shared_week_are_refused_with_the_numbers(client, roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=8)

    response = post(client, "settings", roadmap, hours_per_week="9", deadline="")

    assert response.status_code == 422
    assert "You have 8 hours a week for all roadmaps together" in body(response)


def test_status_page_says_why_a_roadmap_cannot_be_resumed(client, roadmap):
    post(client, "status", roadmap, status="paused")
    StudyTime.objects.create(user=roadmap.user, hours_per_week=4)

    response = post(client, "status", roadmap, status="active")

    assert said(response)[-1].startswith("You have 4 hours a week for all roadmaps together")
    roadmap.refresh_from_db()
    assert roadmap.status == "paused"
    assert roadmap.status_since == localdate()
