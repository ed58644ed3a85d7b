from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import now

from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import (
    Roadmap,
    RoadmapProposal,
    RoadmapRevision,
    RoadmapTask,
    StudyTime,
)
from roadmaps.services import refresh
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory

pytestmark = pytest.mark.django_db

ROADMAPS = reverse("admin:roadmaps_roadmap_changelist")
TASKS = reverse("admin:roadmaps_roadmaptask_changelist")
REQUESTS = reverse("admin:roadmaps_roadmaprequest_changelist")


@pytest.fixture
def half_done():
    """A roadmap of two tasks of four hours, the first of them done."""
    roadmap = RoadmapFactory()
    done = {"status": TaskStatus.COMPLETED, "completed_at": now()}
    RoadmapTaskFactory(roadmap=roadmap, title="First", position=0, **done)
    RoadmapTaskFactory(roadmap=roadmap, title="Second", position=1)
    refresh(roadmap=roadmap, now=now())
    roadmap.refresh_from_db()
    return roadmap


def titles_in(phases):
    return [task["title"] for phase in phases for week in phase["weeks"] for task in week["tasks"]]


def task_form(task, **changes):
    fields = {
        "phase_number": "1",
        "phase_title": task.phase_title,
        "week_number": "1",
        "position": str(task.position),
        "title": task.title,
        "skill": str(task.skill_id),
        "type": task.type,
        "link": "",
        "estimated_hours": "4",
        "priority": task.priority,
    }
    return fields | changes


def roadmap_form(roadmap, *tasks):
    """What the page of a roadmap posts with these forms of its tasks."""
    fields = {
        "title": roadmap.title,
        "career_path": str(roadmap.career_path_id),
        "duration_weeks": "4",
        "start_date": "2026-11-02",
        "tasks-TOTAL_FORMS": str(len(tasks)),
        "tasks-INITIAL_FORMS": str(sum("id" in task for task in tasks)),
    }
    rows = {
        f"tasks-{n}-{key}": value for n, task in enumerate(tasks) for key, value in task.items()
    }
    return fields | rows


def inline(task, **changes):
    return task_form(task, id=str(task.pk), roadmap=str(task.roadmap_id), **changes)


@pytest.mark.parametrize("count", [1, 4])
def test_roadmap_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for roadmap in RoadmapFactory.create_batch(count):
        RoadmapTaskFactory.create_batch(2, roadmap=roadmap)

    with django_assert_num_queries(8):
        response = client.get(ROADMAPS)

    assert [row.task_total for row in response.context["cl"].result_list] == [2] * count


@pytest.mark.parametrize("count", [1, 4])
def test_task_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    done = {"status": TaskStatus.COMPLETED, "completed_at": now()}
    RoadmapTaskFactory.create_batch(count, **done)

    with django_assert_num_queries(7):
        response = client.get(TASKS)

    assert response.context["cl"].result_count == count


@pytest.mark.parametrize("count", [1, 4])
def test_request_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    RoadmapRequestFactory.create_batch(count)

    with django_assert_num_queries(7):
        response = client.get(REQUESTS)

    assert response.context["cl"].result_count == count


def test_roadmap_saved_with_changed_tasks_has_outlines_that_agree(client, staff, half_done):
    first, second = half_done.tasks.order_by("position")
    url = reverse("admin:roadmaps_roadmap_change", args=[half_done.pk])
    new = task_form(second, title="Third", position="2", estimated_hours="8")

    response = client.post(
        url, roadmap_form(half_done, inline(first, title="Renamed"), inline(second), new)
    )

    half_done.refresh_from_db()
    assert response.status_code == 302
    assert titles_in(half_done.phases) == ["Renamed", "Second", "Third"]
    assert half_done.progress_percentage == Decimal("25.00")


def test_task_changed_on_its_own_page_keeps_outlines_true(client, staff, half_done):
    second = half_done.tasks.get(title="Second")
    url = reverse("admin:roadmaps_roadmaptask_change", args=[second.pk])

    client.post(url, task_form(second, title="Later", estimated_hours="12"))

    half_done.refresh_from_db()
    assert titles_in(half_done.phases) == ["First", "Later"]
    assert half_done.progress_percentage == Decimal("25.00")


def test_deleted_task_leaves_the_outlines_and_may_complete_the_roadmap(client, staff, half_done):
    second = half_done.tasks.get(title="Second")
    url = reverse("admin:roadmaps_roadmaptask_delete", args=[second.pk])

    client.post(url, {"post": "yes"})

    half_done.refresh_from_db()
    assert titles_in(half_done.phases) == ["First"]
    assert (half_done.status, half_done.progress_percentage) == (RoadmapStatus.COMPLETED, 100)


def test_tasks_deleted_together_keep_every_roadmap_true(client, staff, half_done):
    other = RoadmapTaskFactory()
    chosen = [half_done.tasks.get(title="First"), other]
    form = {"action": "delete_selected", "_selected_action": [str(one.pk) for one in chosen]}

    client.post(TASKS, form | {"post": "yes"})

    half_done.refresh_from_db()
    assert titles_in(half_done.phases) == ["Second"]
    assert half_done.progress_percentage == 0
    assert Roadmap.objects.get(pk=other.roadmap_id).phases == []


