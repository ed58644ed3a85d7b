from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from progress import services
from progress.models import Activity
from roadmaps import services as roadmaps
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.signals import work_noted
from roadmaps.tests.factories import RoadmapTaskFactory
from skills.enums import Level
from skills.models import SkillEvidence

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PROOF = "https://example.org/proof"


@pytest.fixture
def task(member):
    row = RoadmapTaskFactory(roadmap__user=member, level=Level.BEGINNER, estimated_hours=4)
    move(row, TaskStatus.COMPLETED)
    return row


def fetch(task):
    return RoadmapTask.objects.select_related("roadmap__user", "skill").get(pk=task.pk)


def move(task, status, at=NOW):
    services.move_task(task=fetch(task), status=status, now=at)


def note(task, *, proof_link=PROOF, actual_hours=Decimal("2.5")):
    roadmaps.note_work(
        task=fetch(task),
        notes="",
        own_links=[],
        proof_link=proof_link,
        actual_hours=actual_hours,
    )


def logged():
    return list(Activity.objects.values_list("hours_spent", "date_logged"))


def proofs():
    rows = SkillEvidence.objects.order_by("dated")
    return list(rows.values_list("text", "level", "dated"))


def test_notes_of_a_finished_task_reach_log_and_ledger_at_once(task):
    note(task)

    assert logged() == [(Decimal("2.5"), date(2026, 11, 20))]
    assert proofs() == [(PROOF, Level.BEGINNER, date(2026, 11, 20))]


def test_notes_saved_twice_are_written_once(task):
    note(task)
    note(task)

    assert (len(logged()), proofs()) == (1, [(PROOF, Level.BEGINNER, date(2026, 11, 20))])


def test_notes_that_are_taken_away_leave_the_estimate_and_no_proof(task):
    note(task)
    note(task, proof_link="", actual_hours=None)

    assert [hours for hours, _ in logged()] == [Decimal(4)]
    assert [text for text, *_ in proofs()] == [""]


def test_untick_takes_noted_hours_and_proof_back_and_a_new_tick_brings_them_again(task):
    note(task)

    move(task, TaskStatus.PENDING)
    between = logged(), proofs()
    move(task, TaskStatus.COMPLETED, NOW + timedelta(days=1))

    assert between == ([], [])
    assert logged() == [(Decimal("2.5"), date(2026, 11, 21))]
    assert proofs() == [(PROOF, Level.BEGINNER, date(2026, 11, 21))]


@pytest.mark.parametrize("status", [TaskStatus.PENDING, TaskStatus.SKIPPED])
def test_notes_of_a_task_that_is_not_finished_are_in_neither(member, status):
    note(RoadmapTaskFactory(roadmap__user=member, level=Level.BEGINNER, status=status))

    assert (logged(), proofs()) == ([], [])


def test_row_that_the_person_removed_does_not_come_back(task):
    Activity.objects.all().delete()
    SkillEvidence.objects.all().delete()

    note(task)

    assert (logged(), proofs()) == ([], [])


def test_notes_of_one_task_leave_the_others_alone(task):
    other = RoadmapTaskFactory(roadmap=task.roadmap, skill=task.skill, level=Level.BEGINNER)
    move(other, TaskStatus.COMPLETED, NOW + timedelta(days=1))

    note(other)

    assert [text for text, *_ in proofs()] == ["", PROOF]
    assert sorted(hours for hours, _ in logged()) == [Decimal("2.5"), Decimal(4)]


def test_notes_of_a_finished_task_without_a_skill_reach_the_log(member):
    task = RoadmapTaskFactory(roadmap__user=member, skill=None)
    move(task, TaskStatus.COMPLETED)

    note(task)

    assert ([hours for hours, _ in logged()], proofs()) == ([Decimal("2.5")], [])


def test_notes_are_not_kept_when_what_follows_from_them_fails(task):
    def refuse(**_):
        raise ZeroDivisionError

    work_noted.connect(refuse)
    try:
        with pytest.raises(ZeroDivisionError):
            note(task)
    finally:
        work_noted.disconnect(refuse)

    assert (fetch(task).proof_link, proofs()[0][0], logged()[0][0]) == ("", "", Decimal(4))


def test_page_of_a_finished_task_writes_log_and_ledger(client, task):
    form = {"proof_link": PROOF, "actual_hours": "2.5", "initial-actual_hours": ""}

    client.post(reverse("roadmaps:task", args=[task.pk]), form)

    assert ([hours for hours, _ in logged()], proofs()[0][0]) == ([Decimal("2.5")], PROOF)


def test_page_with_an_error_leaves_log_and_ledger_alone(client, task):
    form = {"proof_link": "javascript:x", "actual_hours": "2.5", "initial-actual_hours": ""}

    response = client.post(reverse("roadmaps:task", args=[task.pk]), form)

    assert (response.status_code, proofs()[0][0], logged()[0][0]) == (422, "", Decimal(4))
