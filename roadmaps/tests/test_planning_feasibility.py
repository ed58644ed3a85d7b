from dataclasses import replace
from datetime import date
from decimal import Decimal

from roadmaps.planning import Brief, Resource, Topic, Way, feasibility
from roadmaps.tests.briefs import MONDAY, calendar

# 12 hours of work and 1.25 of reserve: with 8 hours a week they end on 6 December.
SQL = Topic("sql", "SQL", "essential", 0, 1)


def asked(*topics, deadline, hours="8", **more):
    return feasibility(Brief(topics, calendar(hours), deadline=deadline, **more))


def optional(name, importance="nice_to_have", to_level=1, **more):
    return Topic(name.lower(), name, importance, 0, to_level, **more)


def test_without_a_deadline_every_plan_is_free():
    found = asked(SQL, deadline=None)

    assert (found.verdict, found.ways) == ("free", ())


def test_a_plan_that_ends_with_its_reserve_on_the_deadline_fits():
    found = asked(SQL, deadline=date(2026, 12, 6))

    assert (found.verdict, found.ways, found.plan.end) == ("fits", (), date(2026, 12, 6))


def test_a_plan_whose_reserve_alone_is_late_is_tight():
    found = asked(SQL, hours="6", deadline=date(2026, 12, 6))

    assert (found.plan.work_end, found.plan.end) == (date(2026, 12, 6), date(2026, 12, 13))
    assert (found.verdict, found.ways) == ("tight", ())


def test_an_impossible_date_has_three_ways_each_with_its_date():
    found = asked(SQL, optional("R"), deadline=date(2026, 12, 6))

    hours, later, fewer = found.ways
    assert found.verdict == "impossible"
    assert hours == Way("hours", Decimal(14), date(2026, 12, 6), enough=True)
    assert later == Way("later", Decimal(8), date(2026, 12, 20), enough=True)
    assert fewer == Way("fewer", Decimal(8), date(2026, 12, 6), True, ("r",), ("R",))


def test_hours_that_are_no_whole_number_may_only_be_rounded_up():
    course = Resource("Course", None, "course", 1, Decimal("6.75"), free=True)
    short = replace(SQL, resources=(course,))

    hours = asked(short, hours="5.25", deadline=date(2026, 12, 6)).ways[0]

    assert hours == Way("hours", Decimal(6), date(2026, 12, 6), enough=True)


def test_a_way_that_is_not_enough_says_so():
    yesterday = date(2026, 11, 22)

    hours, later, fewer = asked(SQL, hours="60", deadline=yesterday).ways

    assert hours == Way("hours", Decimal(60), date(2026, 11, 29), enough=False)
    assert later.enough
    assert fewer == Way("fewer", Decimal(60), date(2026, 11, 29), enough=False)


def test_nice_to_have_goes_before_important_and_what_is_out_of_focus_before_the_focus():
    topics = (
        SQL,
        optional("Long", to_level=3),
        optional("Short"),
        optional("Beloved", to_level=4, area="Data"),
        optional("Useful", "important"),
    )
    brief = Brief(topics, calendar(), deadline=date(2026, 12, 6), focus=frozenset({"Data"}))

    assert feasibility(brief).ways[2].dropped_names == ("Long", "Short", "Beloved")


def test_no_more_is_left_out_than_it_takes():
    topics = SQL, optional("Long", to_level=3), optional("Short")

    fewer = asked(*topics, deadline=date(2026, 12, 20)).ways[2]

    assert fewer == Way("fewer", Decimal(8), date(2026, 12, 20), True, ("long",), ("Long",))


def test_what_a_kept_skill_builds_on_is_never_left_out():
    needed = optional("Maths")
    needs = replace(SQL, prerequisites=frozenset({"maths"}))
    free = optional("R", prerequisites=frozenset({"bash"}))
    below = optional("Bash", to_level=2)

    fewer = asked(needs, needed, free, below, deadline=MONDAY).ways[2]

    assert fewer.dropped_names == ("R", "Bash")
    assert not fewer.enough
