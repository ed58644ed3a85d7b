from datetime import date

import pytest

from roadmaps import services
from roadmaps.enums import RoadmapStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory
from roadmaps.tests.plans import (
    LATER,
    NOW,
    finish,
    four_weeks,
    task_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap():
    return four_weeks()


def test_settings_are_written_and_can_be_undone(roadmap):
    said = {"hours_per_week": 5, "deadline": date(2027, 1, 31), "free_only": True}

    assert services.change_settings(roadmap=roadmap, now=NOW, **said) == []

    roadmap.refresh_from_db()
    assert {name: getattr(roadmap, name) for name in said} == said
    services.undo_change(roadmap=roadmap, now=LATER)
    roadmap.refresh_from_db()
    assert (roadmap.hours_per_week, roadmap.deadline, roadmap.free_only) == (8, None, False)


def test_settings_tell_of_a_missed_wish_and_of_resources_that_cost(roadmap):
    roadmap.tasks.filter(title__in="ABC").update(free=False)
    finish(task_of(roadmap, "A"))

    warnings = services.change_settings(
        roadmap=roadmap, hours_per_week=8, deadline=date(2026, 11, 20), free_only=True, now=NOW
    )

    late, paid = warnings
    assert late == "The plan ends on 29 November 2026, later than you wished: 20 November 2026."
    assert paid.startswith("2 open tasks lead to resources that are not free. Plan anew to change")


def test_settings_cannot_take_more_than_the_week_has(roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=10)
    RoadmapFactory(user=roadmap.user, title="Other", hours_per_week=1)
    said = {"deadline": None, "free_only": False}

    with pytest.raises(services.EditError) as refusal:
        services.change_settings(roadmap=roadmap, hours_per_week=10, now=NOW, **said)

    assert str(refusal.value).startswith("You have 10 hours a week for all roadmaps together")
    services.change_settings(roadmap=roadmap, hours_per_week=9, now=NOW, **said)
    roadmap.refresh_from_db()
    assert roadmap.hours_per_week == 9


def test_settings_of_a_paused_roadmap_take_nothing_of_the_week(roadmap):
    StudyTime.objects.create(user=roadmap.user, hours_per_week=8)
    services.set_status(roadmap=roadmap, status=RoadmapStatus.PAUSED, now=NOW)

    services.change_settings(
        roadmap=roadmap, hours_per_week=20, deadline=None, free_only=False, now=NOW
    )

    roadmap.refresh_from_db()
    assert roadmap.hours_per_week == 20
