from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from careers.tests.factories import CareerPathFactory
from roadmaps.forms import NewRoadmapForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def values():
    return {
        "career": str(CareerPathFactory().pk),
        "intensity": "moderate",
        "hours_per_week": "",
        "start_date": localdate().isoformat(),
    }


@pytest.mark.parametrize(("intensity", "hours"), [("light", 4), ("moderate", 8), ("intensive", 15)])
def test_new_roadmap_takes_the_hours_of_the_intensity(values, intensity, hours):
    form = NewRoadmapForm({**values, "intensity": intensity})

    assert form.is_valid()
    assert form.hours() == hours


def test_new_roadmap_takes_the_hours_a_person_names(values):
    form = NewRoadmapForm({**values, "hours_per_week": "11"})

    assert form.is_valid()
    assert form.hours() == 11


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("career", ""),
        ("career", "0d6f1a0e-0000-4000-8000-000000000000"),
        ("intensity", "brutal"),
        ("hours_per_week", "0"),
        ("hours_per_week", "61"),
        ("start_date", "yesterday"),
        ("start_date", (localdate() - timedelta(days=1)).isoformat()),
    ],
)
def test_new_roadmap_refuses_what_cannot_be_planned(values, field, value):
    assert NewRoadmapForm({**values, field: value}).errors.keys() == {field}
