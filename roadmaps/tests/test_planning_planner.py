from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roadmaps.planning import (
    PRACTICE_HOURS,
    Brief,
    Milestone,
    Period,
    PlanningError,
    Resource,
    Topic,
    plan,
)
from roadmaps.tests.briefs import MONDAY, calendar


def resource(title, kind="course", level=1, hours="4", *, free=True, description=""):
    return Resource(title, "https://example.org/", kind, level, Decimal(hours), free, description)


def topic(name, importance="essential", from_level=0, to_level=1, resources=(), **more):
    return Topic(name.lower(), name, importance, from_level, to_level, tuple(resources), **more)


def needing(name, *needed, **more):
    return replace(topic(name, **more), prerequisites=frozenset(needed))


def planned(*topics, hours="8", **more):
    return plan(Brief(topics, calendar(hours), **more))


def steps(made):
    """What is learnt in which phase, in order."""
    return [(made.phases[task.phase - 1].title, task.goal) for task in made.tasks if task.skill]


def titles(*topics, **more):
    return [task.title for task in planned(*topics, **more).tasks if task.skill]


def test_nothing_to_learn_ends_where_it_starts():
    for nothing in (planned(), planned(topic("SQL", from_level=2, to_level=2))):
        assert (nothing.phases, nothing.milestones, nothing.tasks) == ((), (), ())
        assert (nothing.weeks, nothing.total_hours, nothing.buffer_hours) == (0, 0, 0)
        assert nothing.work_end == nothing.end == MONDAY


def test_a_step_takes_the_resources_of_its_level_and_leaves_known_levels_out():
    resources = [resource(f"To level {level}", level=level) for level in (1, 2, 3, 4)]

    assert titles(topic("SQL", "important", 1, 2, resources)) == ["To level 2"]


def test_a_step_without_resources_is_practised():
    [task, _] = planned(topic("SQL", "important", 1, 2), hours="20").tasks

    assert task.title == "Practise SQL to intermediate level"
    assert (task.type, task.hours, task.url) == ("practice", PRACTICE_HOURS[2], None)
    assert (task.level, task.free, task.goal) == (2, None, "SQL at intermediate level")
    assert "five everyday problems that need SQL" in task.description


def test_a_step_takes_one_resource_to_learn_from_and_one_to_practise_with():
    resources = [
        resource("Capstone", "project", hours="2"),
        resource("Drills", "practice", hours="1"),
        resource("A paid course", free=False, hours="1"),
        resource("Manual", "reading", hours="3"),
        resource("Some course", hours="4"),
    ]

    assert titles(topic("SQL", "important", 0, 1, resources)) == ["Manual", "Drills"]


def test_what_costs_money_is_taken_where_nothing_is_free_unless_only_free_is_wanted():
    paid = topic("SQL", "important", 0, 1, [resource("A paid course", free=False)])

    assert titles(paid) == ["A paid course"]
    assert titles(paid, free_only=True) == ["Practise SQL to beginner level"]


def test_a_task_says_where_it_leads_and_what_costs_money():
    resources = [resource("A", free=False), resource("B", "practice", description="Twelve tasks.")]
    needed = topic("SQL", "important", 0, 1, resources, because="Data modelling")

    first, second, _ = planned(needed).tasks

    reason = " It is here because Data modelling builds on it."
    assert first.description == (
        "Leads to SQL at beginner level. This resource costs money." + reason
    )
    assert second.description == "Twelve tasks." + reason
    assert (first.free, second.free, first.url) == (False, True, "https://example.org/")


def test_a_name_with_braces_is_only_text():
    task, project = planned(topic("{level} {0}"), hours="60").tasks

    assert task.title == "Practise {level} {0} to beginner level"
    assert "an introduction to {level} {0} and" in task.description
    assert project.title == "Foundations project: {level} {0}"


def test_phases_follow_importance_and_skip_numbers_of_none():
    learnt = planned(
        topic("R", "nice_to_have"),
        topic("Git", "important"),
        topic("SQL", from_level=1, to_level=2),
    )

    assert [(phase.number, phase.title, phase.goals) for phase in learnt.phases] == [
        (1, "Core", ("SQL at intermediate level",)),
        (2, "Breadth", ("Git at beginner level",)),
        (3, "Extras", ("R at beginner level",)),
    ]
    assert [task.priority for task in learnt.tasks if task.skill] == ["high", "medium", "low"]


def test_all_beginner_steps_come_before_what_builds_on_them():
    learnt = planned(topic("SQL", to_level=2), topic("Excel", to_level=2), hours="60")

    assert [(phase.title, phase.goals) for phase in learnt.phases] == [
        ("Foundations", ("Excel at beginner level", "SQL at beginner level")),
        ("Core", ("Excel at intermediate level", "SQL at intermediate level")),
    ]


