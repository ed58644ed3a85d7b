from datetime import date
from decimal import Decimal

import pytest

from roadmaps.planning import HOURS_PER_WEEK, Brief, PlanningError, Resource, Topic, plan


def brief(hours, topics=()):
    return Brief(tuple(topics), Decimal(hours), date(2026, 11, 23))


def test_intensities_are_hours_a_week():
    assert HOURS_PER_WEEK == {"light": 4, "moderate": 8, "intensive": 15}


@pytest.mark.parametrize("hours", ["0", "0.99", "-4", "60.01", "NaN", "Infinity"])
def test_hours_outside_1_to_60_are_refused(hours):
    with pytest.raises(PlanningError, match="Choose between 1 and 60 hours a week"):
        brief(hours)


@pytest.mark.parametrize("hours", ["1", "60", "7.5"])
def test_hours_within_1_to_60_are_planned(hours):
    topic = Topic("sql", "SQL", "important", 0, 1)

    assert plan(brief(hours, [topic])).total_hours == 8


def test_a_week_never_takes_more_than_its_hours_when_they_are_no_quarters():
    topic = Topic("sql", "SQL", "important", 0, 1)

    first = plan(brief("3.99", [topic])).phases[0].weeks[0]

    assert sum(task.hours for task in first.tasks) == Decimal("3.75")


def test_an_unknown_importance_is_refused():
    with pytest.raises(PlanningError, match="SQL: vital is no importance"):
        Topic("sql", "SQL", "vital", 0, 1)


@pytest.mark.parametrize("level", [0, 4])
def test_an_unknown_level_to_reach_is_refused(level):
    with pytest.raises(PlanningError, match="SQL: the level to reach must be 1, 2 or 3"):
        Topic("sql", "SQL", "essential", 0, level)


def test_the_same_skill_twice_is_refused():
    with pytest.raises(PlanningError, match="The same skill stands in two topics"):
        brief("8", [Topic("sql", "SQL", "essential", 0, 1), Topic("sql", "SQL", "important", 0, 2)])


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