def test_staff_do_not_tick_tasks_for_people(client, staff, half_done):
    second = half_done.tasks.get(title="Second")
    url = reverse("admin:roadmaps_roadmaptask_change", args=[second.pk])

    client.post(url, task_form(second, status="completed", notes="done for you"))

    second.refresh_from_db()
    assert (second.status, second.notes) == (TaskStatus.PENDING, "")


def test_roadmap_stays_with_its_person(client, staff, half_done):
    url = reverse("admin:roadmaps_roadmap_change", args=[half_done.pk])
    form = roadmap_form(half_done) | {"user": str(staff.pk), "status": "paused"}

    client.post(url, form)

    changed = Roadmap.objects.get()
    assert (changed.user_id, changed.status) == (half_done.user_id, RoadmapStatus.ACTIVE)


def test_roadmap_page_shows_its_outlines_for_reading(client, staff, half_done):
    html = client.get(
        reverse("admin:roadmaps_roadmap_change", args=[half_done.pk])
    ).content.decode()

    assert '<pre class="staff-document">' in html
    assert "&quot;title&quot;: &quot;First&quot;" in html


def test_staff_have_failed_requests_planned_again(
    client, staff, django_capture_on_commit_callbacks
):
    failed = RoadmapRequestFactory(status=RequestStatus.FAILED, attempts=3, failure="Stopped.")
    waiting = RoadmapRequestFactory()
    chosen = {"action": "plan_again", "_selected_action": [str(failed.pk), str(waiting.pk)]}

    with django_capture_on_commit_callbacks() as sent:
        response = client.post(REQUESTS, chosen, follow=True)

    failed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.failure) == (RequestStatus.QUEUED, 0, "")
    assert len(sent) == 1
    assert [str(message) for message in response.context["messages"]] == [
        "1 queued again.",
        "1 left alone: they have not failed, or their week is full.",
    ]


def test_staff_do_not_revive_what_its_owner_cancelled_or_has_no_room_for(client, staff):
    cancelled = RoadmapRequestFactory(status=RequestStatus.CANCELLED)
    full = RoadmapRequestFactory(status=RequestStatus.FAILED)
    StudyTime.objects.create(user=full.user, hours_per_week=1)
    chosen = {"action": "plan_again", "_selected_action": [str(cancelled.pk), str(full.pk)]}

    response = client.post(REQUESTS, chosen, follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "0 queued again.",
        "2 left alone: they have not failed, or their week is full.",
    ]
    for row in (cancelled, full):
        status = row.status
        row.refresh_from_db()
        assert row.status == status


def test_request_page_shows_what_was_asked_for(client, staff):
    row = RoadmapRequestFactory(career_path=None, targets={"a skill": 2}, free_only=True)

    html = client.get(
        reverse("admin:roadmaps_roadmaprequest_change", args=[row.pk])
    ).content.decode()

    assert "&quot;a skill&quot;: 2" in html
    assert "One skill of your choice" in client.get(REQUESTS).content.decode()


def test_hours_that_staff_change_are_spread_no_more(client, staff, half_done):
    first, second = half_done.tasks.order_by("position")
    for task in (first, second):
        task.spread = [2, 2]
        task.save(update_fields=["spread"])
    url = reverse("admin:roadmaps_roadmap_change", args=[half_done.pk])

    client.post(
        url,
        roadmap_form(half_done, inline(first), inline(second, estimated_hours="5")),
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.spread, second.spread) == ([2, 2], [])


@pytest.mark.parametrize("name", ["roadmaprevision", "roadmapproposal", "studytime"])
def test_staff_read_what_the_product_and_people_write(client, staff, name, half_done):
    rows = {
        "roadmaprevision": lambda: RoadmapRevision.objects.create(
            roadmap=half_done, number=1, kind="moved", summary="One task moved", changes={"a": 1}
        ),
        "roadmapproposal": lambda: RoadmapProposal.objects.create(
            roadmap=half_done, kind="replan", engine="rules", digest="d", payload={"a": 1}
        ),
        "studytime": lambda: StudyTime.objects.create(user=half_done.user, hours_per_week=9),
    }
    url = reverse(f"admin:roadmaps_{name}_change", args=[rows[name]().pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 403
    assert client.get(reverse(f"admin:roadmaps_{name}_add")).status_code == 403
    assert client.get(reverse(f"admin:roadmaps_{name}_changelist")).status_code == 200


def test_staff_delete_a_roadmap_with_its_revisions(client, staff, half_done):
    RoadmapRevision.objects.create(
        roadmap=half_done, number=1, kind="moved", summary="One task moved", changes={}
    )

    client.post(reverse("admin:roadmaps_roadmap_delete", args=[half_done.pk]), {"post": "yes"})

    assert Roadmap.objects.count() == 0


def test_staff_neither_add_nor_change_a_request(client, staff):
    row = RoadmapRequestFactory()
    url = reverse("admin:roadmaps_roadmaprequest_change", args=[row.pk])

    assert client.get(reverse("admin:roadmaps_roadmaprequest_add")).status_code == 403
    assert client.post(url, {"status": "done"}).status_code == 403
    assert client.get(url).status_code == 200


def test_task_that_staff_add_is_in_the_outline(client, staff, half_done):
    like = half_done.tasks.get(title="Second")
    form = task_form(like, title="Third", position="2", roadmap=str(half_done.pk))

    client.post(reverse("admin:roadmaps_roadmaptask_add"), form)

    half_done.refresh_from_db()
    assert titles_in(half_done.phases) == ["First", "Second", "Third"]
    assert RoadmapTask.objects.count() == 3
