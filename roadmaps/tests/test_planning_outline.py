import json
from dataclasses import replace
from decimal import Decimal

from roadmaps.planning import OutlineTask, outline

SQL = OutlineTask(
    id="a",
    phase=1,
    phase_title="Foundations",
    week=1,
    position=1,
    title="A tour of SQL",
    type="course",
    hours=Decimal("2.50"),
    skill="SQL",
)


def test_no_tasks_have_an_empty_outline():
    assert outline([]) == []


def test_outline_has_the_shape_of_the_contract():
    proof = replace(SQL, id="b", week=2, title="A report", type="project")

    assert outline([SQL, proof]) == [
        {
            "phase": 1,
            "title": "Foundations",
            "duration": "2 weeks",
            "weeks": [
                {
                    "week": 1,
                    "focus": "SQL",
                    "tasks": [
                        {
                            "id": "a",
                            "title": "A tour of SQL",
                            "type": "course",
                            "hours": 2.5,
                            "skill": "SQL",
                        }
                    ],
                    "learningGoals": ["Learn SQL"],
                },
                {
                    "week": 2,
                    "focus": "SQL",
                    "tasks": [
                        {
                            "id": "b",
                            "title": "A report",
                            "type": "project",
                            "hours": 2.5,
                            "skill": "SQL",
                        }
                    ],
                    "learningGoals": ["Build something with SQL"],
                },
            ],
        }
    ]


def test_outline_survives_json():
    phases = outline([SQL, replace(SQL, id="b", hours=None, type=None)])

    assert json.loads(json.dumps(phases)) == phases


def test_a_task_of_ones_own_stands_for_itself():
    own = replace(SQL, title="Call a mentor", type=None, hours=None, skill="", phase_title="")

    [phase] = outline([own])

    assert (phase["title"], phase["duration"]) == ("Phase 1", "1 week")
    [week] = phase["weeks"]
    assert week["focus"] == "Call a mentor"
    assert week["learningGoals"] == ["Finish Call a mentor"]
    assert week["tasks"][0]["hours"] is None


def test_a_task_that_was_moved_is_told_where_it_stands_now():
    moved = replace(SQL, id="b", title="Drills", type="practice", week=4, position=0)

    [phase] = outline([moved, SQL])

    assert [(week["week"], week["learningGoals"]) for week in phase["weeks"]] == [
        (1, ["Learn SQL"]),
        (4, ["Practise SQL"]),
    ]
    assert phase["duration"] == "2 weeks"


def test_tasks_stand_by_position_within_a_week():
    second = replace(SQL, id="b", title="Before all", position=0)

    [phase] = outline([SQL, second])

    assert [task["id"] for task in phase["weeks"][0]["tasks"]] == ["b", "a"]


def test_braces_in_a_skill_are_only_text():
    [phase] = outline([replace(SQL, skill="{0.__class__}")])

    assert phase["weeks"][0]["learningGoals"] == ["Learn {0.__class__}"]


def test_task_that_goes_on_stands_in_each_of_its_weeks_with_the_hours_there():
    spread = tuple(map(Decimal, ("1.50", "0", "1.00")))
    long = replace(SQL, spread=spread)
    later = replace(SQL, id="b", week=3, position=1, title="Drills", type="practice")

    [phase] = outline([later, long])

    assert phase["duration"] == "2 weeks"
    assert [
        (week["week"], [(task["id"], task["hours"]) for task in week["tasks"]])
        for week in phase["weeks"]
    ] == [(1, [("a", 1.5)]), (3, [("a", 1.0), ("b", 2.5)])]
    assert phase["weeks"][1]["learningGoals"] == ["Learn SQL", "Practise SQL"]
