from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils.timezone import localdate

from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("roadmaps:study_time")
TODAY = localdate()
DAY = timedelta(days=1)


def body(response):
    return " ".join(response.content.decode().split())


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def add(client, first, last):
    return client.post(PAGE, {"change": "add", "first": first, "last": last})


def test_page_asks_a_stranger_to_log_in(client):
    assert client.get(PAGE).url == f"{reverse('account_login')}?next={PAGE}"


def test_page_without_roadmaps_and_time_off_says_so(client, member):
    html = body(client.get(PAGE))

    assert "No roadmap is active." in html
    assert "No days are taken off yet." in html
    assert StudyTime.objects.count() == 0


def test_page_shows_what_each_active_roadmap_takes_and_nothing_of_others(client, member):
    RoadmapFactory(user=member, title="Data", hours_per_week=6)
    RoadmapFactory(user=member, title="Web", hours_per_week=3)
    RoadmapFactory(title="Not mine")

    html = body(client.get(PAGE))

    assert "Together 9 hours a week." in html
    assert ("Data" in html, "Web" in html, "Not mine" in html) == (True, True, False)


@pytest.mark.parametrize("count", [1, 4])
def test_page_costs_the_same_queries_for_any_number_of_roadmaps(
    client, member, count, django_assert_num_queries
):
    for plan in RoadmapFactory.create_batch(count, user=member):
        RoadmapTaskFactory.create_batch(2, roadmap=plan)

    with django_assert_num_queries(5):
        client.get(PAGE)


def test_week_is_saved_and_shown(client, member):
    data = {"change": "week", "hours_per_week": "12", "weekdays_off": ["5", "6"]}

    response = client.post(PAGE, data)

    assert (response.url, said(response)) == (PAGE, ["Your week is saved."])
    row = StudyTime.objects.get()
    assert (row.user, row.hours_per_week, row.weekdays_off) == (member, 12, [5, 6])
    assert body(client.get(PAGE)).count("checked") == 2


def test_week_without_a_limit_and_days_off_is_saved(client, member):
    StudyTime.objects.create(user=member, hours_per_week=12, weekdays_off=[6])

    client.post(PAGE, {"change": "week", "hours_per_week": ""})

    row = StudyTime.objects.get()
    assert (row.hours_per_week, row.weekdays_off) == (None, [])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hours_per_week": "0"}, "greater than or equal to 1"),
        ({"hours_per_week": "61"}, "less than or equal to 60"),
        ({"weekdays_off": list("0123456")}, "Leave at least one day"),
        ({"weekdays_off": ["7"]}, "Select a valid choice"),
    ],
)
def test_wrong_week_is_shown_again_with_nothing_lost(client, member, wrong, words):
    data = {"change": "week", "hours_per_week": "12", "weekdays_off": ["6"], **wrong}

    response = client.post(PAGE, data)

    html = body(response)
    assert response.status_code == 422
    assert words in html
    assert f'value="{data["hours_per_week"]}"' in html
    assert StudyTime.objects.count() == 0


def test_week_with_fewer_hours_than_roadmaps_take_is_refused_with_names(client, member):
    RoadmapFactory(user=member, title="Data", hours_per_week=6)

    response = client.post(PAGE, {"change": "week", "hours_per_week": "5"})

    assert response.status_code == 422
    assert "Data 6 h: together they take 6 hours a week, more than 5." in body(response)


def test_time_off_is_added_and_removed(client, member):
    add(client, TODAY.isoformat(), (TODAY + DAY).isoformat())
    assert StudyTime.objects.get().time_off == [DateRange(TODAY, TODAY + 2 * DAY)]
    assert f'value="{TODAY:%Y-%m-%d}"' in body(client.get(PAGE))

    response = client.post(PAGE, {"change": "remove", "first": TODAY.isoformat()})

    assert said(response)[-1] == "These days are for learning again."
    assert StudyTime.objects.get().time_off == []


def test_single_day_off_needs_no_last_day(client, member):
    add(client, TODAY.isoformat(), "")

    assert StudyTime.objects.get().time_off == [DateRange(TODAY, TODAY + DAY)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "2026-12-01", "This field is required."),
        ("soon", "", "Enter a valid date."),
        (TODAY, TODAY - DAY, "This lies before the first day."),
        (TODAY, TODAY + 400 * DAY, "lasts for a year at most"),
        (TODAY + 3000 * DAY, "", "within five years"),
    ],
)
def test_wrong_time_off_is_shown_again(client, member, first, last, words):
    response = add(client, str(first), str(last))

    assert response.status_code == 422
    assert words in body(response)
    assert StudyTime.objects.count() == 0


def test_too_many_times_off_are_refused(client, member):
    ranges = [DateRange(TODAY + 3 * n * DAY, TODAY + (3 * n + 1) * DAY) for n in range(50)]
    StudyTime.objects.create(user=member, time_off=ranges)

    response = add(client, (TODAY + 400 * DAY).isoformat(), "")

    assert response.status_code == 422
    assert "There are 50 times off already." in body(response)


def test_day_that_is_none_is_refused(client, member):
    response = client.post(PAGE, {"change": "remove", "first": "soon"})

    assert said(response) == ["This is not a day."]


def test_time_off_offers_to_plan_the_roadmap_anew_that_it_makes_too_full(client, member):
    plan = RoadmapFactory(user=member, start_date=TODAY, target_end_date=TODAY + 27 * DAY)
    RoadmapTaskFactory(roadmap=plan, week_number=1, estimated_hours=8)
    assert "Every week fits." in body(client.get(PAGE))

    add(client, (TODAY + DAY).isoformat(), (TODAY + 2 * DAY).isoformat())

    html = body(client.get(PAGE))
    assert "Week 1 holds more than fits." in html
    assert reverse("roadmaps:replan", args=[plan.pk]) in html