def test_a_prerequisite_is_pulled_into_the_phase_of_what_builds_on_it():
    made = planned(
        needing("Airflow", "python"),
        needing("Python", "maths", importance="nice_to_have", to_level=2),
        topic("Maths", "important"),
        topic("Bash"),
    )

    assert steps(made) == [
        ("Foundations", "Bash at beginner level"),
        ("Foundations", "Maths at beginner level"),
        ("Foundations", "Python at beginner level"),
        ("Foundations", "Python at intermediate level"),
        ("Foundations", "Airflow at beginner level"),
    ]


def test_a_prerequisite_that_is_no_topic_or_known_says_nothing():
    made = planned(needing("Airflow", "python", "bash"), topic("Bash", from_level=1))

    assert steps(made) == [("Foundations", "Airflow at beginner level")]


def test_the_focus_and_what_it_needs_go_first_within_a_phase():
    topics = (
        topic("Art", area="Design"),
        needing("SQL", "zeroes", area="Data"),
        topic("Zeroes", area="Maths"),
    )

    first = [goal for _, goal in steps(planned(*topics, focus=frozenset({"Data"})))]

    assert first == ["Zeroes at beginner level", "SQL at beginner level", "Art at beginner level"]
    assert next(goal for _, goal in steps(planned(*topics))) == "Art at beginner level"


@pytest.mark.parametrize("order", [1, -1])
def test_skills_that_need_each_other_are_refused_by_name(order):
    circle = [
        needing("Chicken", "egg"),
        needing("Egg", "hen"),
        needing("Hen", "chicken"),
        needing("Omelette", "egg"),
    ]

    with pytest.raises(PlanningError, match=r"need each other: Chicken, Egg, Hen\.$"):
        planned(*circle[::order])


def test_a_phase_ends_in_a_project_that_names_its_most_important_skills():
    made = planned(
        needing("Airflow", "bash", "maths", "c"),
        *(topic(name, "nice_to_have") for name in ("Bash", "C")),
        topic("Maths", "important"),
        hours="20",
    )

    project = made.tasks[-1]
    assert project.title == "Foundations project: Airflow, Maths and Bash"
    assert (project.type, project.hours, project.priority) == ("project", 4, "high")
    assert (project.skill_id, project.level, project.url, project.free) == (None,) * 4


@pytest.mark.parametrize(("learning", "hours"), [("8", "4"), ("71", "7"), ("400", "16")])
def test_a_project_takes_a_tenth_of_its_phase_but_4_to_16_hours(learning, hours):
    made = planned(topic("SQL", resources=[resource("Course", hours=learning)]), hours="60")

    assert made.tasks[-1].hours == Decimal(hours)


def test_a_long_task_goes_on_through_the_weeks_except_those_off():
    christmas = Period(date(2026, 11, 30), date(2026, 12, 6))
    course = topic("SQL", resources=[resource("Course", hours="20")])

    made = plan(Brief((course,), calendar(time_off=(christmas,))))

    first, project = made.tasks
    assert (first.week, first.spread) == (1, (8, 0, 8, 4))
    assert (project.week, project.spread) == (4, (4,))
    [phase] = made.phases
    assert [(week.focus, week.hours) for week in phase.weeks] == [
        ("SQL", 8),
        ("Time off", 0),
        ("SQL", 8),
        ("SQL and Foundations project: SQL", 8),
        ("Reserve: catch up or rest", 0),
    ]
    assert (phase.hours, phase.buffer_hours) == (24, Decimal("2.5"))


def test_a_week_says_what_it_is_about():
    names = ["Ada", "Bash", "C", "D"]
    short = [topic(n, "important", 0, 1, [resource(f"On {n}", hours="1")]) for n in names]
    learnt = planned(*short, topic("SQL"))

    assert [(week.focus, week.goals) for phase in learnt.phases for week in phase.weeks] == [
        ("SQL", ("Practise SQL",)),
        ("Foundations project: SQL", ("Finish Foundations project: SQL",)),
        (
            "Ada, Bash and 3 more",
            (
                "Learn Ada",
                "Learn Bash",
                "Learn C",
                "Learn D",
                "Finish Breadth project: Ada, Bash and C",
            ),
        ),
        ("Reserve: catch up or rest", ()),
    ]


def test_each_phase_begins_a_new_week_and_its_work_ends_in_a_milestone():
    learnt = planned(topic("SQL"), topic("Git", "important"), hours="10")

    weeks = [(week.number, week.phase, week.starts) for p in learnt.phases for week in p.weeks]
    assert weeks == [
        (1, 1, date(2026, 11, 23)),
        (2, 1, date(2026, 11, 30)),
        (3, 2, date(2026, 12, 7)),
        (4, 2, date(2026, 12, 14)),
    ]
    assert learnt.milestones == (
        Milestone("Foundations done", 2, date(2026, 12, 6)),
        Milestone("Breadth done", 4, date(2026, 12, 20)),
    )
    assert (learnt.weeks, learnt.total_hours, learnt.buffer_hours) == (4, 24, Decimal("2.5"))
    assert learnt.work_end == learnt.end == date(2026, 12, 20)
