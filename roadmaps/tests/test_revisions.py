from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from roadmaps.enums import RevisionKind, RoadmapStatus, TaskStatus
from roadmaps.jobs import recording, undo_last
from roadmaps.models import RoadmapRevision, RoadmapTask
from roadmaps.selectors import outline_of
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 5, 12, tzinfo=UTC)


@pytest.fixture
def roadmap():
    return RoadmapFactory()


@pytest.fixture
def task(roadmap):
    return RoadmapTaskFactory(
        roadmap=roadmap, title="Learn joins", week_number=2, spread=["3", "1"], position=4
    )


def change(task, kind=RevisionKind.EDITED, summary="A change", **values):
    with recording(task.roadmap, kind=kind, summary=summary, at=NOW):
        RoadmapTask.objects.filter(pk=task.pk).update(**values)


def remove(task):
    summary = f"“{task.title}” removed"
    with recording(task.roadmap, kind=RevisionKind.REMOVED, summary=summary, at=NOW):
        RoadmapTask.objects.get(pk=task.pk).delete()


def add(roadmap, **values):
    with recording(roadmap, kind=RevisionKind.ADDED, summary="Added", at=NOW) as row:
        return RoadmapTaskFactory(roadmap=row, **values)


def columns(task, *names):
    return RoadmapTask.objects.values_list(*names).get(pk=task.pk)


def agrees(roadmap):
    roadmap.refresh_from_db()
    outline = outline_of(roadmap)
    return (roadmap.phases, roadmap.milestones) == (outline.phases, outline.milestones)


def test_recording_names_only_the_columns_that_changed(task):
    change(task, title="Learn all joins", priority="low")

    revision = RoadmapRevision.objects.get()
    assert (revision.number, revision.kind, revision.summary) == (1, "edited", "A change")
    assert revision.changes == {
        "roadmap": {},
        "tasks": {
            str(task.pk): {
                "before": {"title": "Learn joins", "priority": "high"},
                "after": {"title": "Learn all joins", "priority": "low"},
            }
        },
    }


def test_recording_counts_the_revisions_of_each_roadmap(task):
    change(task, title="A")
    change(task, title="B")
    change(RoadmapTaskFactory(), title="C")

    numbers = RoadmapRevision.objects.order_by("created_at").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 1]


def test_recording_writes_nothing_when_the_plan_stays_the_same(task):
    change(task, title="Learn joins")
    change(task, notes="Read twice", actual_hours=2)

    assert RoadmapRevision.objects.count() == 0


def test_recording_of_a_block_that_fails_leaves_everything_as_it_was(task):
    with pytest.raises(ValueError, match="No week"):
        fail_after_a_change(task)

    assert (columns(task, "title"), RoadmapRevision.objects.count()) == (("Learn joins",), 0)


def fail_after_a_change(task):
    with recording(task.roadmap, kind=RevisionKind.EDITED, summary="Never", at=NOW):
        RoadmapTask.objects.filter(pk=task.pk).update(title="Gone")
        message = "No week"
        raise ValueError(message)


def test_recording_brings_outlines_and_percentage_in_line(roadmap, task):
    RoadmapTaskFactory(roadmap=roadmap, status=TaskStatus.COMPLETED, completed_at=NOW)

    change(task, title="Learn more", estimated_hours=12)

    assert agrees(roadmap)
    assert roadmap.progress_percentage == Decimal(25)


def test_recording_locks_the_roadmap_before_it_looks_at_the_tasks(task, django_assert_num_queries):
    with (
        django_assert_num_queries(6) as queries,
        recording(task.roadmap, kind=RevisionKind.EDITED, summary="Nothing", at=NOW),
    ):
        pass

    statements = [query["sql"] for query in queries.captured_queries]
    assert [sql.endswith("FOR NO KEY UPDATE") for sql in statements[:3]] == [False, True, False]


def test_undo_brings_the_values_before_back(roadmap, task):
    change(task, week_number=4, spread=[], title="Learn all joins", pinned=True, level="expert")

    undone = undo_last(roadmap, at=LATER)

    assert (undone.revision.summary, undone.kept) == ("A change", ())
    assert undone.revision.undone_at == LATER
    assert columns(task, "week_number", "spread", "title", "pinned", "level") == (
        *(2, [Decimal("3.00"), Decimal("1.00")]),
        *("Learn joins", False, None),
    )
    assert agrees(roadmap)


def test_undo_of_an_added_task_takes_it_away(roadmap):
    added = add(roadmap)

    assert undo_last(roadmap, at=LATER).kept == ()
    assert not RoadmapTask.objects.filter(pk=added.pk).exists()
    assert agrees(roadmap)


@pytest.mark.parametrize(
    "worked",
    [
        {"status": TaskStatus.COMPLETED, "completed_at": NOW},
        {"status": TaskStatus.IN_PROGRESS},
        {"notes": "Chapter 3"},
        {"actual_hours": 1},
        {"proof_link": "https://git.example/me"},
    ],
)
def test_undo_of_an_added_task_that_was_worked_on_leaves_it_and_says_so(roadmap, worked):
    added = add(roadmap, title="My own")
    RoadmapTask.objects.filter(pk=added.pk).update(**worked)

    assert undo_last(roadmap, at=LATER).kept == ("My own",)
    assert RoadmapTask.objects.filter(pk=added.pk).exists()


