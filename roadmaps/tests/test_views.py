import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils.timezone import localdate, now

from roadmaps import services
from roadmaps.enums import Priority, RoadmapStatus
from roadmaps.models import Roadmap, StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}


def page(client, name, *args, headers=None, **query):
    response = client.get(reverse(f"roadmaps:{name}", args=args), query, headers=headers)
    return response, " ".join(response.content.decode().split())


def text(client, name, *args, **query):
    return page(client, name, *args, **query)[1]


@pytest.mark.parametrize("name", ["list", "new"])
def test_page_asks_a_stranger_to_log_in(client, name):
    url = reverse(f"roadmaps:{name}")

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(
    ("method", "name"),
    [("get", "detail"), ("get", "print"), ("post", "status"), ("post", "delete")],
)
def test_roadmap_asks_a_stranger_to_log_in(client, method, name):
    url = reverse(f"roadmaps:{name}", args=[RoadmapFactory().pk])

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(
    ("method", "name"),
    [("get", "detail"), ("get", "print"), ("post", "status"), ("post", "delete")],
)
def test_roadmap_of_someone_else_is_not_found(client, member, method, name):
    other = RoadmapFactory()

    response = getattr(client, method)(reverse(f"roadmaps:{name}", args=[other.pk]))

    assert response.status_code == 404
    assert Roadmap.objects.get().status == RoadmapStatus.ACTIVE


@pytest.mark.parametrize("name", ["status", "delete"])
def test_roadmap_is_not_changed_by_a_link(client, member, name):
    mine = RoadmapFactory(user=member)

    assert client.get(reverse(f"roadmaps:{name}", args=[mine.pk])).status_code == 405


@pytest.mark.parametrize(("plans", "tasks"), [(1, 20), (4, 100)])
def test_list_costs_the_same_queries_for_any_number_of_roadmaps_and_tasks(
    client, member, plans, tasks, django_assert_num_queries
):
    skill = SkillFactory()
    for roadmap in RoadmapFactory.create_batch(plans, user=member):
        RoadmapTaskFactory.create_batch(tasks, roadmap=roadmap, skill=skill)
    RoadmapRequestFactory.create_batch(plans, user=member)

    with django_assert_num_queries(6):
        html = text(client, "list")

    assert html.count(f"0 of {tasks} tasks done") == plans
    assert html.count("Waiting") == plans


@pytest.mark.parametrize("count", [20, 400])
def test_roadmap_costs_the_same_queries_for_any_number_of_tasks(
    client, member, count, django_assert_num_queries
):
    roadmap = roadmap_with_tasks(member, count)

    with django_assert_num_queries(5):
        html = text(client, "detail", roadmap.pk)

    assert html.count('class="week-link"') == count // 5
    assert html.count('<li class="task"') == 5


@pytest.mark.parametrize("count", [20, 400])
def test_print_view_costs_the_same_queries_for_any_number_of_tasks(
    client, member, count, django_assert_num_queries
):
    roadmap = roadmap_with_tasks(member, count)

    with django_assert_num_queries(5):
        html = text(client, "print", roadmap.pk)

    assert html.count('class="paper__task"') == count


def roadmap_with_tasks(user, count):
    """Five tasks a week, a phase for every fifty; the first week is that of today."""
    roadmap = RoadmapFactory(
        user=user, start_date=localdate(), target_end_date=None, duration_weeks=count // 5
    )
    skill = SkillFactory()
    for number in range(count):
        RoadmapTaskFactory(
            roadmap=roadmap, skill=skill, week_number=number // 5 + 1, phase_number=number // 50 + 1
        )
    return roadmap


def test_list_without_anything_leads_to_the_careers(client, member):
    html = text(client, "list")

    assert "No roadmap yet" in html
    assert f'href="{reverse("careers:ranking")}"' in html


def test_list_shows_why_a_request_failed_and_offers_to_try_again(client, member):
    asked = RoadmapRequestFactory(user=member, status="failed", failure="Planning stopped.")

    html = text(client, "list")

    assert "Planning stopped." in html
    assert f'action="{reverse("roadmaps:retry", args=[asked.pk])}"' in html
    assert "No roadmap yet" not in html


