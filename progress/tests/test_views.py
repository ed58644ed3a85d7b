from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from careers.tests.factories import CareerSkillFactory
from cvs.tests.factories import CVSkillFactory, ParsedCVFactory
from progress.models import Activity
from progress.tests.factories import ActivityFactory
from roadmaps.enums import TaskStatus
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory
from skills.enums import Level
from skills.tests.factories import CertificationFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def page(client, name, **query):
    response = client.get(reverse(f"progress:{name}"), query)
    return response, " ".join(response.content.decode().split())


def text(client, name, **query):
    return page(client, name, **query)[1]


def log(**changed):
    day = localdate().isoformat()
    kind = "course_completed"
    return {"title": "Read a book", "activity_type": kind, "hours": "2.5", "day": day, **changed}


def move(client, task, headers=None, **data):
    return client.post(reverse("progress:task", args=[task.pk]), data, headers=headers)


@pytest.mark.parametrize("name", ["dashboard", "list"])
def test_page_asks_a_stranger_to_log_in(client, name):
    url = reverse(f"progress:{name}")

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


def test_task_and_log_ask_a_stranger_to_log_in(client):
    task, row = RoadmapTaskFactory(), ActivityFactory()

    for url in (
        reverse("progress:task", args=[task.pk]),
        reverse("progress:delete", args=[row.pk]),
    ):
        assert client.post(url).url == f"{reverse('account_login')}?next={url}"


def test_task_of_someone_else_is_not_found(client, member):
    task = RoadmapTaskFactory()

    assert move(client, task, status="completed").status_code == 404

    task.refresh_from_db()
    assert (task.status, Activity.objects.count()) == ("pending", 0)


def test_log_row_of_someone_else_is_not_found(client, member):
    row = ActivityFactory()

    assert client.post(reverse("progress:delete", args=[row.pk])).status_code == 404
    assert Activity.objects.count() == 1


def test_task_and_log_are_not_changed_by_a_link(client, member):
    task, row = RoadmapTaskFactory(roadmap__user=member), ActivityFactory(user=member)

    assert client.get(reverse("progress:task", args=[task.pk])).status_code == 405
    assert client.get(reverse("progress:delete", args=[row.pk])).status_code == 405


@pytest.mark.parametrize("count", [1, 4])
def test_dashboard_costs_the_same_queries_for_any_number_of_rows(
    client, member, count, django_assert_num_queries
):
    CVSkillFactory.create_batch(count, cv=ParsedCVFactory(user=member, is_active=True))
    for need in CareerSkillFactory.create_batch(count):
        UserSkillFactory(user=member, skill=need.skill)
    for roadmap in RoadmapFactory.create_batch(count, user=member):
        RoadmapTaskFactory.create_batch(count, roadmap=roadmap)
    RoadmapRequestFactory.create_batch(count, user=member)
    ActivityFactory.create_batch(count, user=member, date_logged=localdate())
    CertificationFactory.create_batch(count, user=member, expiry_date=localdate())

    with django_assert_num_queries(18):
        html = text(client, "dashboard")

    assert html.count(f"0 of {count} tasks done") == count


@pytest.mark.parametrize("count", [1, 4])
def test_log_costs_the_same_queries_for_any_number_of_rows(
    client, member, count, django_assert_num_queries
):
    roadmaps = RoadmapFactory.create_batch(count, user=member)
    for roadmap in roadmaps:
        ActivityFactory(user=member, roadmap=roadmap)

    with django_assert_num_queries(12):
        html = text(client, "list")

    assert html.count("Remove<span") == count


def test_first_visit_shows_the_way_and_no_empty_boxes(client, member):
    html = text(client, "dashboard")

    assert "Upload your CV" in html
    assert "How it goes" in html
    assert "This week" not in html


def test_dashboard_puts_the_next_step_first(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, title="Joins")

    html = text(client, "dashboard")

    address = reverse("roadmaps:task", args=[task.pk])
    assert html.index('class="next-step">Joins') < html.index("<span>This week</span>")
    assert f'href="{address}"' in html


def test_dashboard_says_what_is_missing(client, member):
    ActivityFactory(user=member)

    html = text(client, "dashboard")

    for words in ("No tasks yet", "No ranking yet", "No CV"):
        assert words in html


def test_dashboard_tells_certifications_that_ran_out_from_those_that_will(client, member):
    CertificationFactory(user=member, expiry_date=localdate() - timedelta(days=1))
    CertificationFactory(user=member, expiry_date=localdate())
    ActivityFactory(user=member)

    html = text(client, "dashboard")

    assert (html.count("has run out"), html.count("still valid")) == (1, 1)


def test_list_of_an_empty_log_says_what_to_do(client, member):
    html = text(client, "list")

    assert "Nothing logged yet" in html
    assert 'href="#log"' in html


def test_list_shows_twenty_rows_a_page(client, member):
    ActivityFactory.create_batch(21, user=member)

    _, first = page(client, "list")
    _, second = page(client, "list", page="2")

    assert (first.count("Remove<span"), second.count("Remove<span")) == (20, 1)


def test_list_shows_the_hours_of_the_weeks_as_a_table_too(client, member):
    ActivityFactory(user=member, date_logged=localdate(), hours_spent="2.5")

    response, html = page(client, "list")

    assert response.context["record"].hours_chart[-1][1] == 2.5
    assert "<td>2.5</td>" in html


def test_log_form_adds_a_row(client, member):
    roadmap = RoadmapFactory(user=member)

    response = client.post(reverse("progress:list"), log(roadmap=str(roadmap.pk)), follow=True)

    row = Activity.objects.get()
    assert response.redirect_chain == [(reverse("progress:list"), 302)]
    assert (row.user, row.activity_details, row.roadmap) == (
        member,
        {"title": "Read a book"},
        roadmap,
    )
    assert "Logged." in response.content.decode()


