import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import resolve, reverse
from django.utils.timezone import localdate

from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level, ResourceType
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}


def week_of(client, roadmap, number, headers=None):
    url = reverse("roadmaps:week", args=[roadmap.pk, number])
    response = client.get(url, headers=headers)
    return response, " ".join(response.content.decode().split())


def text(client, roadmap, number):
    return week_of(client, roadmap, number)[1]


@pytest.fixture
def roadmap(member):
    """Four weeks; two of them are over."""
    start = localdate() - timedelta(days=15)
    return RoadmapFactory(user=member, start_date=start, target_end_date=None, duration_weeks=5)


def test_week_asks_a_stranger_to_log_in(client):
    url = reverse("roadmaps:week", args=[RoadmapFactory().pk, 1])

    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


def test_week_of_someone_else_is_not_found(client, member):
    other = RoadmapTaskFactory().roadmap

    assert week_of(client, other, 1)[0].status_code == 404


@pytest.mark.parametrize("number", [0, 6, 999999999])
def test_week_that_the_plan_does_not_have_is_not_found(client, roadmap, number):
    RoadmapTaskFactory(roadmap=roadmap)

    assert week_of(client, roadmap, number)[0].status_code == 404


@pytest.mark.parametrize("count", [20, 400])
def test_week_costs_the_same_queries_for_any_number_of_tasks(
    client, roadmap, count, django_assert_num_queries
):
    skill = SkillFactory()
    for number in range(count):
        RoadmapTaskFactory(roadmap=roadmap, skill=skill, week_number=number // 10 + 1)

    with django_assert_num_queries(6):
        html = text(client, roadmap, 2)

    assert html.count('<li class="task"') == 10


def test_week_shows_its_part_of_a_long_task(client, roadmap):
    spread = [Decimal(8), Decimal("2.5")]
    RoadmapTaskFactory(roadmap=roadmap, estimated_hours=Decimal("10.5"), spread=spread)

    assert "8 h of 10.5 h this week" in text(client, roadmap, 1)
    assert "2.5 h of 10.5 h this week" in text(client, roadmap, 2)


def test_week_names_its_goals_and_its_neighbours(client, roadmap):
    sql = SkillFactory(name="SQL")
    RoadmapTaskFactory(roadmap=roadmap, skill=sql, week_number=2, type=ResourceType.PROJECT)

    html = text(client, roadmap, 2)

    assert "<li>Build something with SQL</li>" in html
    before, after = (reverse("roadmaps:week", args=[roadmap.pk, number]) for number in (1, 3))
    assert f'rel="prev" href="{before}"' in html
    assert f'rel="next" href="{after}"' in html


def test_first_and_last_week_have_one_neighbour(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap)

    first, last = text(client, roadmap, 1), text(client, roadmap, 5)

    assert ('rel="prev"' in first, 'rel="next"' in first) == (False, True)
    assert ('rel="prev"' in last, 'rel="next"' in last) == (True, False)


def test_empty_week_says_whether_it_is_reserve_or_time_off(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap)
    off = roadmap.start_date + timedelta(weeks=1)
    StudyTime.objects.create(user=roadmap.user, time_off=[DateRange(off, off + timedelta(weeks=1))])

    assert "Week 2: Time off" in text(client, roadmap, 2)
    assert "its 8 h are reserve" in text(client, roadmap, 3)


def test_task_can_be_done_begun_timed_put_off_and_skipped(client, roadmap):
    task = RoadmapTaskFactory(roadmap=roadmap, week_number=3, title="Joins")

    html = text(client, roadmap, 3)

    assert buttons(html) == [
        ("progress:task", "status", "completed", "Done: Joins"),
        ("roadmaps:timer", "timer", "start", "Start the timer: Joins"),
        ("progress:task", "status", "in_progress", "Begin: Joins"),
        ("roadmaps:move_task", "week", "4", "Next week: Joins"),
        ("progress:task", "status", "skipped", "Skip: Joins"),
    ]
    path = reverse("roadmaps:week", args=[roadmap.pk, 3])
    assert f'name="next" value="{path}"' in html
    assert f'href="{reverse("roadmaps:task", args=[task.pk])}"' in html


def test_task_in_progress_can_be_put_back_and_its_timer_stopped(client, roadmap):
    running = {"status": TaskStatus.IN_PROGRESS, "timer_started_at": roadmap.created_at}
    RoadmapTaskFactory(roadmap=roadmap, week_number=3, title="Joins", **running)

    assert buttons(text(client, roadmap, 3))[1:3] == [
        ("roadmaps:timer", "timer", "stop", "Stop timer: Joins"),
        ("progress:task", "status", "pending", "Put back: Joins"),
    ]


def test_task_of_a_paused_roadmap_offers_no_timer(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, week_number=3, title="Joins")
    roadmap.status = RoadmapStatus.PAUSED
    roadmap.save(update_fields=["status"])

    fields = [field for _, field, *_ in buttons(text(client, roadmap, 3))]

    assert fields == ["status", "status", "week", "status"]


def test_task_of_a_week_that_is_over_is_put_off_to_this_week(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, week_number=1, title="Joins")

    later = buttons(text(client, roadmap, 1))[3]

    assert later == ("roadmaps:move_task", "week", "3", "To this week: Joins")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (TaskStatus.COMPLETED, [("progress:task", "status", "pending", "Done: Joins")]),
        (
            TaskStatus.SKIPPED,
            [
                ("progress:task", "status", "completed", "Done: Joins"),
                ("progress:task", "status", "pending", "Reopen: Joins"),
            ],
        ),
    ],
)
def test_task_that_is_closed_can_be_opened_again(client, roadmap, status, expected):
    RoadmapTaskFactory(roadmap=roadmap, title="Joins", status=status)

    assert buttons(text(client, roadmap, 1)) == expected


