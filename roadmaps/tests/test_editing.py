import threading
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.tests.factories import UserFactory
from roadmaps import services
from roadmaps.enums import TaskStatus
from roadmaps.models import Roadmap, RoadmapRevision, RoadmapTask, StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from roadmaps.tests.plans import (
    LATER,
    NOW,
    agrees,
    draft,
    finish,
    four_weeks,
    length,
    place,
    task_of,
)
from skills.enums import ResourceType
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap():
    return four_weeks()


def test_added_task_goes_to_the_end_of_its_week_and_into_its_phase(roadmap):
    skill = SkillFactory()
    said = draft(skill=skill, type=ResourceType.READING, link="https://book.example/")

    task, warnings = services.add_task(roadmap=roadmap, draft=said, now=NOW)

    task.refresh_from_db()
    assert (task.title, task.type, task.link, task.skill) == (
        *("Mine", "reading", "https://book.example/", skill),
    )
    assert (task.own, task.priority, task.estimated_hours, task.status) == (
        *(True, "low", 2, "pending"),
    )
    assert (place(task), task.phase_title) == ((2, 3, 1, []), "Phase 2")
    assert (warnings, length(roadmap)) == ([], (4, date(2026, 11, 29)))
    assert agrees(roadmap)


def test_added_task_goes_on_in_the_next_week_where_its_own_has_no_more_room(roadmap):
    task, warnings = services.add_task(roadmap=roadmap, draft=draft(hours=Decimal(4)), now=NOW)

    assert (place(task), warnings) == ((2, 3, 1, [2, 2]), [])


def test_added_task_in_a_full_week_stays_there_and_the_person_is_told(roadmap):
    services.add_task(roadmap=roadmap, draft=draft(hours=Decimal(2)), now=NOW)

    task, warnings = services.add_task(roadmap=roadmap, draft=draft(hours=Decimal(3)), now=NOW)

    assert place(task) == (2, 3, 2, [])
    assert warnings == ["Week 3 holds 11 h now and has 8."]


def test_added_task_after_the_end_makes_the_plan_longer(roadmap):
    services.add_task(roadmap=roadmap, draft=draft(week=6, hours=Decimal(10)), now=NOW)

    assert length(roadmap) == (7, date(2026, 12, 20))
    assert roadmap.tasks.get(title="Mine").phase_number == 2


def test_weeks_of_reserve_stay_after_the_last_task(roadmap):
    roadmap.duration_weeks = 5
    roadmap.save(update_fields=["duration_weeks"])

    services.move_to_week(task=task_of(roadmap, "D"), week=5, now=NOW)

    assert length(roadmap) == (6, date(2026, 12, 13))


def test_first_task_of_an_empty_roadmap_begins_a_phase():
    plan = RoadmapFactory(duration_weeks=0, target_end_date=date(2026, 11, 2))

    task, _ = services.add_task(roadmap=plan, draft=draft(week=1), now=NOW)

    assert (place(task), length(plan)) == ((1, 1, 0, []), (1, date(2026, 11, 8)))


def test_task_cannot_be_lost_in_weeks_without_any_room(roadmap):
    years = DateRange(date(2026, 11, 1), date(2036, 11, 1))
    StudyTime.objects.create(user=roadmap.user, time_off=[years])

    task, warnings = services.add_task(roadmap=roadmap, draft=draft(), now=NOW)

    assert place(task) == (2, 3, 1, [])
    assert warnings == ["Week 3 is free of learning, by your days off."]


def test_moved_task_takes_its_new_week_and_phase(roadmap):
    task = task_of(roadmap, "D")

    warnings = services.move_to_week(task=task, week=2, now=NOW)

    assert place(task) == (1, 2, 1, [2, 2, 2])
    assert warnings == []
    assert RoadmapRevision.objects.get().summary == "“D” moved to week 2"
    assert agrees(roadmap)


def test_moved_last_task_makes_the_plan_shorter(roadmap):
    services.move_to_week(task=task_of(roadmap, "D"), week=1, now=NOW)

    assert length(roadmap) == (3, date(2026, 11, 22))


def test_move_to_the_week_where_it_is_changes_nothing(roadmap):
    assert services.move_to_week(task=task_of(roadmap, "B"), week=2, now=NOW) == []
    assert RoadmapRevision.objects.count() == 0


