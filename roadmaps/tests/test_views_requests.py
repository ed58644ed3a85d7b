import pytest
from django.urls import reverse
from django.utils.timezone import now

from roadmaps.enums import RequestStage, RequestStatus
from roadmaps.models import RoadmapRequest, StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}


def page(client, asked, headers=None):
    response = client.get(reverse("roadmaps:request", args=[asked.pk]), headers=headers)
    return response, " ".join(response.content.decode().split())


def text(client, asked, **options):
    return page(client, asked, **options)[1]


def post(client, name, asked):
    return client.post(reverse(f"roadmaps:{name}", args=[asked.pk]), follow=True)


@pytest.mark.parametrize(
    ("method", "name"), [("get", "request"), ("post", "retry"), ("post", "cancel")]
)
def test_request_of_someone_else_is_not_found(client, member, method, name):
    other = RoadmapRequestFactory(status=RequestStatus.FAILED)

    response = getattr(client, method)(reverse(f"roadmaps:{name}", args=[other.pk]))

    assert response.status_code == 404
    assert RoadmapRequest.objects.get().status == RequestStatus.FAILED


@pytest.mark.parametrize("name", ["retry", "cancel"])
def test_request_is_not_changed_by_a_link(client, member, name):
    asked = RoadmapRequestFactory(user=member)

    assert client.get(reverse(f"roadmaps:{name}", args=[asked.pk])).status_code == 405


def test_request_page_swap_and_history_restore(client, member):
    asked = RoadmapRequestFactory(user=member)

    whole, _ = page(client, asked)
    swap, _ = page(client, asked, headers=HTMX)
    restored, _ = page(client, asked, headers=RESTORE)

    assert b"<html" in whole.content
    assert b"<html" in restored.content
    assert b"<html" not in swap.content
    assert b'id="request-status"' in swap.content
    assert "HX-Request" in swap.headers["Vary"]


@pytest.mark.parametrize("status", [RequestStatus.QUEUED, RequestStatus.GENERATING])
def test_request_in_flight_asks_again_by_itself_and_can_be_cancelled(client, member, status):
    asked = RoadmapRequestFactory(user=member, status=status)

    html = text(client, asked)

    assert 'hx-trigger="every 1500ms"' in html
    assert 'aria-live="polite"' in html
    assert f'action="{reverse("roadmaps:cancel", args=[asked.pk])}"' in html
    assert f'href="{reverse("roadmaps:request", args=[asked.pk])}"' in html


@pytest.mark.parametrize(
    ("status", "stage", "states"),
    [
        ("queued", RequestStage.WAITING, ["current", "todo", "todo", "todo"]),
        ("queued", RequestStage.STORING, ["current", "todo", "todo", "todo"]),
        ("generating", RequestStage.COLLECTING, ["done", "current", "todo", "todo"]),
        ("generating", RequestStage.PLANNING, ["done", "done", "current", "todo"]),
        ("generating", RequestStage.STORING, ["done", "done", "done", "current"]),
        ("failed", RequestStage.PLANNING, ["done", "done", "failed", "todo"]),
        ("cancelled", RequestStage.WAITING, ["failed", "todo", "todo", "todo"]),
    ],
)
def test_request_shows_how_far_it_is(client, member, status, stage, states):
    asked = RoadmapRequestFactory(user=member, status=status, stage=stage)

    response, html = page(client, asked)

    assert [one.state for one in response.context["steps"]] == states
    assert [html.count(f"step--{state}") for state in states] == [
        states.count(state) for state in states
    ]


def test_request_that_failed_asks_no_more_and_offers_two_ways_on(client, member):
    asked = RoadmapRequestFactory(user=member, status="failed", failure="Planning stopped.")

    html = text(client, asked, headers=HTMX)

    assert "hx-trigger" not in html
    assert "Planning stopped." in html
    assert f'action="{reverse("roadmaps:retry", args=[asked.pk])}"' in html
    assert f'href="{reverse("careers:ranking")}"' in html


def test_request_towards_skills_is_named_by_their_number(client, member):
    targets = {str(skill.pk): 2 for skill in SkillFactory.create_batch(2)}
    asked = RoadmapRequestFactory(user=member, career_path=None, targets=targets)

    assert "2 skills of your choice" in text(client, asked)


def test_request_that_is_done_leads_to_its_roadmap(client, member):
    roadmap = RoadmapFactory(user=member)
    asked = RoadmapRequestFactory(user=member, status="done", roadmap=roadmap)

    whole, _ = page(client, asked)
    swap, _ = page(client, asked, headers=HTMX)
    restored, _ = page(client, asked, headers=RESTORE)

    assert (whole.status_code, whole.url) == (302, roadmap.get_absolute_url())
    assert (swap.status_code, swap.headers["HX-Redirect"]) == (200, roadmap.get_absolute_url())
    assert (restored.status_code, restored.url) == (302, roadmap.get_absolute_url())


def test_request_whose_roadmap_was_deleted_leads_to_the_list(client, member):
    asked = RoadmapRequestFactory(user=member, status="done")

    assert page(client, asked)[0].url == reverse("roadmaps:list")


@pytest.mark.parametrize("status", ["failed", "cancelled"])
def test_retry_puts_the_request_back_and_shows_it(client, member, status):
    asked = RoadmapRequestFactory(user=member, status=status, failure="Planning stopped.")

    response = post(client, "retry", asked)

    asked.refresh_from_db()
    assert response.redirect_chain == [(reverse("roadmaps:request", args=[asked.pk]), 302)]
    assert (asked.status, asked.failure) == ("queued", "")


def test_retry_in_a_week_that_has_filled_up_says_why(client, member):
    asked = RoadmapRequestFactory(user=member, status="failed", hours_per_week=8)
    StudyTime.objects.create(user=member, hours_per_week=5)

    response = post(client, "retry", asked)

    asked.refresh_from_db()
    assert asked.status == "failed"
    assert "none are taken. 8 more would make 8." in response.content.decode()


def test_cancel_stops_the_request_and_offers_to_plan_it_again(client, member):
    asked = RoadmapRequestFactory(user=member, status="generating", claimed_at=now())

    html = post(client, "cancel", asked).content.decode()

    asked.refresh_from_db()
    assert asked.status == "cancelled"
    assert "Planning is cancelled. No roadmap was made." in html
    assert "hx-trigger" not in html.split('id="request-status"')[1]
    assert f'action="{reverse("roadmaps:retry", args=[asked.pk])}"' in html


def test_cancel_that_comes_too_late_leads_to_the_roadmap(client, member):
    roadmap = RoadmapFactory(user=member)
    asked = RoadmapRequestFactory(user=member, status="done", roadmap=roadmap)

    response = post(client, "cancel", asked)

    assert response.redirect_chain[-1] == (roadmap.get_absolute_url(), 302)
