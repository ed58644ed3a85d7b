from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapRevision, RoadmapTask
from roadmaps.tests.edit_page import address, body, page, post, said
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
ROADMAP_POSTS = ["edit", "settings", "undo"]
TASK_POSTS = ["edit_task", "move_task", "order_task", "pin_task", "remove_task"]


@pytest.fixture
def roadmap(member):
    start = localdate() - timedelta(days=localdate().weekday())
    return RoadmapFactory(
        user=member, title="Data", start_date=start, target_end_date=start + timedelta(days=27)
    )


@pytest.fixture
def task(roadmap):
    return RoadmapTaskFactory(roadmap=roadmap, title="Learn joins", week_number=2)


def own(**changed):
    return {
        "title": "My own",
        "type": "practice",
        "hours": "2.5",
        "week": "1",
        "priority": "medium",
        "skill": "",
        "link": "",
        **changed,
    }


@pytest.mark.parametrize("name", ROADMAP_POSTS)
def test_plan_of_someone_else_is_not_found(client, member, name):
    other = RoadmapFactory()

    assert post(client, name, other, **own()).status_code == 404
    assert (RoadmapTask.objects.count(), RoadmapRevision.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", TASK_POSTS)
def test_task_of_someone_else_is_not_found(client, member, name):
    other = RoadmapTaskFactory()

    response = post(client, name, other, week="3", pinned="1", direction="up")

    assert response.status_code == 404
    assert RoadmapRevision.objects.count() == 0


@pytest.mark.parametrize("name", ROADMAP_POSTS)
def test_plan_asks_a_stranger_to_log_in(client, name):
    url = address(name, RoadmapFactory())

    assert client.post(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("name", TASK_POSTS)
def test_task_asks_a_stranger_to_log_in(client, name):
    url = address(name, RoadmapTaskFactory())

    assert client.post(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("name", ["undo", "settings"])
def test_plan_is_not_changed_by_a_link(client, roadmap, name):
    assert client.get(address(name, roadmap)).status_code == 405


@pytest.mark.parametrize("name", ["move_task", "order_task", "pin_task", "remove_task"])
def test_task_is_not_changed_by_a_link(client, task, name):
    assert client.get(address(name, task)).status_code == 405


@pytest.mark.parametrize("count", [20, 400])
def test_page_costs_the_same_queries_for_any_number_of_tasks(
    client, roadmap, count, django_assert_num_queries
):
    skill = SkillFactory()
    RoadmapTask.objects.bulk_create(
        RoadmapTaskFactory.build(
            roadmap=roadmap, skill=skill, week_number=n // 5 + 1, phase_number=n // 10 + 1
        )
        for n in range(count)
    )

    with django_assert_num_queries(7):
        html = page(client, roadmap)

    assert html.count('class="task"') == 10


def test_page_shows_the_phase_that_is_asked_for(client, roadmap, task):
    RoadmapTaskFactory(roadmap=roadmap, title="Later", phase_number=2, week_number=3)

    assert "Later" not in page(client, roadmap, phase="")
    assert "Later" in page(client, roadmap, phase="2")
    assert "Learn joins" in page(client, roadmap, phase="nonsense")


def test_page_begins_with_the_first_phase_that_has_work_left(client, roadmap, task):
    RoadmapTaskFactory(roadmap=roadmap, title="Later", phase_number=2, week_number=3)
    roadmap.tasks.filter(pk=task.pk).update(status=TaskStatus.COMPLETED)

    assert "Later" in page(client, roadmap)


def test_page_of_an_empty_roadmap_offers_to_add_a_task(client, roadmap):
    html = page(client, roadmap)

    assert "No tasks" in html
    assert "Add a task of your own" in html


def test_page_offers_nothing_for_a_task_that_is_done(client, roadmap, task):
    assert html_of_buttons(page(client, roadmap)) == 6
    roadmap.tasks.filter(pk=task.pk).update(status=TaskStatus.SKIPPED)
    assert html_of_buttons(page(client, roadmap)) == 1
    roadmap.tasks.filter(pk=task.pk).update(status=TaskStatus.COMPLETED)
    assert html_of_buttons(page(client, roadmap)) == 0


def html_of_buttons(html):
    return html.count('form="edits"')


def test_page_tells_of_a_week_that_is_too_full(client, roadmap, task):
    assert "More than fits" not in page(client, roadmap)

    RoadmapTaskFactory(roadmap=roadmap, week_number=2, estimated_hours=9)

    html = page(client, roadmap)
    assert "More than fits" in html
    assert "13 of 8 h" in html


def test_own_task_is_added_with_all_that_was_said(client, roadmap):
    skill = SkillFactory(name="SQL")

    response = post(client, "edit", roadmap, **own(skill="sql", link="book.example/joins"))

    task = RoadmapTask.objects.get()
    assert response.url == f"{address('edit', roadmap)}?phase=1&task={task.pk}#task-{task.pk}"
    assert (task.title, task.skill, task.link) == ("My own", skill, "https://book.example/joins")
    assert (task.estimated_hours, task.own) == (Decimal("2.5"), True)
    assert said(response) == ["“My own” is in week 1 now."]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"hours": "0"}, "greater than or equal to 0.25"),
        ({"hours": "1.1"}, "whole quarters of an hour"),
        ({"hours": "500"}, "less than or equal to 400"),
        ({"week": "0"}, "greater than or equal to 1"),
        ({"week": "9999"}, "less than or equal to 520"),
        ({"type": "dance"}, "Select a valid choice"),
        ({"priority": "urgent"}, "Select a valid choice"),
        ({"skill": "Nonsense"}, "The catalogue has no such skill."),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_wrong_own_task_is_shown_again_with_nothing_lost(client, roadmap, wrong, words):
    response = post(client, "edit", roadmap, **own(**{"title": "Keep me", **wrong}))

    html = body(response)
    assert response.status_code == 422
    assert words in html
    assert ('value="Keep me"' in html) is ("title" not in wrong)
    assert RoadmapTask.objects.count() == 0


def test_skill_that_is_not_known_gets_advice(client, roadmap):
    SkillFactory(name="PostgreSQL")

    response = post(client, "edit", roadmap, **own(skill="Postgre"))

    assert "Did you mean: PostgreSQL?" in body(response)


def test_words_of_a_task_are_escaped(client, roadmap):
    post(client, "edit", roadmap, **own(title="<b>Bold</b>"))

    html = page(client, roadmap)
    assert "<b>Bold" not in html
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html


def test_task_is_moved_and_the_person_told_what_speaks_against_it(client, task):
    RoadmapTaskFactory(roadmap=task.roadmap, week_number=3, estimated_hours=8)

    response = post(client, "move_task", task, week="3")

    assert response.url.endswith(f"/edit/?phase=1&task={task.pk}#task-{task.pk}")
    assert said(response) == [
        "“Learn joins” is in week 3 now.",
        "Week 3 holds 12 h now and has 8.",
    ]


def test_what_is_said_about_a_task_stands_beside_it_with_its_undo(client, roadmap, task):
    where = post(client, "move_task", task, week="3").url

    html = body(client.get(where))

    beside = html[html.index(f'id="task-{task.pk}"') :]
    assert html.count("is in week 3 now.") == beside.count("is in week 3 now.") == 1
    assert f'formaction="{address("undo", roadmap)}"' in beside


def test_what_is_said_about_a_task_of_another_phase_stands_above(client, roadmap, task):
    other = RoadmapTaskFactory(roadmap=roadmap, phase_number=2, week_number=5)
    post(client, "pin_task", other, pinned="1")

    html = page(client, roadmap, phase="1", task=str(other.pk))

    assert html.count("whatever is planned anew.") == 1
    assert "task__said" not in html


@pytest.mark.parametrize("week", ["0", "-1", "", "soon", "521"])
def test_move_to_a_week_that_is_none_is_refused(client, task, week):
    response = post(client, "move_task", task, week=week)

    assert said(response) == ["Name the week by its number, from 1 on."]
    task.refresh_from_db()
    assert task.week_number == 2


def test_move_goes_back_to_the_page_that_asked_for_it(client, task):
    week = reverse("roadmaps:week", args=[task.roadmap_id, 2])

    assert post(client, "move_task", task, week="3", next=week).url == week
    elsewhere = post(client, "move_task", task, week="2", next="https://evil.example/").url
    assert elsewhere.endswith(f"#task-{task.pk}")


def test_task_goes_up_and_says_when_it_is_at_the_end(client, task):
    other = RoadmapTaskFactory(roadmap=task.roadmap, week_number=2, title="Second")

    assert said(post(client, "order_task", other, direction="up")) == []
    assert page(client, task.roadmap).index("Second") < page(client, task.roadmap).index(
        "Learn joins</p>"
    )
    assert said(post(client, "order_task", other, direction="up")) == [
        "“Second” is at the end of its week already."
    ]


def test_pin_says_what_it_means(client, task):
    first = said(post(client, "pin_task", task, pinned="1"))
    assert first == ["“Learn joins” stays in week 2, whatever is planned anew."]
    task.refresh_from_db()
    assert task.pinned is True

    assert said(post(client, "pin_task", task, pinned="0"))[-1] == (
        "“Learn joins” may move when you plan anew."
    )


@pytest.mark.parametrize("name", ["move_task", "order_task", "pin_task", "remove_task"])
def test_done_task_is_refused_in_words(client, task, name):
    RoadmapTask.objects.filter(pk=task.pk).update(status=TaskStatus.COMPLETED)

    response = post(client, name, task, week="3", direction="up", pinned="1")

    assert response.status_code == 302
    assert said(response)[0].startswith("“Learn joins” is done, so it stays")


def test_removed_task_can_be_undone_from_the_page(client, roadmap, task):
    response = post(client, "remove_task", task)
    assert said(response) == ["“Learn joins” is out of the plan. You can undo that."]
    assert 'Undo<span class="visually-hidden">: “Learn joins” removed' in page(client, roadmap)

    response = post(client, "undo", roadmap)

    assert said(response)[-1] == "Undone: “Learn joins” removed."
    assert RoadmapTask.objects.get() == task
    html = page(client, roadmap)
    assert "Undone on" in html
    assert "Last change:" not in html


def test_undo_says_what_had_to_stay(client, roadmap, task):
    post(client, "move_task", task, week="3")
    RoadmapTask.objects.filter(pk=task.pk).update(status=TaskStatus.COMPLETED)

    response = post(client, "undo", roadmap)

    assert said(response)[-1] == "Worked on or changed since, so left as it is: “Learn joins”."


def test_undo_of_nothing_says_so(client, roadmap):
    assert said(post(client, "undo", roadmap)) == ["There is nothing to undo."]


def test_own_task_is_edited_on_its_page(client, task):
    RoadmapTask.objects.filter(pk=task.pk).update(own=True)
    html = body(client.get(address("edit_task", task)))
    assert 'value="Learn joins"' in html

    response = post(client, "edit_task", task, **own(title="Learn all joins", week="4"))

    assert response.url.endswith(f"/edit/?phase=1&task={task.pk}#task-{task.pk}")
    task.refresh_from_db()
    assert (task.title, task.week_number, task.estimated_hours) == (
        *("Learn all joins", 4, Decimal("2.5")),
    )


def test_planned_task_has_no_field_for_its_words(client, task):
    html = body(client.get(address("edit_task", task)))
    assert ('name="title"' in html, 'name="hours"' in html) == (False, True)

    post(client, "edit_task", task, **own(title="Renamed", hours="6"))

    task.refresh_from_db()
    assert (task.title, task.estimated_hours) == ("Learn joins", 6)


def test_wrong_hours_of_a_task_are_shown_again(client, task):
    response = post(client, "edit_task", task, **own(hours="-1", week="3"))

    assert response.status_code == 422
    assert 'value="-1"' in body(response)


def test_done_task_is_not_edited_on_its_page(client, task):
    RoadmapTask.objects.filter(pk=task.pk).update(status=TaskStatus.COMPLETED)

    response = post(client, "edit_task", task, **own(hours="9"))

    assert response.status_code == 422
    assert "“Learn joins” is done, so it stays as it is." in body(response)