def test_reorder_changes_places_within_the_week_and_stops_at_its_ends(roadmap):
    first, _ = services.add_task(roadmap=roadmap, draft=draft(title="E"), now=NOW)

    assert services.reorder_task(task=first, up=True, now=NOW) is True
    assert services.reorder_task(task=first, up=True, now=NOW) is False

    titles = roadmap.tasks.filter(week_number=3).order_by("position")
    assert list(titles.values_list("title", flat=True)) == ["E", "C"]
    assert services.reorder_task(task=first, up=False, now=NOW) is True
    assert list(titles.values_list("title", flat=True)) == ["C", "E"]


def test_reorder_passes_over_what_is_done(roadmap):
    for title in ("E", "F"):
        services.add_task(roadmap=roadmap, draft=draft(title=title), now=NOW)
    finish(task_of(roadmap, "E"))

    services.reorder_task(task=task_of(roadmap, "F"), up=True, now=NOW)

    titles = roadmap.tasks.filter(week_number=3).order_by("position")
    assert list(titles.values_list("title", flat=True)) == ["F", "E", "C"]


def test_reorder_tells_tasks_apart_that_share_a_position(roadmap):
    RoadmapTaskFactory(roadmap=roadmap, title="C2", phase_number=2, week_number=3, position=0)

    assert services.reorder_task(task=task_of(roadmap, "C2"), up=True, now=NOW) is True

    rows = roadmap.tasks.filter(week_number=3).order_by("position")
    assert list(rows.values_list("title", "position")) == [("C2", 0), ("C", 1)]


def test_more_hours_go_on_in_the_weeks_after(roadmap):
    task = task_of(roadmap, "D")

    said = draft(hours=Decimal("17.5"), week=4)
    assert services.change_task(task=task, draft=said, now=NOW) == []

    assert place(task) == (2, 4, 0, [8, 8, 1.5])
    assert length(roadmap) == (6, date(2026, 12, 13))


def test_fewer_hours_bring_a_long_task_back_into_its_week(roadmap):
    task = task_of(roadmap, "D")
    services.change_task(task=task, draft=draft(hours=Decimal(20), week=4), now=NOW)

    services.change_task(task=task, draft=draft(hours=Decimal(3), week=4), now=NOW)

    assert place(task) == (2, 4, 0, [])
    assert length(roadmap) == (4, date(2026, 11, 29))


def test_change_leaves_the_words_of_a_planned_task(roadmap):
    services.change_task(task=task_of(roadmap, "B"), draft=draft(week=2), now=NOW)

    task = task_of(roadmap, "B")
    assert (task.type, task.priority, task.estimated_hours) == ("course", "low", 2)


def test_change_renames_an_own_task(roadmap):
    task, _ = services.add_task(roadmap=roadmap, draft=draft(), now=NOW)

    said = draft(title="Still mine", type=ResourceType.PROJECT, week=1)
    services.change_task(task=task, draft=said, now=NOW)

    task.refresh_from_db()
    assert (task.title, task.type, task.week_number) == ("Still mine", "project", 1)
    assert agrees(roadmap)


def test_pin_is_kept_and_taken_back(roadmap):
    task = task_of(roadmap, "B")

    services.pin_task(task=task, pinned=True, now=NOW)
    assert task_of(roadmap, "B").pinned is True
    services.pin_task(task=task, pinned=True, now=NOW)
    assert RoadmapRevision.objects.count() == 1

    services.pin_task(task=task, pinned=False, now=NOW)
    assert task_of(roadmap, "B").pinned is False


def test_removed_task_is_gone_with_its_share_of_the_percentage(roadmap):
    finish(task_of(roadmap, "A"))

    services.remove_task(task=task_of(roadmap, "D"), now=NOW)

    assert length(roadmap) == (3, date(2026, 11, 22))
    assert (roadmap.progress_percentage, agrees(roadmap)) == (Decimal("33.33"), True)


def test_removed_task_comes_back_with_the_time_that_its_timer_ran(roadmap):
    task = task_of(roadmap, "B")
    RoadmapTask.objects.filter(pk=task.pk).update(
        status=TaskStatus.IN_PROGRESS, timer_started_at=datetime(2026, 11, 4, 10, 30, tzinfo=UTC)
    )

    services.remove_task(task=task, now=NOW)
    services.undo_change(roadmap=roadmap, now=LATER)

    again = task_of(roadmap, "B")
    assert (again.pk, again.actual_hours, again.timer_started_at) == (task.pk, Decimal("1.5"), None)
    assert again.status == "in_progress"


