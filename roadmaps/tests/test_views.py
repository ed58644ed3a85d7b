from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from careers.tests.factories import CareerPathFactory
from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapRequest
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


def values(**changed):
    return {
        "career": str(CareerPathFactory().pk),
        "intensity": "light",
        "hours_per_week": "",
        "start_date": localdate().isoformat(),
        **changed,
    }


@pytest.mark.parametrize("name", ["list", "new"])
def test_page_asks_a_stranger_to_log_in(client, name):
    url = reverse(f"roadmaps:{name}")

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(
    ("method", "name"), [("get", "detail"), ("post", "status"), ("post", "delete")]
)
def test_roadmap_asks_a_stranger_to_log_in(client, method, name):
    url = reverse(f"roadmaps:{name}", args=[RoadmapFactory().pk])

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(
    ("method", "name"), [("get", "detail"), ("post", "status"), ("post", "delete")]
)
def test_roadmap_of_someone_else_is_not_found(client, member, method, name):
    other = RoadmapFactory()

    response = getattr(client, method)(reverse(f"roadmaps:{name}", args=[other.pk]))

    assert response.status_code == 404
    assert Roadmap.objects.get().status == RoadmapStatus.ACTIVE


@pytest.mark.parametrize(("method", "name"), [("get", "request"), ("post", "retry")])
def test_request_of_someone_else_is_not_found(client, member, method, name):
    other = RoadmapRequestFactory(status=RequestStatus.FAILED)

    response = getattr(client, method)(reverse(f"roadmaps:{name}", args=[other.pk]))

    assert response.status_code == 404
    assert RoadmapRequest.objects.get().status == RequestStatus.FAILED


@pytest.mark.parametrize("name", ["status", "delete"])
def test_roadmap_is_not_changed_by_a_link(client, member, name):
    mine = RoadmapFactory(user=member)

    assert client.get(reverse(f"roadmaps:{name}", args=[mine.pk])).status_code == 405


@pytest.mark.parametrize("count", [1, 4])
def test_list_costs_the_same_queries_for_any_number_of_roadmaps(
    client, member, count, django_assert_num_queries
):
    for roadmap in RoadmapFactory.create_batch(count, user=member):
        RoadmapTaskFactory.create_batch(2, roadmap=roadmap)
    RoadmapRequestFactory.create_batch(count, user=member)

    with django_assert_num_queries(4):
        html = text(client, "list")

    assert html.count("0 of 2 tasks done") == count
    assert html.count("Waiting") == count


@pytest.mark.parametrize("count", [20, 400])
def test_roadmap_costs_the_same_queries_for_any_number_of_tasks(
    client, member, count, django_assert_num_queries
):
    roadmap, skill = RoadmapFactory(user=member), SkillFactory()
    for number in range(count):
        RoadmapTaskFactory(
            roadmap=roadmap, skill=skill, week_number=number // 5 + 1, phase_number=number // 50 + 1
        )

    with django_assert_num_queries(4):
        html = text(client, "detail", roadmap.pk)

    assert html.count('class="task"') == count


@pytest.mark.parametrize("count", [1, 4])
def test_new_costs_the_same_queries_for_any_number_of_careers(
    client, member, count, django_assert_num_queries
):
    CareerPathFactory.create_batch(count)

    with django_assert_num_queries(3):
        html = text(client, "new")

    assert html.count("<option") == count + 1


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

    assert (list(response.context["roadmaps"]), list(response.context["requests"])) == ([], [])


def test_new_has_the_career_chosen_that_the_link_names(client, member):
    career = CareerPathFactory()

    html = text(client, "new", career=str(career.pk))

    assert f'<option value="{career.pk}" selected>' in html


def test_new_ignores_a_link_that_names_nonsense(client, member):
    response, html = page(client, "new", career="'><script>")

    assert response.status_code == 200
    assert "selected" not in html.split("<select")[1].split("</select>")[0].replace(
        '<option value="" selected>', ""
    )


def test_new_queues_a_request_and_goes_to_it(client, member):
    response = client.post(reverse("roadmaps:new"), values(hours_per_week="5"))

    asked = RoadmapRequest.objects.get()
    assert response.url == reverse("roadmaps:request", args=[asked.pk])
    assert (asked.user, asked.intensity, asked.hours_per_week) == (member, "light", 5)


def test_new_sent_twice_makes_one_request(client, member):
    data = values()
    first = client.post(reverse("roadmaps:new"), data)

    second = client.post(reverse("roadmaps:new"), data)

    assert second.url == first.url
    assert RoadmapRequest.objects.count() == 1


def test_new_with_an_error_keeps_what_was_typed(client, member):
    past = (localdate() - timedelta(days=1)).isoformat()

    response = client.post(reverse("roadmaps:new"), values(start_date=past, hours_per_week="7"))

    html = response.content.decode()
    assert response.status_code == 422
    assert "Choose today or a day to come." in html
    assert f'value="{past}"' in html
    assert 'value="7"' in html
    assert RoadmapRequest.objects.count() == 0


def test_request_page_swap_and_history_restore(client, member):
    asked = RoadmapRequestFactory(user=member)

    whole, _ = page(client, "request", asked.pk)
    swap, _ = page(client, "request", asked.pk, headers=HTMX)
    restored, _ = page(client, "request", asked.pk, headers=RESTORE)

    assert b"<html" in whole.content
    assert b"<html" in restored.content
    assert b"<html" not in swap.content
    assert b'id="request-status"' in swap.content
    assert "HX-Request" in swap.headers["Vary"]


