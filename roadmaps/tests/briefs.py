"""Briefs, plans and their tasks for tests of the planner, made by hand and by chance."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from roadmaps.planning import Brief, Calendar, Period, Resource, TaskState, Topic, plan

MONDAY = date(2026, 11, 23)
SECOND_WEEK = MONDAY + timedelta(weeks=1)
IMPORTANCES = ["essential", "important", "nice_to_have"]
STATUSES = ["pending", "pending", "completed", "skipped", "in_progress"]
HOURS = st.integers(4, 240).map(lambda quarters: Decimal(quarters) / 4)


def calendar(hours="8", **options):
    return Calendar(MONDAY, Decimal(hours), **options)


def hours(*numbers):
    return tuple(map(Decimal, numbers))


def task(name, week, *spread, position=1, phase=1, status="pending", **more):
    """A task of a roadmap on its way, with these hours in its week and those after."""
    given = {"pinned": False, "actual": None, **more}
    total = sum(hours(*spread), Decimal(0))
    return TaskState(
        name, phase, week, hours(*spread), position, total, status, title=name, **given
    )


@st.composite
def resources(draw):
    return Resource(
        title=draw(st.sampled_from(["Tour", "Handbook", "Exercises", "Capstone"])),
        url=draw(st.none() | st.just("https://example.org/tour")),
        type=draw(st.sampled_from(["course", "project", "reading", "practice"])),
        level=draw(st.integers(1, 4)),
        hours=draw(st.integers(1, 40_000).map(lambda n: Decimal(n) / 1000)),
        free=draw(st.booleans()),
    )


@st.composite
def topics(draw, number):
    """A topic that may need any before it, so that there is no circle."""
    before = [f"skill-{n}" for n in range(number)]
    needed = draw(st.lists(st.sampled_from(before), max_size=2)) if before else []
    return Topic(
        skill_id=f"skill-{number}",
        name=f"Skill {number}",
        importance=draw(st.sampled_from(IMPORTANCES)),
        from_level=draw(st.integers(0, 4)),
        to_level=draw(st.integers(1, 4)),
        resources=tuple(draw(st.lists(resources(), max_size=4))),
        prerequisites=frozenset(needed),
        area=draw(st.sampled_from(["Data", "Design", "Law"])),
    )


@st.composite
def periods(draw, most=30):
    first = MONDAY + timedelta(days=draw(st.integers(-10, 150)))
    return Period(first, first + timedelta(days=draw(st.integers(0, most))))


@st.composite
def calendars(draw):
    return Calendar(
        start=MONDAY + timedelta(days=draw(st.integers(0, 6))),
        hours_per_week=draw(HOURS),
        weekdays_off=frozenset(draw(st.lists(st.integers(0, 6), max_size=6))),
        time_off=tuple(draw(st.lists(periods(), max_size=2))),
    )


@st.composite
def briefs(draw):
    count = draw(st.integers(0, 6))
    mixed = draw(st.permutations([draw(topics(n)) for n in range(count)]))
    return Brief(
        topics=tuple(mixed),
        calendar=draw(calendars()),
        focus=frozenset(draw(st.lists(st.sampled_from(["Data", "Law"]), max_size=1))),
        free_only=draw(st.booleans()),
    )


def states_of(made):
    """The tasks of a fresh plan."""
    return tuple(
        TaskState(
            id=f"{place:03}",
            phase=one.phase,
            week=one.week,
            spread=one.spread,
            position=one.position,
            hours=one.hours,
            status="pending",
            pinned=False,
            actual=None,
            title=one.title,
        )
        for place, one in enumerate(made.tasks)
    )


@st.composite
def walks(draw):
    """Tasks of a plan after some days: some done, skipped, pinned or begun; and the day."""
    brief = draw(briefs())
    tasks = [
        replace(
            one,
            status=draw(st.sampled_from(STATUSES)),
            pinned=draw(st.booleans()) and draw(st.booleans()),
            actual=draw(st.none() | st.integers(0, 80).map(lambda n: Decimal(n) / 4)),
        )
        for one in states_of(plan(brief))
    ]
    today = brief.calendar.start + timedelta(days=draw(st.integers(-5, 200)))
    return tuple(tasks), brief.calendar, today
