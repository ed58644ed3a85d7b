from datetime import UTC, date, datetime

import pytest

from roadmaps import services
from roadmaps.enums import TaskStatus
from roadmaps.tests.plans import (
    NOW,
    finish,
    four_weeks,
    place,
    task_of,
)
from skills.enums import Level
from skills.models import SkillPrerequisite
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap():
    return four_weeks()


def test_move_into_a_week_that_is_over_is_told(roadmap):
    services.remove_task(task=task_of(roadmap, "A"), now=NOW)
    at = datetime(2026, 11, 18, 12, tzinfo=UTC)

    warnings = services.move_to_week(task=task_of(roadmap, "D"), week=1, now=at)

    assert warnings == ["Week 1 is over, so “D” counts as late."]


def test_move_after_the_wished_end_is_told(roadmap):
    roadmap.deadline = date(2026, 11, 30)
    roadmap.save(update_fields=["deadline"])

    warnings = services.move_to_week(task=task_of(roadmap, "D"), week=5, now=NOW)

    assert warnings == [
        "The plan ends on 6 December 2026, later than you wished: 30 November 2026."
    ]


@pytest.fixture
def taught(roadmap):
    """B teaches what C builds on."""
    base, built = SkillFactory(), SkillFactory()
    SkillPrerequisite.objects.create(skill=built, requires=base)
    roadmap.tasks.filter(title="B").update(skill=base)
    roadmap.tasks.filter(title="C").update(skill=built)
    return roadmap


def test_move_before_what_it_builds_on_is_done_and_told(taught):
    warnings = services.move_to_week(task=task_of(taught, "C"), week=1, now=NOW)

    assert "“C” builds on what comes later: “B” (week 2)." in warnings
    assert place(task_of(taught, "C"))[:2] == (1, 1)


def test_move_after_what_builds_on_it_is_done_and_told(taught):
    warnings = services.move_to_week(task=task_of(taught, "B"), week=4, now=NOW)

    assert "“B” comes after what builds on it: “C” (week 3)." in warnings


@pytest.mark.parametrize("status", [TaskStatus.COMPLETED, TaskStatus.SKIPPED])
def test_move_before_what_is_settled_already_is_no_matter(taught, status):
    finish(task_of(taught, "B"), status)

    warnings = services.move_to_week(task=task_of(taught, "C"), week=1, now=NOW)

    assert [text for text in warnings if "builds on" in text] == []


def test_move_before_the_lower_level_of_the_same_skill_is_told(roadmap):
    skill = SkillFactory()
    roadmap.tasks.filter(title="B").update(skill=skill, level=Level.BEGINNER)
    roadmap.tasks.filter(title="C").update(skill=skill, level=Level.ADVANCED)

    warnings = services.move_to_week(task=task_of(roadmap, "C"), week=1, now=NOW)

    assert "“C” builds on what comes later: “B” (week 2)." in warnings
