"""Roadmap requests stand for all work here; CVs use the same code."""

from datetime import UTC, datetime, timedelta

import pytest

from careerpilot.postgresql.work import MOST_ATTEMPTS, Sweep
from roadmaps.enums import RequestStatus
from roadmaps.models import RoadmapRequest
from roadmaps.tests.factories import RoadmapRequestFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
WORK = RoadmapRequest.objects


@pytest.fixture
def row():
    return RoadmapRequestFactory(queued_at=NOW)


def state(row):
    row.refresh_from_db()
    return row.status, row.claimed_at, row.attempts


def test_claim_takes_a_waiting_row(row):
    assert WORK.claim(row.pk, at=NOW) is True

    assert state(row) == ("generating", NOW, 1)


def test_claim_takes_a_row_once(row):
    WORK.claim(row.pk, at=NOW)

    assert WORK.claim(row.pk, at=LATER) is False

    assert state(row) == ("generating", NOW, 1)


@pytest.mark.parametrize("status", [RequestStatus.DONE, RequestStatus.FAILED])
def test_claim_leaves_what_has_ended(status):
    row = RoadmapRequestFactory(status=status)

    assert WORK.claim(row.pk, at=NOW) is False

    assert state(row) == (status, None, 0)


def test_held_is_the_row_while_the_claim_stands(row):
    WORK.claim(row.pk, at=NOW)

    assert WORK.held(row.pk, claimed_at=NOW) == row
    assert WORK.held(row.pk, claimed_at=LATER) is None


def test_held_is_nothing_once_the_row_was_given_back(row):
    WORK.claim(row.pk, at=NOW)
    WORK.filter(pk=row.pk).release(at=LATER)

    assert WORK.held(row.pk, claimed_at=NOW) is None
    assert state(row) == ("queued", None, 1)


@pytest.mark.parametrize(("before", "stalled"), [(NOW, 0), (NOW + timedelta(seconds=1), 1)])
def test_waiting_row_stalls_by_the_time_it_was_queued(row, before, stalled):
    assert WORK.stalled(before=before).count() == stalled


def test_claimed_row_stalls_by_the_time_of_the_claim(row):
    WORK.claim(row.pk, at=LATER)

    assert WORK.stalled(before=LATER).count() == 0
    assert WORK.stalled(before=LATER + timedelta(seconds=1)).get() == row


def test_sweep_gives_back_what_stalled_and_leaves_the_rest(row):
    WORK.claim(row.pk, at=NOW)
    fresh = RoadmapRequestFactory(queued_at=LATER)
    done = RoadmapRequestFactory(queued_at=NOW, status=RequestStatus.DONE)

    assert WORK.sweep(before=LATER, at=LATER) == Sweep([row.pk], [])

    assert state(row) == ("queued", None, 1)
    assert (state(fresh)[0], state(done)[0]) == ("queued", "done")
    row.refresh_from_db()
    assert row.queued_at == LATER


def test_sweep_again_finds_nothing_new(row):
    WORK.sweep(before=LATER, at=LATER)

    assert WORK.sweep(before=LATER, at=LATER) == Sweep([], [])


def test_sweep_gives_up_on_a_row_without_attempts_left(row):
    WORK.filter(pk=row.pk).update(attempts=MOST_ATTEMPTS)

    assert WORK.sweep(before=LATER, at=LATER) == Sweep([], [row.pk])

    assert state(row) == ("failed", None, 3)


def test_sweep_of_some_rows_leaves_the_others(row):
    assert WORK.exclude(pk=row.pk).sweep(before=LATER, at=LATER) == Sweep([], [])
