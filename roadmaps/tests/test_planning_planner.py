from datetime import date
from decimal import Decimal

from roadmaps.planning import (
    PRACTICE_HOURS,
    PROJECT_HOURS,
    Brief,
    Milestone,
    Resource,
    Topic,
    plan,
)

MONDAY = date(2026, 11, 23)


def resource(title, kind="course", level=1, hours="4", *, free=True, description=""):
    return Resource(title, "https://example.org/", kind, level, Decimal(hours), free, description)


def topic(name, importance="essential", from_level=0, to_level=1, resources=()):
    return Topic(name.lower(), name, importance, from_level, to_level, tuple(resources))


def planned(*topics, hours="8"):
    return plan(Brief(topics, Decimal(hours), MONDAY))


def tasks(plan):
    return [task for phase in plan.phases for week in phase.weeks for task in week.tasks]


def test_nothing_to_learn_ends_where_it_starts():
    for nothing in (planned(), planned(topic("SQL", from_level=2, to_level=2))):
        assert (nothing.phases, nothing.milestones) == ((), ())
        assert (nothing.weeks, nothing.total_hours, nothing.end) == (0, 0, MONDAY)


def test_a_step_takes_the_resources_of_its_level_and_leaves_known_levels_out():
    resources = [
        resource("First steps", level=1),
        resource("Going on", level=2),
        resource("For masters", level=3),
        resource("For experts", level=4),
    ]

    learnt = planned(topic("SQL", "important", 1, 2, resources))

    assert [task.title for task in tasks(learnt)] == ["Going on"]


def test_a_step_without_resources_is_practised():
    [task] = tasks(planned(topic("SQL", "important", 1, 2), hours="20"))

    assert task.title == "Practise SQL to intermediate level"
    assert (task.type, task.hours, task.url) == ("practice", PRACTICE_HOURS[2], None)
    assert "five everyday problems that need SQL" in task.description


def test_an_essential_skill_is_proved_once_at_the_end():
    titles = [task.title for task in tasks(planned(topic("SQL", to_level=2), hours="60"))]

    assert titles == [
        "Practise SQL to beginner level",
        "Practise SQL to intermediate level",
        "Prove SQL with a small project",
    ]
    proof = tasks(planned(topic("SQL", to_level=2), hours="60"))[-1]
    assert (proof.type, proof.hours) == ("project", PROJECT_HOURS)
    assert "needs SQL at intermediate level" in proof.description


def test_other_skills_are_not_proved():
    topics = topic("Git", "important"), topic("R", "nice_to_have")

    assert {task.type for task in tasks(planned(*topics))} == {"practice"}


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
    assert [task.priority for task in tasks(learnt)] == ["high"] * 3 + ["medium", "low"]


def test_all_beginner_steps_come_before_what_builds_on_them():
    learnt = planned(topic("SQL", to_level=2), topic("Excel", to_level=2), hours="60")

    assert [(phase.title, phase.goals) for phase in learnt.phases] == [
        ("Foundations", ("Excel at beginner level", "SQL at beginner level")),
        ("Core", ("Excel at intermediate level", "SQL at intermediate level")),
    ]


def test_within_a_step_learning_comes_before_doing_and_free_before_paid():
    resources = [
        resource("Capstone", "project", hours="1"),
        resource("Drills", "practice", hours="1"),
        resource("A paid course", free=False, hours="1"),
        resource("Manual", "reading", hours="1"),
        resource("Some course", hours="1"),
    ]

    titles = [task.title for task in tasks(planned(topic("SQL", "important", 0, 1, resources)))]

    assert titles == ["Some course", "A paid course", "Manual", "Drills", "Capstone"]


def test_a_task_says_where_it_leads_and_what_costs_money():
    resources = [
        resource("A", description="Twelve lessons."),
        resource("B", free=False),
    ]

    first, second = tasks(planned(topic("SQL", "important", 0, 1, resources)))

    assert first.description == "Twelve lessons."
    assert second.description == "Leads to SQL at beginner level. This resource costs money."
    assert first.url == "https://example.org/"


def test_a_name_with_braces_is_only_text():
    [task, _] = tasks(planned(topic("{level} {0}"), hours="60"))

    assert task.title == "Practise {level} {0} to beginner level"
    assert "an introduction to {level} {0} and" in task.description


def test_a_week_says_what_it_is_about():
    names = ["Ada", "Bash", "C", "D"]
    short = [topic(n, "important", 0, 1, [resource(f"On {n}", hours="1")]) for n in names]
    learnt = planned(*short, topic("SQL"))

    assert [(week.focus, week.goals) for phase in learnt.phases for week in phase.weeks] == [
        ("SQL", ("Practise SQL",)),
        ("SQL", ("Build something with SQL",)),
        ("Ada, Bash and 2 more", ("Learn Ada", "Learn Bash", "Learn C", "Learn D")),
    ]


def test_each_phase_begins_a_new_week_and_ends_in_a_milestone():
    learnt = planned(topic("SQL"), topic("Git", "important"), hours="10")

    weeks = [(week.number, week.phase, week.starts) for p in learnt.phases for week in p.weeks]
    assert weeks == [
        (1, 1, date(2026, 11, 23)),
        (2, 1, date(2026, 11, 30)),
        (3, 2, date(2026, 12, 7)),
    ]
    assert learnt.milestones == (
        Milestone("Foundations done", 2, date(2026, 12, 6)),
        Milestone("Breadth done", 3, date(2026, 12, 13)),
    )
    assert (learnt.weeks, learnt.total_hours, learnt.end) == (3, 22, date(2026, 12, 13))