@pytest.mark.parametrize(
    ("level", "status", "offered"),
    [
        (Level.BEGINNER, TaskStatus.PENDING, 1),
        (Level.INTERMEDIATE, TaskStatus.IN_PROGRESS, 1),
        (Level.ADVANCED, TaskStatus.PENDING, 0),
        (None, TaskStatus.PENDING, 0),
        (Level.BEGINNER, TaskStatus.SKIPPED, 0),
        (Level.BEGINNER, TaskStatus.COMPLETED, 0),
    ],
)
def test_task_that_is_known_by_now_can_be_left_out(client, roadmap, level, status, offered):
    held = UserSkillFactory(user=roadmap.user, level=Level.INTERMEDIATE)
    task = RoadmapTaskFactory(
        roadmap=roadmap, skill=held.skill, title="Joins", level=level, status=status
    )

    html = text(client, roadmap, 1)

    known = reverse("progress:known", args=[task.pk])
    button = f'form="moves" formaction="{known}" hx-post="{known}"'
    assert (html.count(button), html.count("I know this already: Joins")) == (offered, offered)


def buttons(html):
    """Where each button of the rows leads, with its field, value and accessible name."""
    pattern = (
        r'<button class="[^"]+" id="[^"]+" type="submit" form="moves" formaction="([^"]+)"'
        r' hx-post="([^"]+)" name="(\w+)" value="(\w+)"[^>]*? aria-label="([^"]+)"'
    )
    found = re.findall(pattern, html)
    assert all(plain == swap for plain, swap, *_ in found)
    return [(resolve(plain).view_name, *rest) for plain, _, *rest in found]


def test_task_shows_what_is_kept_about_it(client, roadmap):
    RoadmapTaskFactory(
        roadmap=roadmap,
        free=False,
        own=True,
        pinned=True,
        link="https://learn.example/sql/",
        own_links=["https://example.org/a", "https://example.org/b"],
        proof_link="https://example.org/proof",
        notes="Two questions left.",
        actual_hours=Decimal("1.25"),
    )

    html = text(client, roadmap, 1)

    found = re.findall(r'<a class="task__link" href="([^"]+)"', html)
    assert found[:4] == [
        "https://learn.example/sql/",
        "https://example.org/a",
        "https://example.org/b",
        "https://example.org/proof",
    ]
    assert [word in html for word in ("Paid", "Your own", "Pinned", "1.25 h spent")] == [True] * 4
    assert "Two questions left." not in html
    assert 'aria-label="Your notes:' in html


def test_task_whose_resource_is_free_says_so(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, free=True)

    assert ("Free" in text(client, roadmap, 1), "Paid" in text(client, roadmap, 1)) == (True, False)


def test_week_shows_text_as_text(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap, skill=None, title="<script>x</script>")

    html = text(client, roadmap, 1)

    assert "<script>x" not in html
    assert html.count("&lt;script&gt;x") > 3


def test_week_page_swap_and_history_restore(client, roadmap):
    RoadmapTaskFactory(roadmap=roadmap)

    whole, _ = week_of(client, roadmap, 1)
    swap, _ = week_of(client, roadmap, 1, HTMX)
    restored, _ = week_of(client, roadmap, 1, RESTORE)

    assert [b"<html" in each.content for each in (whole, swap, restored)] == [True, False, True]
    assert b'id="week-panel"' in swap.content
    assert b'id="messages"' in swap.content
