import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}
TODAY = reverse("roadmaps:today")


def text(client, headers=None):
    return " ".join(client.get(TODAY, headers=headers).content.decode().split())


@pytest.fixture
def roadmap(member):
    """Its second week is that of today."""
    start = localdate() - timedelta(days=7)
    return RoadmapFactory(user=member, start_date=start, target_end_date=None, title="Analyst")


def test_today_asks_a_stranger_to_log_in(client):
    assert client.get(TODAY).url == f"{reverse('account_login')}?next={TODAY}"


def test_today_stands_in_the_menu(client, member):
    html = text(client)

    assert f'href="{TODAY}" aria-current="page"' in html


@pytest.mark.parametrize("count", [20, 400])
def test_today_costs_the_same_queries_for_any_number_of_tasks(
    client, roadmap, count, django_assert_num_queries
):
    skill = SkillFactory()
    for number in range(count):
        RoadmapTaskFactory(roadmap=roadmap, skill=skill, week_number=2 + number // 5)

    with django_assert_num_queries(5):
        html = text(client)

    assert html.count('<li class="task"') == 5


def test_today_has_one_next_task_then_what_is_overdue_this_week_and_done(client, roadmap):
    for week, title in ((1, "Older"), (1, "Old"), (2, "Now"), (3, "Later")):
        RoadmapTaskFactory(roadmap=roadmap, week_number=week, title=title)
    RoadmapTaskFactory(roadmap=roadmap, week_number=2, title="Over", status=TaskStatus.COMPLETED)

    html = text(client)

    panels = {
        re.findall(r"<span>([^<]+)</span>", part)[0]: re.findall(r'label="Done: (\w+)"', part)
        for part in html.split('<h2 class="panel__title">')[1:]
    }
    assert panels == {
        "Next": ["Older"],
        "From weeks that are over": ["Old"],
        "This week": ["Now"],
        "Hours of this week": [],
        "Done this week": ["Over"],
    }
    due = roadmap.start_date + timedelta(days=6)
    assert html.count(f"Was due {due:%-d %b}") == 2


def test_today_sets_the_hours_of_the_week_against_the_time_there_is(client, roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=12)
    RoadmapTaskFactory(roadmap=roadmap, week_number=2, estimated_hours=3)
    done = {"status": TaskStatus.COMPLETED, "week_number": 2}
    RoadmapTaskFactory(roadmap=roadmap, estimated_hours="1.5", **done)

    html = text(client)

    assert "1.5 of 4.5 h done" in html
    assert "You have 12 h a week for all roadmaps together." in html


def test_today_of_a_newcomer_leads_to_the_roadmaps(client, member):
    html = text(client)

    assert "No active roadmap" in html
    assert (
        f'class="button button--primary button--medium" href="{reverse("roadmaps:list")}"' in html
    )


def test_today_leads_ahead_when_this_week_is_done(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, week_number=2, status=TaskStatus.COMPLETED)
    RoadmapTaskFactory(roadmap=roadmap, week_number=3)

    html = text(client)

    assert "This week is done" in html
    assert f'href="{reverse("roadmaps:week", args=[roadmap.pk, 3])}"' in html


def test_today_before_the_start_leads_to_the_first_week(client, roadmap):
    roadmap.start_date = localdate() + timedelta(days=3)
    roadmap.save(update_fields=["start_date"])
    RoadmapTaskFactory(roadmap=roadmap)

    html = text(client)

    assert "Nothing is planned for today" in html
    assert f'href="{reverse("roadmaps:week", args=[roadmap.pk, 1])}"' in html


def test_today_says_when_nothing_is_left(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, week_number=1, status=TaskStatus.SKIPPED)

    assert "Nothing is left to do" in text(client)


def test_today_holds_nothing_of_paused_roadmaps_and_of_others(client, roadmap):
    roadmap.status = RoadmapStatus.PAUSED
    roadmap.save(update_fields=["status"])
    RoadmapTaskFactory(roadmap=roadmap, week_number=2)
    RoadmapTaskFactory(roadmap__start_date=roadmap.start_date, week_number=2)

    assert "task__check" not in text(client)


def test_today_page_swap_and_history_restore(client, roadmap):
    whole, swap, restored = (text(client, headers) for headers in (None, HTMX, RESTORE))

    assert ["<html" in each for each in (whole, swap, restored)] == [True, False, True]
    assert 'id="today-panel"' in swap