def test_log_form_with_an_error_keeps_what_was_typed(client, member):
    response = client.post(reverse("progress:list"), log(hours="99"))

    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="Read a book"' in html
    assert 'value="99"' in html
    assert Activity.objects.count() == 0


def test_log_form_refuses_the_roadmap_of_someone_else(client, member):
    response = client.post(reverse("progress:list"), log(roadmap=str(RoadmapFactory().pk)))

    assert response.status_code == 422
    assert Activity.objects.count() == 0


def test_delete_removes_the_row(client, member):
    row = ActivityFactory(user=member)

    response = client.post(reverse("progress:delete", args=[row.pk]))

    assert response.url == reverse("progress:list")
    assert Activity.objects.count() == 0


def test_tick_comes_back_to_the_week_of_the_task_where_the_form_names_no_page(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, week_number=3)

    response = move(client, task, status="completed")

    task.refresh_from_db()
    week = reverse("roadmaps:week", args=[task.roadmap_id, 3])
    assert (response.status_code, response.url) == (303, f"{week}#task-{task.pk}")
    assert task.status == TaskStatus.COMPLETED


@pytest.mark.parametrize("headers", [None, HTMX])
def test_tick_comes_back_to_the_page_it_was_done_on(client, member, headers):
    task = RoadmapTaskFactory(roadmap__user=member)

    response = move(client, task, headers, status="completed", back="/today/?x=1#here")

    assert (response.status_code, response.url) == (303, "/today/?x=1#here")
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.test/",
        "//elsewhere.test/",
        "/\\elsewhere.test",
        "javascript:alert(1)",
        "dashboard",
        "",
    ],
)
def test_tick_never_leads_to_another_site(client, member, back):
    task = RoadmapTaskFactory(roadmap__user=member)

    response = move(client, task, status="completed", back=back)

    week = reverse("roadmaps:week", args=[task.roadmap_id, 1])
    assert response.url == f"{week}#task-{task.pk}"


def tick_on_the_dashboard(client, task, status="completed"):
    data = {"status": status, "back": reverse("progress:dashboard")}
    url = reverse("progress:task", args=[task.pk])
    response = client.post(url, data, headers=HTMX, follow=True)
    return " ".join(response.content.decode().split())


def test_page_after_a_tick_says_what_changed_and_so_after_the_undo(client, member):
    need = CareerSkillFactory(
        career_path__title="Data Analyst", skill__name="SQL", minimum_level="beginner"
    )
    task = RoadmapTaskFactory(
        roadmap__user=member, skill=need.skill, level=Level.BEGINNER, title="<b>Joins</b>"
    )
    RoadmapTaskFactory(roadmap__user=member, skill=need.skill, level=Level.BEGINNER)

    done = tick_on_the_dashboard(client, task)
    undone = tick_on_the_dashboard(client, task, "pending")

    for words in (
        "&lt;b&gt;Joins&lt;/b&gt; is done.",
        "SQL no level → Beginner",
        "Data Analyst 0 → 100",
        "1 other task that teaches this is skipped.",
        f'<a href="{reverse("careers:ranking")}">See your ranking</a>',
    ):
        assert words in done
    for words in (
        "&lt;b&gt;Joins&lt;/b&gt; is taken back.",
        "SQL Beginner → no level",
        "Data Analyst 100 → 0",
        "1 task that it had covered is open again.",
    ):
        assert words in undone


def test_page_after_half_a_step_says_how_much_is_left(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, skill__name="SQL", level=Level.BEGINNER)
    for _ in range(2):
        RoadmapTaskFactory(roadmap=task.roadmap, skill=task.skill, level=Level.BEGINNER)

    html = tick_on_the_dashboard(client, task)

    assert "SQL rises when 2 more tasks of this step are done." in html


@pytest.mark.parametrize(
    ("status", "words"), [("skipped", "Views is skipped."), ("pending", "Views is open again.")]
)
def test_page_says_when_skipping_or_reopening_a_task_moves_a_level(client, member, status, words):
    done = RoadmapTaskFactory(roadmap__user=member, skill__name="SQL", level=Level.BEGINNER)
    other = RoadmapTaskFactory(
        roadmap=done.roadmap, skill=done.skill, level=Level.BEGINNER, title="Views"
    )
    tick_on_the_dashboard(client, done)
    html = tick_on_the_dashboard(client, other, "skipped")
    if status == "pending":
        html = tick_on_the_dashboard(client, other, "pending")

    assert words in html


def test_tick_that_arrives_twice_says_so_once(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, title="Joins")
    tick_on_the_dashboard(client, task)

    assert "Joins is done." not in tick_on_the_dashboard(client, task)


@pytest.mark.parametrize("count", [1, 4])
def test_tick_costs_the_same_queries_for_any_number_of_tasks(
    client, member, count, django_assert_num_queries
):
    task = RoadmapTaskFactory(roadmap__user=member, level=Level.BEGINNER)
    RoadmapTaskFactory.create_batch(count, roadmap=task.roadmap)
    RoadmapFactory.create_batch(count, user=member)

    with django_assert_num_queries(40):
        move(client, task, headers=HTMX, status="completed")


@pytest.mark.parametrize("data", [{}, {"status": "lost"}])
def test_move_without_a_known_status_changes_nothing(client, member, data):
    task = RoadmapTaskFactory(roadmap__user=member)

    response = move(client, task, **data)

    task.refresh_from_db()
    assert (response.status_code, task.status) == (303, TaskStatus.PENDING)
