import pytest
from django.urls import reverse

from roadmaps.enums import TaskStatus
from roadmaps.tests.factories import RoadmapTaskFactory
from skills.enums import Level
from skills.tests.factories import UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(member):
    """Leads to the first level of a skill that the person has at the second."""
    held = UserSkillFactory(user=member, skill__name="SQL", level=Level.INTERMEDIATE)
    return RoadmapTaskFactory(
        roadmap__user=member, skill=held.skill, level=Level.BEGINNER, title="Joins"
    )


def week_of(task):
    return reverse("roadmaps:week", args=[task.roadmap_id, task.week_number])


def skip(client, task, **data):
    return client.post(reverse("progress:known", args=[task.pk]), data)


def shown(client, task):
    return " ".join(client.get(week_of(task)).content.decode().split())


def test_known_asks_a_stranger_to_log_in(client):
    url = reverse("progress:known", args=[RoadmapTaskFactory().pk])

    assert client.post(url).url == f"{reverse('account_login')}?next={url}"


def test_known_task_of_someone_else_is_not_found(client, member):
    other = RoadmapTaskFactory(level=Level.BEGINNER)

    assert skip(client, other).status_code == 404


def test_known_is_not_told_by_a_link(client, task):
    assert client.get(reverse("progress:known", args=[task.pk])).status_code == 405


def test_known_task_is_skipped_and_the_page_it_came_from_says_why(client, task):
    response = skip(client, task, back=week_of(task))

    assert (response.status_code, response.url) == (303, week_of(task))
    html = shown(client, task)
    assert "Joins is skipped: you know SQL already." in html
    assert "Skipped: you know it already" in html
    assert f'aria-label="Reopen: {task.title}"' in html


def test_known_sent_twice_says_so_once(client, task):
    skip(client, task)
    shown(client, task)
    skip(client, task)

    assert "Joins is skipped" not in shown(client, task)


def test_known_task_is_opened_again_like_any_skipped_one(client, task):
    skip(client, task)

    client.post(reverse("progress:task", args=[task.pk]), {"status": "pending"})

    task.refresh_from_db()
    assert task.status == TaskStatus.PENDING
    assert "I know this already" in shown(client, task)


def test_task_above_the_level_stays_open_and_the_page_says_so(client, task):
    task.level = Level.EXPERT
    task.save(update_fields=["level"])

    skip(client, task)

    task.refresh_from_db()
    assert task.status == TaskStatus.PENDING
    assert "Your skills do not cover Joins yet. It stays open." in shown(client, task)


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example"])
def test_known_leads_to_no_page_of_others(client, task, page):
    assert skip(client, task, back=page).url == f"{week_of(task)}#task-{task.pk}"