def test_list_holds_nothing_of_others(client, member):
    RoadmapFactory()
    RoadmapRequestFactory()

    response, _ = page(client, "list")

    assert (response.context["shelf"].groups, response.context["requests"]) == ((), [])


def test_list_stands_in_groups_with_pace_and_hours_together(client, member):
    StudyTime.objects.create(user=member, hours_per_week=12)
    start = localdate() - timedelta(weeks=3)
    behind = RoadmapFactory(user=member, title="Late", start_date=start, target_end_date=None)
    RoadmapTaskFactory(roadmap=behind)
    RoadmapFactory(user=member, title="Resting", status=RoadmapStatus.PAUSED)

    html = text(client, "list")

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == ["Active", "Paused"]
    assert "Behind" in html.split("Late</a>")[1].split("</li>")[0]
    assert "8 h a week together of 12 h that you have." in html


def test_list_names_a_request_for_chosen_skills(client, member):
    RoadmapRequestFactory(user=member, career_path=None, targets={"a": 1, "b": 2})

    assert "2 skills of your choice" in text(client, "list")


def test_roadmap_lists_its_phases_with_their_weeks_and_shows_this_week_alone(client, member):
    start = localdate() - timedelta(days=8)
    roadmap = RoadmapFactory(user=member, start_date=start, target_end_date=None, duration_weeks=3)
    for week in (1, 2, 3):
        RoadmapTaskFactory(roadmap=roadmap, week_number=week, title=f"Task of week {week}")

    html = text(client, "detail", roadmap.pk)

    assert html.count('<ol class="phases">') == 1
    links = [reverse("roadmaps:week", args=[roadmap.pk, week]) for week in (1, 2, 3)]
    phases = html.split('<ol class="phases">')[1].split("</ol>")[0]
    assert re.findall(r'class="week-link[^"]*" href="([^"]+)"', phases) == links
    assert html.count('aria-current="date"') == 1
    assert re.findall(r"aria-label=\"Done: ([^\"]+)\"", html) == ["Task of week 2"]
    assert "1 task of earlier weeks is open." in html


def test_roadmap_has_a_picture_that_screen_readers_pass_over(client, member):
    roadmap = RoadmapTaskFactory(roadmap__user=member).roadmap

    html = text(client, "detail", roadmap.pk)

    assert html.count('<figure class="timeline" aria-hidden="true">') == 1
    assert " style=" not in html


def test_roadmap_names_its_reserve_its_deadline_and_its_pauses(client, member):
    pause = DateRange(date(2026, 11, 9), date(2026, 11, 12))
    roadmap = RoadmapFactory(user=member, deadline=date(2026, 11, 27), pauses=[pause])
    for week, hours in [(1, Decimal("4.75")), (2, Decimal(8)), (3, Decimal(8)), (4, Decimal(7))]:
        RoadmapTaskFactory(
            roadmap=roadmap, phase_number=week, week_number=week, estimated_hours=hours
        )

    html = text(client, "detail", roadmap.pk)

    assert " 4.25 h " in html.replace("<", " <").replace(">", "> ")
    assert "27 Nov 2026" in html
    assert "the plan ends 2 days later" in html
    assert "9 Nov until 12 Nov 2026" in html


def test_reserve_of_a_roadmap_follows_what_is_changed_by_hand(client, member):
    roadmap = RoadmapFactory(user=member, duration_weeks=2, buffer_hours=Decimal("1.75"))
    RoadmapTaskFactory(roadmap=roadmap, estimated_hours=6)
    before = [reserves(text(client, name, roadmap.pk)) for name in ("detail", "print")]
    draft = services.TaskDraft(hours=Decimal("3.5"), week=2, priority=Priority.LOW, title="Mine")

    services.add_task(roadmap=roadmap, draft=draft, now=now())

    after = [reserves(text(client, name, roadmap.pk)) for name in ("detail", "print")]
    exported = client.get(reverse("roadmaps:export_json", args=[roadmap.pk])).json()
    assert before == [{"10"}, {"10"}]
    assert after == [{"12.5"}, {"12.5"}]
    assert exported["buffer_hours"] == 12.5


def reserves(html):
    """All hours of reserve that a page of one phase names."""
    fact = re.findall(r"Reserve</dt>\s*<dd[^>]*>\s*([\d.]+) h", html)
    return {*fact, *re.findall(r"([\d.]+) h reserve", html)}


