from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.tests.factories import UserFactory
from progress.forms import LogForm, MoveForm
from roadmaps.enums import TaskStatus
from roadmaps.tests.factories import RoadmapFactory

pytestmark = pytest.mark.django_db
VALUES = {"title": "Read a book", "activity_type": "course_completed", "hours": "2.5"}


def form(owner=None, **changed):
    data = {**VALUES, "day": localdate().isoformat(), **changed}
    return LogForm(data, owner=owner or UserFactory())


def test_log_takes_work_without_a_roadmap():
    filled = form()

    assert filled.is_valid()
    assert filled.cleaned_data["roadmap"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("activity_type", "certification_earned"),
        ("hours", ""),
        ("hours", "-1"),
        ("hours", "24.5"),
        ("hours", "1.005"),
        ("day", ""),
        ("day", (localdate() + timedelta(days=1)).isoformat()),
    ],
)
def test_log_refuses_what_cannot_be(field, value):
    assert form(**{field: value}).errors.keys() == {field}


def test_log_offers_the_roadmaps_of_its_owner_alone():
    mine, other = RoadmapFactory(), RoadmapFactory()

    assert form(mine.user, roadmap=str(mine.pk)).is_valid()
    assert form(mine.user, roadmap=str(other.pk)).errors.keys() == {"roadmap"}


def test_move_takes_each_status():
    assert all(MoveForm({"status": status}).is_valid() for status in TaskStatus)


@pytest.mark.parametrize("data", [{}, {"status": "x"}])
def test_move_refuses_other_words(data):
    assert MoveForm(data).errors.keys() == {"status"}