def edits_of(task):
    return {
        "move": lambda: services.move_to_week(task=task, week=4, now=NOW),
        "reorder": lambda: services.reorder_task(task=task, up=True, now=NOW),
        "change": lambda: services.change_task(task=task, draft=draft(), now=NOW),
        "pin": lambda: services.pin_task(task=task, pinned=True, now=NOW),
        "remove": lambda: services.remove_task(task=task, now=NOW),
    }


@pytest.mark.parametrize("edit", ["move", "reorder", "change", "pin", "remove"])
def test_done_task_stays_as_it_is(roadmap, edit):
    task = task_of(roadmap, "A")
    finish(task)
    before = RoadmapTask.objects.filter(pk=task.pk).values().get()

    with pytest.raises(services.EditError, match="is done, so it stays"):
        edits_of(task)[edit]()

    assert RoadmapTask.objects.filter(pk=task.pk).values().get() == before
    assert RoadmapRevision.objects.count() == 0


@pytest.mark.parametrize("edit", ["move", "reorder", "change", "pin"])
def test_skipped_task_is_reopened_before_it_is_changed(roadmap, edit):
    task = task_of(roadmap, "A")
    finish(task, TaskStatus.SKIPPED)

    with pytest.raises(services.EditError, match="Reopen it"):
        edits_of(task)[edit]()


def test_skipped_task_can_be_removed(roadmap):
    finish(task_of(roadmap, "A"), TaskStatus.SKIPPED)

    services.remove_task(task=task_of(roadmap, "A"), now=NOW)

    assert roadmap.tasks.filter(title="A").exists() is False


@pytest.mark.parametrize("edit", ["move", "reorder", "change", "pin", "remove"])
def test_task_that_another_tab_removed_is_not_changed_any_more(roadmap, edit):
    task = task_of(roadmap, "A")
    services.remove_task(task=task_of(roadmap, "A"), now=NOW)

    with pytest.raises(services.EditError, match="is not in the plan any more"):
        edits_of(task)[edit]()

    assert RoadmapRevision.objects.count() == 1


@pytest.mark.parametrize("edit", ["move", "reorder", "change", "pin", "remove"])
def test_every_edit_can_be_undone(roadmap, edit):
    services.add_task(roadmap=roadmap, draft=draft(title="E", week=2), now=NOW)
    task = task_of(roadmap, "E")
    before = list(RoadmapTask.objects.order_by("pk").values())
    ends = length(roadmap)

    edits_of(task)[edit]()
    assert list(RoadmapTask.objects.order_by("pk").values()) != before
    assert services.undo_change(roadmap=roadmap, now=LATER).kept == ()

    after = list(RoadmapTask.objects.order_by("pk").values())
    assert [{**row, "updated_at": 0} for row in after] == [
        {**row, "updated_at": 0} for row in before
    ]
    assert (length(roadmap), agrees(roadmap)) == (ends, True)


def test_undo_of_the_addition_shortens_the_plan_again(roadmap):
    services.add_task(roadmap=roadmap, draft=draft(week=9), now=NOW)

    services.undo_change(roadmap=roadmap, now=LATER)

    assert (length(roadmap), roadmap.tasks.count()) == ((4, date(2026, 11, 29)), 4)


@pytest.mark.django_db(transaction=True)
def test_edits_from_two_tabs_at_once_are_made_one_after_the_other():
    plan = RoadmapFactory(user=UserFactory(), duration_weeks=1)
    start = threading.Barrier(4)

    def add(title):
        start.wait()
        services.add_task(roadmap=plan, draft=draft(title=title, week=1), now=NOW)
        connection.close()

    tabs = [threading.Thread(target=add, args=[f"Tab {n}"]) for n in range(4)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()

    rows = RoadmapTask.objects.filter(roadmap=plan)
    assert sorted(rows.values_list("position", flat=True)) == [0, 1, 2, 3]
    numbers = RoadmapRevision.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]
    phases = Roadmap.objects.get(pk=plan.pk).phases
    assert len(phases[0]["weeks"][0]["tasks"]) == 4