@pytest.mark.parametrize("status", [RequestStatus.QUEUED, RequestStatus.GENERATING])
def test_request_in_flight_asks_again_by_itself(client, member, status):
    asked = RoadmapRequestFactory(user=member, status=status)

    html = text(client, "request", asked.pk)

    assert 'hx-trigger="every 1500ms"' in html
    assert 'aria-live="polite"' in html


def test_request_that_failed_asks_no_more_and_offers_two_ways_on(client, member):
    asked = RoadmapRequestFactory(user=member, status="failed", failure="Planning stopped.")

    html = text(client, "request", asked.pk, headers=HTMX)

    assert "hx-trigger" not in html
    assert "Planning stopped." in html
    assert f'action="{reverse("roadmaps:retry", args=[asked.pk])}"' in html
    assert f'href="{reverse("careers:ranking")}"' in html


def test_request_that_is_done_leads_to_its_roadmap(client, member):
    roadmap = RoadmapFactory(user=member)
    asked = RoadmapRequestFactory(user=member, status="done", roadmap=roadmap)

    whole, _ = page(client, "request", asked.pk)
    swap, _ = page(client, "request", asked.pk, headers=HTMX)
    restored, _ = page(client, "request", asked.pk, headers=RESTORE)

    assert (whole.status_code, whole.url) == (302, roadmap.get_absolute_url())
    assert (swap.status_code, swap.headers["HX-Redirect"]) == (200, roadmap.get_absolute_url())
    assert (restored.status_code, restored.url) == (302, roadmap.get_absolute_url())


def test_request_whose_roadmap_was_deleted_leads_to_the_list(client, member):
    asked = RoadmapRequestFactory(user=member, status="done")

    response, _ = page(client, "request", asked.pk)

    assert response.url == reverse("roadmaps:list")


def test_retry_puts_the_request_back_and_shows_it(client, member):
    asked = RoadmapRequestFactory(user=member, status="failed", failure="Planning stopped.")

    response = client.post(reverse("roadmaps:retry", args=[asked.pk]))

    asked.refresh_from_db()
    assert response.url == reverse("roadmaps:request", args=[asked.pk])
    assert (asked.status, asked.failure) == ("queued", "")


def test_roadmap_unfolds_the_week_of_today(client, member):
    start = localdate() - timedelta(days=8)
    roadmap = RoadmapFactory(user=member, start_date=start, target_end_date=None)
    for week in (1, 2, 3):
        RoadmapTaskFactory(roadmap=roadmap, week_number=week)

    html = text(client, "detail", roadmap.pk)

    assert html.count("This week") == 1
    assert 'class="week week--now" id="week-1-2" open' in html
    assert 'class="week" id="week-1-1" hx-target' in html
    assert "1 task of earlier weeks is open." in html


def test_roadmap_unfolds_the_week_that_the_link_names(client, member):
    roadmap = RoadmapFactory(user=member)
    RoadmapTaskFactory(roadmap=roadmap, week_number=40)

    html = text(client, "detail", roadmap.pk, week="40")

    assert 'id="week-1-40" open' in html


def test_roadmap_shows_a_task_with_its_buttons(client, member):
    task = RoadmapTaskFactory(
        roadmap__user=member, title="Joins", link="https://learn.example/sql/"
    )

    html = text(client, "detail", task.roadmap_id)

    move = reverse("progress:task", args=[task.pk])
    assert f'<li class="task" id="task-{task.pk}"' in html
    assert html.count(f'formaction="{move}"') == 2
    assert 'value="completed" aria-pressed="false" aria-label="Done: Joins"' in html
    assert 'href="https://learn.example/sql/" rel="noopener"' in html
    assert "4 h · Course · high priority" in html


def test_roadmap_shows_a_done_task_with_its_undo(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, status=TaskStatus.COMPLETED)

    html = text(client, "detail", task.roadmap_id)

    assert 'value="pending" aria-pressed="true"' in html
    assert f'id="skip-{task.pk}"' not in html


def test_roadmap_offers_to_reopen_a_skipped_task(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, status=TaskStatus.SKIPPED, title="Joins")

    html = text(client, "detail", task.roadmap_id)

    assert 'value="pending" aria-label="Reopen: Joins"' in html


def test_roadmap_without_tasks_says_so(client, member):
    html = text(client, "detail", RoadmapFactory(user=member).pk)

    assert "This roadmap has no tasks" in html


def test_roadmap_shows_text_as_text(client, member):
    task = RoadmapTaskFactory(roadmap__user=member, title="<script>x</script>")

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


@pytest.mark.parametrize("status", ["completed", "lost", ""])
def test_status_refuses_what_a_person_may_not_say(client, member, status):
    roadmap = RoadmapFactory(user=member)

    response = client.post(
        reverse("roadmaps:status", args=[roadmap.pk]), {"status": status}, follow=True
    )

    roadmap.refresh_from_db()
    assert roadmap.status == RoadmapStatus.ACTIVE
    assert "This roadmap cannot be changed like that." in response.content.decode()


def test_delete_removes_the_roadmap_and_goes_to_the_list(client, member):
    roadmap = RoadmapFactory(user=member, title="Becoming a Baker")

    response = client.post(reverse("roadmaps:delete", args=[roadmap.pk]), follow=True)

    assert response.redirect_chain == [(reverse("roadmaps:list"), 302)]
    assert "Becoming a Baker is deleted." in response.content.decode()
    assert Roadmap.objects.count() == 0
