from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import vobject
from django.urls import reverse

from accounts.tests.factories import UserFactory
from roadmaps import services
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.jobs import refresh_outlines
from roadmaps.models import CalendarFeed
from roadmaps.selectors.feeds import calendar_file, coming, feed_of, occasions_of, token_of
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.tests.factories import CertificationFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def link(path):
    return f"https://careerpilot.test{path}"


@pytest.fixture
def roadmap():
    """Two weeks from Monday, 2 November: a task in the first, one over both, one skipped."""
    plan = RoadmapFactory(title="Becoming a Data Analyst")
    RoadmapTaskFactory(
        roadmap=plan,
        title="Joins; done, at last",
        skill__name="SQL",
        status=TaskStatus.COMPLETED,
        completed_at=NOW,
    )
    RoadmapTaskFactory(
        roadmap=plan,
        title="Charts",
        skill__name="Excel",
        estimated_hours=10,
        spread=[Decimal(4), Decimal(6)],
    )
    RoadmapTaskFactory(roadmap=plan, title="No", week_number=3, status=TaskStatus.SKIPPED)
    refresh_outlines(plan)
    return plan


def read(owner):
    """The feed as an independent reader understands it."""
    file = calendar_file(occasions_of(owner=owner, today=TODAY), now=NOW, link=link)
    return vobject.readOne(file.decode())


def told(event):
    return event.summary.value, event.dtstart.value, event.dtend.value


def test_feed_holds_weeks_milestones_and_last_days_of_certificates(roadmap):
    CertificationFactory(user=roadmap.user, name="AWS", expiry_date=date(2027, 1, 31))
    CertificationFactory(user=roadmap.user, name="For good", expiry_date=None)

    assert [told(event) for event in read(roadmap.user).vevent_list] == [
        ("SQL and Excel (8 h)", date(2026, 11, 2), date(2026, 11, 9)),
        ("Excel (6 h)", date(2026, 11, 9), date(2026, 11, 16)),
        ("Becoming a Data Analyst: Foundations done", date(2026, 11, 22), date(2026, 11, 23)),
        ("Last day of AWS", date(2027, 1, 31), date(2027, 2, 1)),
    ]


def test_event_of_a_week_lists_its_tasks_and_leads_to_its_page(roadmap):
    event = read(roadmap.user).vevent_list[0]

    assert event.description.value.splitlines() == [
        "Becoming a Data Analyst, week 1",
        "[x] Joins; done, at last",
        "[ ] Charts",
    ]
    assert event.url.value == link(reverse("roadmaps:week", args=[roadmap.pk, 1]))
    assert (event.transp.value, getattr(event, "class").value) == ("TRANSPARENT", "PRIVATE")


def test_events_keep_their_names_however_often_they_are_fetched(roadmap):
    first, again = ([one.uid.value for one in read(roadmap.user).vevent_list] for _ in range(2))

    assert first == again
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(
    "status", [RoadmapStatus.PAUSED, RoadmapStatus.ABANDONED, RoadmapStatus.COMPLETED]
)
def test_only_active_roadmaps_are_in_the_feed(status, roadmap):
    roadmap.status = status
    roadmap.save()

    assert occasions_of(owner=roadmap.user, today=TODAY) == []


def test_task_without_an_estimate_is_in_its_week():
    task = RoadmapTaskFactory(skill__name="SQL", estimated_hours=None)

    (event,) = read(task.roadmap.user).vevent_list

    assert event.summary.value == "SQL (0 h)"


def test_feed_without_anything_is_still_a_calendar():
    assert read(UserFactory()).prodid.value == "-//CareerPilot//Calendar feed//EN"


def test_words_of_a_task_cannot_break_out_of_their_event():
    plan = RoadmapFactory(title="Plan\r\nEND:VCALENDAR")
    RoadmapTaskFactory(roadmap=plan, title="A\nEND:VEVENT\nBEGIN:VEVENT", skill=None)

    (event,) = read(plan.user).vevent_list

    assert event.summary.value == "A\nEND:VEVENT\nBEGIN:VEVENT (4 h)"