def test_undo_brings_a_removed_task_back_whole(roadmap):
    done = RoadmapTaskFactory(roadmap=roadmap, status=TaskStatus.COMPLETED, completed_at=NOW)
    task = RoadmapTaskFactory(
        roadmap=roadmap,
        status=TaskStatus.SKIPPED,
        covered_by=done,
        notes="Keep this",
        actual_hours="1.25",
        spread=["2", "0", "2"],
        level=Level.ADVANCED,
        free=True,
        own_links=["https://one.example/", "https://two.example/"],
        proof_link="https://proof.example/",
    )
    before = RoadmapTask.objects.filter(pk=task.pk).values().get()
    remove(task)
    assert not RoadmapTask.objects.filter(pk=task.pk).exists()

    assert undo_last(roadmap, at=LATER).kept == ()

    after = RoadmapTask.objects.filter(pk=task.pk).values().get()
    assert {**after, "updated_at": None} == {**before, "updated_at": None}
    assert agrees(roadmap)


def test_undo_brings_a_removed_task_back_without_a_skill_that_is_gone(roadmap, task):
    remove(task)
    task.skill.delete()

    undo_last(roadmap, at=LATER)

    assert columns(task, "title", "skill") == ("Learn joins", None)


@pytest.mark.parametrize("status", [TaskStatus.COMPLETED, TaskStatus.SKIPPED])
def test_undo_leaves_the_place_of_what_is_settled_by_now(roadmap, task, status):
    change(task, week_number=4, spread=[], position=9, title="Learn all joins")
    done_at = NOW if status == TaskStatus.COMPLETED else None
    RoadmapTask.objects.filter(pk=task.pk).update(status=status, completed_at=done_at)

    assert undo_last(roadmap, at=LATER).kept == ("Learn joins",)
    assert columns(task, "status", "completed_at", "week_number", "position", "title") == (
        *(status, done_at, 4, 9, "Learn joins"),
    )


def test_undo_leaves_what_has_changed_since_by_other_means(roadmap, task):
    change(task, title="Learn all joins", priority="low")
    RoadmapTask.objects.filter(pk=task.pk).update(title="Named by staff")

    assert undo_last(roadmap, at=LATER).kept == ("Named by staff",)
    assert columns(task, "title", "priority") == ("Named by staff", "high")


def test_undo_takes_a_place_back_whole_or_not_at_all(roadmap, task):
    change(task, week_number=4, spread=[], phase_number=2)
    RoadmapTask.objects.filter(pk=task.pk).update(week_number=6)

    assert undo_last(roadmap, at=LATER).kept == ("Learn joins",)
    assert columns(task, "week_number", "spread", "phase_number") == (6, [], 2)


def test_undo_twice_takes_two_changes_back_and_then_nothing(roadmap, task):
    change(task, title="B", summary="To B")
    change(task, title="C", summary="To C")

    assert undo_last(roadmap, at=LATER).revision.summary == "To C"
    assert columns(task, "title") == ("B",)
    assert undo_last(roadmap, at=LATER).revision.summary == "To B"
    assert columns(task, "title") == ("Learn joins",)
    assert undo_last(roadmap, at=LATER) is None


def test_undo_does_not_touch_notes_and_hours(roadmap, task):
    change(task, title="B")
    RoadmapTask.objects.filter(pk=task.pk).update(notes="New", actual_hours=3)

    undo_last(roadmap, at=LATER)

    assert columns(task, "title", "notes", "actual_hours") == ("Learn joins", "New", 3)


def test_undo_brings_columns_of_the_roadmap_back(roadmap, task):
    with recording(roadmap, kind=RevisionKind.EDITED, summary="Settings", at=NOW) as row:
        row.hours_per_week, row.deadline = 12, date(2027, 1, 31)
        row.free_only, row.buffer_hours = True, Decimal("2.5")
        row.save(update_fields=["hours_per_week", "deadline", "free_only", "buffer_hours"])

    undo_last(roadmap, at=LATER)

    roadmap.refresh_from_db()
    assert (roadmap.hours_per_week, roadmap.deadline, roadmap.free_only, roadmap.buffer_hours) == (
        *(8, None, False, Decimal(0)),
    )


def test_undo_of_a_longer_plan_writes_the_end_by_the_calendar_of_today(roadmap, task):
    with recording(roadmap, kind=RevisionKind.MOVED, summary="Longer", at=NOW) as row:
        row.duration_weeks, row.target_end_date = 6, date(2026, 12, 13)
        row.save(update_fields=["duration_weeks", "target_end_date"])
    roadmap.pauses = [DateRange(date(2026, 11, 9), date(2026, 11, 12))]
    roadmap.save(update_fields=["pauses"])

    undo_last(roadmap, at=LATER)

    roadmap.refresh_from_db()
    assert (roadmap.duration_weeks, roadmap.target_end_date) == (4, date(2026, 12, 2))


def test_undo_passes_over_a_resumption(roadmap, task):
    change(task, title="B", summary="To B")
    with recording(roadmap, kind=RevisionKind.RESUMED, summary="Resumed", at=NOW) as row:
        row.target_end_date = date(2026, 12, 6)
        row.save(update_fields=["target_end_date"])

    assert undo_last(roadmap, at=LATER).revision.summary == "To B"
    assert undo_last(roadmap, at=LATER) is None


def test_undo_of_the_last_open_task_reopens_a_completed_roadmap(roadmap, task):
    RoadmapTaskFactory(roadmap=roadmap, status=TaskStatus.COMPLETED, completed_at=NOW)
    remove(task)
    roadmap.refresh_from_db()
    assert (roadmap.status, roadmap.actual_end_date) == ("completed", date(2026, 11, 4))

    undo_last(roadmap, at=LATER)

    roadmap.refresh_from_db()
    assert (roadmap.status, roadmap.actual_end_date) == (RoadmapStatus.ACTIVE, None)
    assert roadmap.status_since == date(2026, 11, 5)
