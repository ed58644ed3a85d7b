from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from roadmaps import services
from roadmaps.enums import TaskStatus
from roadmaps.services.work import Timed, timed_hours
from roadmaps.tests.factories import RoadmapTaskFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def running(*, minutes=60, **values):
    started = NOW - timedelta(minutes=minutes)
    return RoadmapTaskFactory(status=TaskStatus.IN_PROGRESS, timer_started_at=started, **values)


def state(task):
    task.refresh_from_db()
    return task.timer_started_at, task.actual_hours


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [
        (0, "0"),
        (4.9, "0"),
        (5, "0.25"),
        (22, "0.25"),
        (22.5, "0.5"),
        (60, "1"),
        (95, "1.5"),
        (720, "12"),
    ],
)
def test_time_is_rounded_to_quarter_hours_from_five_minutes_on(minutes, hours):
    assert timed_hours(timedelta(minutes=minutes)) == Timed(Decimal(hours))


def test_forgotten_timer_counts_twelve_hours_and_says_so():
    assert timed_hours(timedelta(days=3)) == Timed(Decimal(12), forgotten=True)


def test_clock_that_went_back_counts_nothing():
    assert timed_hours(timedelta(minutes=-30)) == Timed(Decimal(0))


def test_stopping_adds_the_time_to_the_hours_of_the_task():
    task = running(minutes=50, actual_hours=Decimal("1.25"))

    timed = services.stop_timer(task=task, now=NOW)

    assert timed == Timed(Decimal("0.75"))
    assert (task.timer_started_at, task.actual_hours) == (None, 2)
    assert state(task) == (None, 2)
    assert task.status == TaskStatus.IN_PROGRESS


def test_stopping_after_less_than_five_minutes_leaves_the_hours_unknown():
    task = running(minutes=3)

    assert services.stop_timer(task=task, now=NOW) == Timed(Decimal(0))
    assert state(task) == (None, None)


def test_stopping_without_a_timer_changes_nothing():
    task = RoadmapTaskFactory(actual_hours=2)

    assert services.stop_timer(task=task, now=NOW) is None
    assert state(task) == (None, 2)


def test_hours_of_a_task_never_pass_what_its_form_takes():
    task = running(minutes=600, actual_hours=Decimal("995.5"))

    services.stop_timer(task=task, now=NOW)

    assert state(task) == (None, 999)


def test_completing_and_skipping_stop_the_timer_and_keep_its_time():
    done, skipped = running(minutes=30), running(minutes=45)

    services.move_task(task=done, status=TaskStatus.COMPLETED, now=NOW)
    services.move_task(task=skipped, status=TaskStatus.SKIPPED, now=NOW)

    assert [state(done), state(skipped)] == [(None, Decimal("0.5")), (None, Decimal("0.75"))]


def test_notes_are_written_and_a_running_timer_goes_on():
    task = running(actual_hours=1)
    started = task.timer_started_at

    services.note_work(
        task=task,
        notes="Two questions left.",
        own_links=["https://example.org/a", "https://example.org/b"],
        proof_link="https://example.org/proof",
        actual_hours=Decimal("1.5"),
    )

    assert state(task) == (started, Decimal("1.5"))
    assert (task.notes, task.proof_link) == ("Two questions left.", "https://example.org/proof")
    assert task.own_links == ["https://example.org/a", "https://example.org/b"]


def test_notes_can_be_taken_away_again():
    task = RoadmapTaskFactory(notes="x", own_links=["https://example.org"], actual_hours=1)

    services.note_work(task=task, notes="", own_links=[], proof_link="", actual_hours=None)

    task.refresh_from_db()
    assert (task.notes, task.own_links, task.proof_link, task.actual_hours) == ("", [], "", None)
