from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import now

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level
from skills.tests.factories import UserSkillFactory

pytestmark = pytest.mark.django_db


def url_of(name, task):
    return reverse(f"roadmaps:{name}", args=[task.pk])


def sent(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def task(member):
    return RoadmapTaskFactory(roadmap__user=member, title="Joins")


@pytest.mark.parametrize(("method", "name"), [("get", "task"), ("post", "timer")])
def test_task_asks_a_stranger_to_log_in(client, method, name):
    url = url_of(name, RoadmapTaskFactory())

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(("method", "name"), [("get", "task"), ("post", "task"), ("post", "timer")])
def test_task_of_someone_else_is_not_found(client, member, method, name):
    other = RoadmapTaskFactory()

    response = getattr(client, method)(url_of(name, other), {"timer": "start", "notes": "mine"})

    other.refresh_from_db()
    assert response.status_code == 404
    assert (other.notes, other.timer_started_at) == ("", None)


def test_timer_is_not_started_by_a_link(client, task):
    assert client.get(url_of("timer", task), {"timer": "start"}).status_code == 405


def test_page_shows_what_is_kept_and_keeps_what_is_changed(client, task):
    client.post(
        url_of("task", task),
        {
            "notes": "Two questions left.",
            "own_links": "https://example.org/a\nhttps://example.org/b",
            "proof_link": "https://example.org/proof",
            "actual_hours": "1.25",
            "initial-actual_hours": "",
        },
    )

    html = client.get(url_of("task", task)).content.decode()

    task.refresh_from_db()
    assert task.own_links == ["https://example.org/a", "https://example.org/b"]
    assert (task.proof_link, task.actual_hours) == ("https://example.org/proof", Decimal("1.25"))
    assert "Two questions left.</textarea>" in html
    assert "https://example.org/a\nhttps://example.org/b</textarea>" in html
    assert 'value="1.25"' in html


def test_page_keeps_hours_that_a_timer_added_since_it_was_opened(client, task):
    task.actual_hours = Decimal(2)
    task.save(update_fields=["actual_hours"])

    client.post(
        url_of("task", task),
        {"notes": "Done with it.", "actual_hours": "0.5", "initial-actual_hours": "0.50"},
    )

    task.refresh_from_db()
    assert (task.notes, task.actual_hours) == ("Done with it.", Decimal(2))


def test_page_with_an_error_keeps_what_was_typed_and_changes_nothing(client, task):
    data = {"notes": "Kept", "own_links": "javascript:alert(1)", "actual_hours": "0.1"}

    response = client.post(url_of("task", task), data)

    html = response.content.decode()
    task.refresh_from_db()
    assert response.status_code == 422
    assert "is no web address that begins with https:// or http://." in html
    assert "javascript:alert(1)</textarea>" in html
    assert 'href="javascript:' not in html
    assert (task.notes, task.own_links, task.actual_hours) == ("", [], None)


@pytest.mark.parametrize("count", [1, 100])
def test_page_costs_the_same_queries_for_any_number_of_tasks(
    client, task, count, django_assert_num_queries
):
    RoadmapTaskFactory.create_batch(count, roadmap=task.roadmap, skill=task.skill)

    with django_assert_num_queries(4):
        client.get(url_of("task", task))


def test_page_says_why_a_task_was_skipped_by_itself(client, task):
    covering = RoadmapTaskFactory(roadmap=task.roadmap, title="The big course")
    task.status, task.covered_by = TaskStatus.SKIPPED, covering
    task.save(update_fields=["status", "covered_by"])

    html = client.get(url_of("task", task)).content.decode()

    assert "Skipped because you finished “The big course”" in html


def test_page_offers_to_leave_out_what_is_known_by_now(client, task):
    task.level = Level.BEGINNER
    task.save(update_fields=["level"])
    url = url_of("task", task)
    before = client.get(url).content.decode()
    UserSkillFactory(user=task.roadmap.user, skill=task.skill, level=Level.BEGINNER)

    after = client.get(url).content.decode()

    button = f'hx-post="{reverse("progress:known", args=[task.pk])}"'
    assert [button in html for html in (before, after)] == [False, True]


def test_timer_starts_and_stops_and_goes_back_to_its_page(client, task):
    week = reverse("roadmaps:week", args=[task.roadmap_id, 1])

    started = client.post(url_of("timer", task), {"timer": "start", "next": week})
    task.refresh_from_db()
    assert started.url == f"{week}#task-{task.pk}"
    assert (task.status, task.timer_started_at is None) == (TaskStatus.IN_PROGRESS, False)

    task.timer_started_at -= timedelta(minutes=47)
    task.save(update_fields=["timer_started_at"])
    stopped = client.post(url_of("timer", task), {"timer": "stop"}, follow=True)

    task.refresh_from_db()
    assert stopped.redirect_chain == [(f"{url_of('task', task)}#task-{task.pk}", 302)]
    assert sent(stopped)[-1] == "0.75 h added to Joins."
    assert (task.actual_hours, task.timer_started_at) == (Decimal("0.75"), None)


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_timer_leads_to_no_page_of_others(client, task, page):
    response = client.post(url_of("timer", task), {"timer": "start", "next": page})

    assert response.url == f"{url_of('task', task)}#task-{task.pk}"


def test_timer_names_the_one_that_it_stopped(client, task):
    running = {"status": TaskStatus.IN_PROGRESS, "timer_started_at": now()}
    other = RoadmapFactory(user=task.roadmap.user)
    RoadmapTaskFactory(roadmap=other, title="Pivot", **running)

    response = client.post(url_of("timer", task), {"timer": "start"}, follow=True)

    assert sent(response) == ["The timer runs for Joins. The one for Pivot is stopped."]


@pytest.mark.parametrize(
    ("ago", "message"),
    [
        (timedelta(minutes=2), "Stopped. Less than five minutes are not counted."),
        (
            timedelta(hours=30),
            (
                "The timer for Joins ran for more than 12 hours; 12 are counted. "
                "Change the hours of the task if that is wrong."
            ),
        ),
    ],
)
def test_timer_says_what_it_counted(client, task, ago, message):
    task.status, task.timer_started_at = TaskStatus.IN_PROGRESS, now() - ago
    task.save(update_fields=["status", "timer_started_at"])

    assert sent(client.post(url_of("timer", task), {"timer": "stop"}, follow=True)) == [message]


@pytest.mark.parametrize(
    ("change", "values", "message"),
    [
        ("stop", {}, "No timer runs for Joins."),
        ("start", {"status": TaskStatus.COMPLETED}, "Reopen the task first."),
        ("", {}, "A timer can be started and stopped."),
        ("restart", {}, "A timer can be started and stopped."),
    ],
)
def test_timer_that_cannot_be_changed_says_so(client, member, change, values, message):
    task = RoadmapTaskFactory(roadmap__user=member, title="Joins", **values)

    response = client.post(url_of("timer", task), {"timer": change}, follow=True)

    assert sent(response) == [message]


def test_timer_of_a_paused_roadmap_says_what_to_do_first(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, roadmap__status=RoadmapStatus.PAUSED)

    response = client.post(url_of("timer", task), {"timer": "start"}, follow=True)

    assert sent(response) == ["Resume the roadmap first."]
