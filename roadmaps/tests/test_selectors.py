from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from careers.enums import Importance, MinimumLevel
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps import selectors
from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.planning import Resource, Topic
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory
from skills.enums import Level, ResourceType
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)


@pytest.fixture
def roadmap():
    """Two phases in three weeks: SQL twice and a project, then Excel."""
    plan = RoadmapFactory(start_date=START)
    sql, excel = SkillFactory(name="SQL"), SkillFactory(name="Excel")
    course = "https://learn.example/sql/"
    task(plan, skill=sql, title="Joins (part 1 of 2)", link=course)
    task(plan, skill=sql, title="Joins (part 2 of 2)", link=course, week_number=2)
    task(plan, skill=sql, title="Report", week_number=2, type=ResourceType.PROJECT)
    task(plan, skill=excel, title="Pivot", week_number=3, phase_number=2, phase_title="Breadth")
    return plan


def task(plan, **values):
    return RoadmapTaskFactory(roadmap=plan, **values)


def board(plan, today=START):
    fetched = selectors.roadmaps_with_tasks(owner=plan.user).get(pk=plan.pk)
    return selectors.board_of(fetched, today=today)


def test_roadmap_list_counts_tasks_and_done_ones_the_newest_first():
    older = RoadmapFactory()
    newer = RoadmapFactory(user=older.user)
    task(older)
    task(older, status=TaskStatus.COMPLETED)
    RoadmapFactory()

    rows = selectors.roadmap_list(owner=older.user)

    assert [(row.pk, row.task_total, row.task_done) for row in rows] == [
        (newer.pk, 0, 0),
        (older.pk, 2, 1),
    ]


def test_request_list_leaves_out_what_became_a_roadmap():
    failed = RoadmapRequestFactory(status=RequestStatus.FAILED)
    waiting = RoadmapRequestFactory(user=failed.user)
    RoadmapRequestFactory(user=failed.user, status=RequestStatus.DONE)
    RoadmapRequestFactory()

    assert list(selectors.request_list(owner=failed.user)) == [waiting, failed]


def test_open_tasks_are_those_of_active_roadmaps_the_earliest_week_first():
    plan = RoadmapFactory()
    later = task(plan, week_number=2)
    sooner = task(plan, week_number=1, status=TaskStatus.IN_PROGRESS)
    task(plan, status=TaskStatus.COMPLETED)
    task(plan, status=TaskStatus.SKIPPED)
    task(RoadmapFactory(user=plan.user, status=RoadmapStatus.PAUSED))
    task(RoadmapFactory())

    assert selectors.open_tasks(owner=plan.user, limit=5) == [sooner, later]
    assert selectors.open_tasks(owner=plan.user, limit=1) == [sooner]


def test_board_holds_phases_and_weeks_with_their_days_and_hours(roadmap):
    phases = board(roadmap).phases

    assert [
        (phase.number, phase.title, [(week.number, week.focus, week.hours) for week in phase.weeks])
        for phase in phases
    ] == [
        (1, "Foundations", [(1, "SQL", 4), (2, "SQL", 8)]),
        (2, "Breadth", [(3, "Excel", 4)]),
    ]
    assert (phases[0].weeks[1].starts, phases[0].weeks[1].ends) == (
        date(2026, 11, 9),
        date(2026, 11, 15),
    )


@pytest.mark.parametrize(
    ("today", "week", "focus", "overdue"),
    [
        (START - timedelta(days=1), None, 1, 0),
        (START, 1, 1, 0),
        (START + timedelta(days=6), 1, 1, 0),
        (START + timedelta(days=7), 2, 2, 1),
        (START + timedelta(days=20), 3, 3, 3),
        (START + timedelta(days=21), None, 1, 4),
    ],
)
def test_board_knows_the_week_of_the_day_and_what_is_overdue(roadmap, today, week, focus, overdue):
    seen = board(roadmap, today)

    assert (seen.week and seen.week.number, seen.focus, len(seen.overdue)) == (week, focus, overdue)


def test_board_counts_without_what_is_skipped(roadmap):
    roadmap.tasks.filter(title="Report").update(status=TaskStatus.SKIPPED)
    roadmap.tasks.filter(week_number=1).update(status=TaskStatus.COMPLETED)

    seen = board(roadmap)

    assert (seen.done, seen.total, seen.hours_left, seen.phase) == (1, 3, Decimal(8), 1)
    assert [(phase.done, phase.total, phase.waiting) for phase in seen.phases] == [
        (1, 3, 1),
        (0, 1, 1),
    ]


def test_board_of_a_finished_roadmap_has_nothing_left(roadmap):
    roadmap.tasks.update(status=TaskStatus.COMPLETED)
    roadmap.status = RoadmapStatus.COMPLETED
    roadmap.save(update_fields=["status", "updated_at"])

    seen = board(roadmap)

    assert (seen.done, seen.total, seen.phase) == (4, 4, None)
    assert (seen.week, seen.focus, seen.overdue) == (None, None, [])