def test_roadmap_leads_to_everything_that_can_be_done_with_it(client, member):
    roadmap = RoadmapTaskFactory(roadmap__user=member).roadmap

    html = text(client, "detail", roadmap.pk)

    names = ["edit", "replan", "print", "export_json", "export_markdown"]
    links = [reverse(f"roadmaps:{name}", args=[roadmap.pk]) for name in names]
    links.append(reverse("roadmaps:calendar"))
    assert [f'href="{link}"' in html for link in links] == [True] * 6


def test_roadmap_page_swap_and_history_restore(client, member):
    roadmap = RoadmapTaskFactory(roadmap__user=member).roadmap

    whole, _ = page(client, "detail", roadmap.pk)
    swap, _ = page(client, "detail", roadmap.pk, headers=HTMX)
    restored, _ = page(client, "detail", roadmap.pk, headers=RESTORE)

    assert [b"<html" in each.content for each in (whole, swap, restored)] == [True, False, True]
    assert b'id="roadmap-panel"' in swap.content
    assert "HX-Request" in swap.headers["Vary"]


def test_print_view_holds_every_task_of_every_week_with_its_links(client, member):
    roadmap = RoadmapFactory(user=member, duration_weeks=3)
    RoadmapTaskFactory(
        roadmap=roadmap,
        title="Joins",
        estimated_hours=10,
        spread=[Decimal(8), Decimal(2)],
        link="https://learn.example/sql/",
        own_links=["https://example.org/mine"],
        notes="Ask about outer joins.",
    )

    html = text(client, "print", roadmap.pk)

    assert re.findall(r"<h3>([^<]+)</h3>", html)[2] == "Week 3: Reserve"
    assert html.count("<strong>Joins</strong>") == 2
    assert "8 h of 10 h" in html
    assert html.count(">https://learn.example/sql/</a>") == 1
    assert html.count(">https://example.org/mine</a>") == 1
    assert html.count("Ask about outer joins.") == 1


def test_roadmap_without_tasks_says_so(client, member):
    html = text(client, "detail", RoadmapFactory(user=member).pk)

    assert "This roadmap has no tasks" in html


def test_roadmap_shows_text_as_text(client, member):
    roadmap = RoadmapFactory(user=member, start_date=localdate(), target_end_date=None)
    task = RoadmapTaskFactory(roadmap=roadmap, title="<script>x</script>")

    html = text(client, "detail", task.roadmap_id)

    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_completed_roadmap_shows_its_date_and_cannot_be_paused(client, member):
    roadmap = RoadmapFactory(
        user=member, status=RoadmapStatus.COMPLETED, actual_end_date="2026-11-20"
    )

    html = text(client, "detail", roadmap.pk)

    assert "20 Nov 2026" in html
    assert f'action="{reverse("roadmaps:status", args=[roadmap.pk])}"' not in html


@pytest.mark.parametrize("status", ["paused", "abandoned", "active"])
def test_status_changes_the_roadmap(client, member, status):
    roadmap = RoadmapFactory(user=member)

    response = client.post(
        reverse("roadmaps:status", args=[roadmap.pk]), {"status": status}, follow=True
    )

    roadmap.refresh_from_db()
    assert roadmap.status == status
    assert f"This roadmap is {status} now." in response.content.decode()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("completed", "A roadmap is completed by its tasks alone."),
        ("lost", "This roadmap cannot be changed like that."),
        ("", "This roadmap cannot be changed like that."),
    ],
)
def test_status_refuses_what_a_person_may_not_say(client, member, status, words):
    roadmap = RoadmapFactory(user=member)

    response = client.post(
        reverse("roadmaps:status", args=[roadmap.pk]), {"status": status}, follow=True
    )

    roadmap.refresh_from_db()
    assert roadmap.status == RoadmapStatus.ACTIVE
    assert words in response.content.decode()


def test_delete_removes_the_roadmap_and_goes_to_the_list(client, member):
    roadmap = RoadmapFactory(user=member, title="Becoming a Baker")

    response = client.post(reverse("roadmaps:delete", args=[roadmap.pk]), follow=True)

    assert response.redirect_chain == [(reverse("roadmaps:list"), 302)]
    assert "Becoming a Baker is deleted." in response.content.decode()
    assert Roadmap.objects.count() == 0
