from decimal import Decimal

import pytest

from roadmaps.planning import HOURS_PER_WEEK, Brief, PlanningError, Resource, Topic
from roadmaps.tests.briefs import calendar


def test_intensities_are_hours_a_week():
    assert HOURS_PER_WEEK == {"light": 4, "moderate": 8, "intensive": 15}


def test_an_unknown_importance_is_refused():
    with pytest.raises(PlanningError, match="SQL: vital is no importance"):
        Topic("sql", "SQL", "vital", 0, 1)


@pytest.mark.parametrize("level", [0, 5])
def test_an_unknown_level_to_reach_is_refused(level):
    with pytest.raises(PlanningError, match="SQL: the level to reach must be 1, 2, 3 or 4"):
        Topic("sql", "SQL", "essential", 0, level)


@pytest.mark.parametrize(("has", "missing"), [(0, True), (1, True), (2, False), (4, False)])
def test_a_topic_is_missing_below_its_level(has, missing):
    assert Topic("sql", "SQL", "essential", has, 2).is_missing == missing


def test_the_same_skill_twice_is_refused():
    twice = Topic("sql", "SQL", "essential", 0, 1), Topic("sql", "SQL", "important", 0, 2)

    with pytest.raises(PlanningError, match="The same skill stands in two topics"):
        Brief(twice, calendar())


@pytest.mark.parametrize("hours", ["0", "-1", "NaN", "Infinity"])
def test_a_resource_without_usable_hours_is_refused(hours):
    with pytest.raises(PlanningError, match="Tour: the hours must be above zero"):
        Resource("Tour", None, "course", 1, Decimal(hours), free=True)


def test_a_resource_of_an_unknown_type_is_refused():
    with pytest.raises(PlanningError, match="Tour: video is no type of resource"):
        Resource("Tour", None, "video", 1, Decimal(1), free=True)


@pytest.mark.parametrize(
    ("hours", "quarters"), [("0.01", 1), ("0.25", 1), ("0.26", 2), ("12.33", 50)]
)
def test_estimates_are_rounded_up_to_quarter_hours(hours, quarters):
    assert Resource("Tour", None, "course", 1, Decimal(hours), free=True).quarters == quarters
