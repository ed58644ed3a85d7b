from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from roadmaps import selectors
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import ResourceType
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)
COURSE = "https://learn.example/sql/"


@pytest.fixture
def roadmap():
    """Two phases in three weeks: SQL over two of them and a project, then Excel."""
    plan = RoadmapFactory(start_date=START)
    sql, excel = SkillFactory(name="SQL"), SkillFactory(name="Excel")
    spread = [Decimal(8), Decimal("2.5")]
    values = {"spread": spread, "estimated_hours": Decimal("10.5"), "free": False}
    task(plan, skill=sql, title="Joins", link=COURSE, **values)
    task(plan, skill=sql, title="Report", week_number=2, type=ResourceType.PROJECT)
    task(plan, skill=excel, title="Pivot", week_number=3, phase_number=2, phase_title="Breadth")
    return plan


def task(plan, **values):
    return RoadmapTaskFactory(roadmap=plan, **values)


def entries(outline):
    return [
        (phase["phase"], week["week"], entry)
        for phase in outline.phases
        for week in phase["weeks"]
        for entry in week["tasks"]
    ]


def test_outline_agrees_with_the_rows_in_each_of_their_weeks(roadmap):
    rows = list(roadmap.tasks.select_related("skill"))

    seen = entries(selectors.outline_of(roadmap))

    expected = [
        (
            row.phase_number,
            week,
            {
                "id": str(row.pk),
                "title": row.title,
                "type": row.type,
                "hours": float(row.hours_in(week)),
                "skill": row.skill.name,
            },
        )
        for row in rows
        for week in range(row.week_number, row.last_week + 1)
    ]
    key = lambda each: (each[1], each[2]["title"])  # noqa: E731
    assert sorted(seen, key=key) == sorted(expected, key=key)
    assert [(week, entry["title"], entry["hours"]) for _, week, entry in seen] == [
        (1, "Joins", 8.0),
        (2, "Joins", 2.5),
        (2, "Report", 4.0),
        (3, "Pivot", 4.0),
    ]


def test_outline_leaves_out_weeks_in_which_a_task_rests(roadmap):
    roadmap.tasks.filter(title="Joins").update(spread=[Decimal(8), Decimal(0), Decimal("2.5")])

    weeks = [
        week
        for _, week, entry in entries(selectors.outline_of(roadmap))
        if entry["title"] == "Joins"
    ]

    assert weeks == [1, 3]


def test_outline_holds_a_task_whose_spread_is_empty_of_hours(roadmap):
    row = roadmap.tasks.get(title="Joins")
    row.spread = [Decimal(0), Decimal(0)]
    row.save(update_fields=["spread"])

    seen = [
        (week, entry["hours"])
        for _, week, entry in entries(selectors.outline_of(roadmap))
        if entry["id"] == str(row.pk)
    ]

    assert seen == [(1, 10.5)]


def test_outline_has_a_milestone_at_the_end_of_each_phase(roadmap):
    assert selectors.outline_of(roadmap).milestones == [
        {"phase": 1, "title": "Foundations done", "week": 2, "date": "2026-11-15"},
        {"phase": 2, "title": "Breadth done", "week": 3, "date": "2026-11-22"},
    ]


def test_milestones_follow_pauses_that_are_over_and_no_other(roadmap):
    over = DateRange(START + timedelta(days=7), START + timedelta(days=10))
    roadmap.pauses = [over, DateRange(START + timedelta(days=12), None)]

    dates = [one["date"] for one in selectors.outline_of(roadmap).milestones]

    assert dates == ["2026-11-18", "2026-11-25"]


def test_milestone_of_a_roadmap_without_a_start_has_no_date(roadmap):
    roadmap.start_date = None

    assert [one["date"] for one in selectors.outline_of(roadmap).milestones] == [None, None]


def test_outline_names_each_address_once_with_all_its_hours(roadmap):
    task(roadmap, title="Joins again", week_number=3, link=COURSE, phase_number=2)

    assert selectors.outline_of(roadmap).resources == [
        {
            "title": "Joins",
            "url": COURSE,
            "type": "course",
            "free": False,
            "hours": 14.5,
            "skill": "SQL",
        }
    ]


def test_outline_stands_a_task_without_skill_and_hours():
    plan = RoadmapFactory()
    task(plan, skill=None, estimated_hours=None, link="https://learn.example/x/", title="Rest")

    outline = selectors.outline_of(plan)

    assert outline.phases[0]["weeks"][0]["tasks"][0]["hours"] is None
    (resource,) = outline.resources
    assert (resource["skill"], resource["hours"], resource["free"]) == ("", 0.0, None)


@pytest.mark.parametrize("count", [1, 40])
def test_outline_costs_three_queries_for_any_number_of_tasks(count, django_assert_num_queries):
    plan = RoadmapFactory()
    StudyTime.objects.create(user=plan.user)
    for number in range(count):
        task(plan, week_number=number + 1)
    plan.refresh_from_db()

    with django_assert_num_queries(3):
        assert len(entries(selectors.outline_of(plan))) == count