def test_feed_costs_the_same_queries_for_one_roadmap_and_for_three(
    roadmap, django_assert_num_queries
):
    for number in range(2):
        RoadmapTaskFactory(roadmap__user=roadmap.user, title=f"More {number}")

    with django_assert_num_queries(4):  # study time, roadmaps, tasks, certificates
        occasions_of(owner=roadmap.user, today=TODAY)


def test_next_events_are_those_that_are_not_over(roadmap):
    occasions = occasions_of(owner=roadmap.user, today=TODAY)

    assert [one.summary for one in coming(occasions, today=date(2026, 11, 15))] == [
        "Excel (6 h)",
        "Becoming a Data Analyst: Foundations done",
    ]


# --- the address ------------------------------------------------------------------------------


def test_token_leads_to_its_feed_and_a_changed_one_nowhere():
    feed = services.open_feed(user=UserFactory())
    token = token_of(feed)

    assert feed_of(token) == feed
    assert feed_of(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert feed_of(feed.pk.hex) is None
    assert feed_of("") is None


def test_opening_twice_keeps_the_address_and_renewing_changes_it():
    user = UserFactory()
    first = token_of(services.open_feed(user=user))

    assert token_of(services.open_feed(user=user)) == first
    renewed = token_of(services.renew_feed(user=user))
    assert (feed_of(first), feed_of(renewed).user) == (None, user)


def test_closing_says_whether_there_was_a_feed():
    user = UserFactory()
    services.open_feed(user=user)

    assert (services.close_feed(user=user), services.close_feed(user=user)) == (True, False)


# --- the pages --------------------------------------------------------------------------------


def test_calendar_reads_the_feed_without_logging_in_and_that_is_noted(client, roadmap):
    feed = services.open_feed(user=roadmap.user)

    response = client.get(reverse("roadmaps:feed", args=[token_of(feed)]))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, max-age=3600"
    assert len(vobject.readOne(response.content.decode()).vevent_list) == 3
    feed.refresh_from_db()
    assert feed.read_at is not None


def test_address_that_was_closed_is_not_there(client):
    feed = services.open_feed(user=UserFactory())
    address = reverse("roadmaps:feed", args=[token_of(feed)])
    services.close_feed(user=feed.user)

    assert client.get(address).status_code == 404


def test_page_offers_an_address_then_shows_it(client):
    user = UserFactory()
    client.force_login(user)
    page = reverse("roadmaps:calendar")

    assert "Make an address" in client.get(page).content.decode()
    response = client.post(page, {"change": "open"}, follow=True)

    token = token_of(CalendarFeed.objects.get(user=user))
    assert f"http://testserver/calendar/{token}.ics" in response.content.decode()


@pytest.mark.parametrize(("change", "left"), [("renew", 1), ("revoke", 0)])
def test_page_renews_and_closes_the_address(change, left, client):
    feed = services.open_feed(user=UserFactory())
    client.force_login(feed.user)

    response = client.post(reverse("roadmaps:calendar"), {"change": change})

    assert response.status_code == 302
    assert CalendarFeed.objects.filter(user=feed.user).exclude(pk=feed.pk).count() == left
    assert not CalendarFeed.objects.filter(pk=feed.pk).exists()


def test_page_refuses_a_change_that_there_is_not(client):
    feed = services.open_feed(user=UserFactory())
    client.force_login(feed.user)

    response = client.post(reverse("roadmaps:calendar"), {"change": "share"}, follow=True)

    assert "The calendar cannot be changed like that." in response.content.decode()
    assert CalendarFeed.objects.filter(pk=feed.pk).exists()


def test_page_of_the_calendar_wants_a_login(client):
    assert client.get(reverse("roadmaps:calendar")).status_code == 302