def test_board_of_a_roadmap_without_a_start_has_no_days(roadmap):
    roadmap.start_date = roadmap.target_end_date = None
    roadmap.save(update_fields=["start_date", "target_end_date"])

    seen = board(roadmap)

    assert (seen.week, seen.focus, seen.overdue) == (None, 1, [])
    assert seen.phases[0].weeks[0].starts is None


def test_board_of_a_roadmap_without_tasks_is_empty():
    seen = board(RoadmapFactory())

    assert (seen.phases, seen.week, seen.total, seen.hours_left) == ([], None, 0, 0)


def test_phase_without_a_title_goes_by_its_number():
    plan = RoadmapFactory()
    task(plan, phase_title="")

    assert [phase.title for phase in board(plan).phases] == ["Phase 1"]


def test_outline_agrees_with_the_rows(roadmap):
    outline = selectors.outline_of(roadmap)
    rows = {str(row.pk): row for row in roadmap.tasks.select_related("skill")}

    seen = [
        (phase["phase"], phase["title"], week["week"], entry)
        for phase in outline.phases
        for week in phase["weeks"]
        for entry in week["tasks"]
    ]
    assert {entry["id"] for *_, entry in seen} == rows.keys()
    for number, title, week, entry in seen:
        row = rows[entry["id"]]
        assert (number, title, week) == (row.phase_number, row.phase_title, row.week_number)
        assert entry == {
            "id": str(row.pk),
            "title": row.title,
            "type": row.type,
            "hours": 4.0,
            "skill": row.skill.name,
        }


def test_outline_has_a_milestone_at_the_end_of_each_phase(roadmap):
    assert selectors.outline_of(roadmap).milestones == [
        {"phase": 1, "title": "Foundations done", "week": 2, "date": "2026-11-15"},
        {"phase": 2, "title": "Breadth done", "week": 3, "date": "2026-11-22"},
    ]


def test_milestone_of_a_roadmap_without_a_start_has_no_date(roadmap):
    roadmap.start_date = None

    assert [one["date"] for one in selectors.outline_of(roadmap).milestones] == [None, None]


def test_outline_names_each_address_once_with_all_its_hours(roadmap):
    assert selectors.outline_of(roadmap).resources == [
        {
            "title": "Joins (part 1 of 2)",
            "url": "https://learn.example/sql/",
            "type": "course",
            "hours": 8.0,
            "skill": "SQL",
        }
    ]


def test_outline_stands_a_task_without_skill_and_hours():
    plan = RoadmapFactory()
    task(plan, skill=None, estimated_hours=None, link="https://learn.example/x/", title="Rest")

    outline = selectors.outline_of(plan)

    assert outline.phases[0]["weeks"][0]["tasks"][0]["hours"] is None
    assert (outline.resources[0]["skill"], outline.resources[0]["hours"]) == ("", 0.0)


def test_brief_holds_the_gaps_alone_with_their_resources():
    user, career = UserFactory(), CareerPathFactory()
    met = CareerSkillFactory(career_path=career)
    UserSkillFactory(user=user, skill=met.skill, level=Level.EXPERT)
    below = CareerSkillFactory(
        career_path=career, skill__name="SQL", minimum_level=MinimumLevel.ADVANCED
    )
    UserSkillFactory(user=user, skill=below.skill, level=Level.BEGINNER)
    missing = CareerSkillFactory(
        career_path=career, skill__name="Excel", importance=None, minimum_level=None
    )
    LearningResourceFactory(skill=below.skill, title="Joins", hours=Decimal("2.5"), url="")
    request = RoadmapRequestFactory(user=user, career_path=career, hours_per_week=6)

    brief = selectors.brief_for(request)

    joins = Resource("Joins", None, "course", 1, Decimal("2.5"), free=True)
    assert sorted(brief.topics, key=lambda topic: topic.name) == [
        Topic(str(missing.skill_id), "Excel", Importance.IMPORTANT, 0, 1),
        Topic(str(below.skill_id), "SQL", Importance.ESSENTIAL, 1, 3, (joins,)),
    ]
    assert (brief.hours_per_week, brief.start) == (6, request.start_date)


@pytest.mark.parametrize("count", [1, 4])
def test_brief_costs_three_queries_for_any_number_of_gaps(count, django_assert_num_queries):
    request = RoadmapRequestFactory()
    for need in CareerSkillFactory.create_batch(count, career_path=request.career_path):
        LearningResourceFactory(skill=need.skill)

    with django_assert_num_queries(3):
        assert len(selectors.brief_for(request).topics) == count
