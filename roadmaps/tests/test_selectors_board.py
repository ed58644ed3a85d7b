from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from roadmaps import selectors
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import StudyTime
from roadmaps.tests.factories import RoadmapFactory, RoadmapTaskFactory
from skills.enums import Level, ResourceType
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)


@pytest.fixture
def roadmap():
    """Two phases in five weeks: SQL for three of them, a project, a week of reserve, then Excel."""
    plan = RoadmapFactory(start_date=START, duration_weeks=6)
    sql, excel = SkillFactory(name="SQL"), SkillFactory(name="Excel")
    spread = [Decimal(8), Decimal(8), Decimal(4)]
    task(plan, skill=sql, title="Joins", spread=spread, estimated_hours=20, level=Level.BEGINNER)
    task(
        plan, skill=sql, title="Report", week_number=3, type=ResourceType.PROJECT, level="advanced"
    )
    values = {"phase_number": 2, "phase_title": "Breadth"}
    task(plan, skill=excel, title="Pivot", week_number=5, estimated_hours=6, **values)
    return plan


def task(plan, **values):
    return RoadmapTaskFactory(roadmap=plan, **values)


def board(plan, today=START):
    fetched = selectors.roadmaps_with_tasks(owner=plan.user).get(pk=plan.pk)
    return selectors.board_of(fetched, today=today)


def titles(week):
    return [(each.task.title, each.hours) for each in week.tasks]


def test_board_holds_each_week_with_its_days_and_what_goes_on_in_it(roadmap):
    weeks = board(roadmap).weeks

    assert [(week.number, week.focus, week.hours, week.free, titles(week)) for week in weeks] == [
        (1, "SQL", 8, 0, [("Joins", 8)]),
        (2, "SQL", 8, 0, [("Joins", 8)]),
        (3, "SQL", 8, 0, [("Joins", 4), ("Report", 4)]),
        (4, "Reserve", 0, 8, []),
        (5, "Excel", 6, 2, [("Pivot", 6)]),
        (6, "Reserve", 0, 8, []),
    ]
    assert (weeks[1].starts, weeks[1].ends) == (date(2026, 11, 9), date(2026, 11, 15))
    assert weeks[2].goals == ("Learn SQL", "Build something with SQL")


def test_phase_lasts_until_the_next_begins_and_counts_each_task_once(roadmap):
    first, second = board(roadmap).phases

    assert [week.number for week in first.weeks] == [1, 2, 3, 4]
    assert [week.number for week in second.weeks] == [5, 6]
    assert (first.hours, first.reserve, first.done, first.total, first.waiting) == (24, 8, 0, 2, 2)
    assert (second.hours, second.reserve, second.total) == (6, 10, 1)
    assert (first.starts, first.ends) == (START, date(2026, 11, 29))


def test_reserve_is_that_of_all_phases_and_counts_a_shared_week_once(roadmap):
    assert board(roadmap).reserve == 18

    task(roadmap, title="Late", week_number=5, estimated_hours=1)

    first, second = board(roadmap).phases
    assert (first.reserve, second.reserve, board(roadmap).reserve) == (1, 9, 9)


def test_phase_names_the_highest_level_of_each_skill(roadmap):
    first, second = board(roadmap).phases

    assert (first.goals, second.goals) == (("SQL at advanced level",), ())


def test_task_that_goes_on_says_so_and_stands_first(roadmap):
    third = board(roadmap).weeks[2]

    assert [(each.task.title, each.spans) for each in third.tasks] == [
        ("Joins", True),
        ("Report", False),
    ]


def test_week_off_is_named_and_has_no_room(roadmap):
    off = DateRange(START + timedelta(weeks=3), START + timedelta(weeks=4))
    StudyTime.objects.create(user=roadmap.user, time_off=[off])

    week = board(roadmap).weeks[3]

    assert (week.focus, week.room, week.free) == ("Time off", 0, 0)


def test_pause_moves_the_weeks_after_it(roadmap):
    roadmap.pauses = [DateRange(START + timedelta(days=7), START + timedelta(days=17))]
    roadmap.save(update_fields=["pauses"])

    weeks = board(roadmap).weeks

    assert (weeks[0].starts, weeks[0].ends) == (START, START + timedelta(days=6))
    assert (weeks[1].starts, weeks[1].ends) == (date(2026, 11, 19), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("today", "week", "focus", "overdue"),
    [
        (START - timedelta(days=1), None, 1, []),
        (START, 1, 1, []),
        (START + timedelta(days=20), 3, 3, []),
        (START + timedelta(days=21), 4, 4, ["Joins", "Report"]),
        (START + timedelta(days=42), None, 1, ["Joins", "Report", "Pivot"]),
    ],
)
def test_board_knows_the_week_of_the_day_and_what_is_overdue(roadmap, today, week, focus, overdue):
    seen = board(roadmap, today)

    assert (seen.week and seen.week.number, seen.focus.number) == (week, focus)
    assert [each.task.title for each in seen.overdue] == overdue


def test_putting_off_leads_to_the_next_week_and_from_a_past_one_to_this_week(roadmap):
    weeks = board(roadmap, START + timedelta(days=14)).weeks

    assert [week.tasks[0].moves_to for week in weeks if week.tasks] == [3, 3, 4, 6]


def test_board_counts_without_what_is_skipped(roadmap):
    roadmap.tasks.filter(title="Report").update(status=TaskStatus.SKIPPED)
    roadmap.tasks.filter(title="Joins").update(status=TaskStatus.COMPLETED)

    seen = board(roadmap)

    assert (seen.done, seen.total, seen.hours, seen.hours_left, seen.phase) == (1, 2, 26, 6, 2)
    assert [(phase.done, phase.total, phase.waiting) for phase in seen.phases] == [
        (1, 1, 0),
        (0, 1, 1),
    ]
    assert [phase.share_done for phase in seen.phases] == [1.0, 0.0]
    third = seen.weeks[2]
    assert (third.done, third.total, third.waiting) == (1, 1, [])
    assert (third.hours, third.hours_counted, third.hours_done) == (8, 4, 4)


def test_board_of_a_finished_roadmap_has_nothing_left(roadmap):
    roadmap.tasks.update(status=TaskStatus.COMPLETED)
    roadmap.status = RoadmapStatus.COMPLETED
    roadmap.save(update_fields=["status", "updated_at"])

    seen = board(roadmap)

    assert (seen.done, seen.total, seen.phase) == (3, 3, None)
    assert (seen.week, seen.focus, seen.overdue) == (None, None, [])


def test_board_of_a_roadmap_without_a_start_has_no_days(roadmap):
    roadmap.start_date = roadmap.target_end_date = None
    roadmap.save(update_fields=["start_date", "target_end_date"])

    seen = board(roadmap)

    assert (seen.week, seen.focus.number, seen.overdue) == (None, 1, [])
    assert (seen.weeks[0].starts, seen.phases[0].ends) == (None, None)


def test_board_of_a_roadmap_without_tasks_is_empty():
    seen = board(RoadmapFactory())

    assert (seen.phases, seen.weeks, seen.week, seen.total, seen.hours_left) == ([], [], None, 0, 0)


def test_week_is_found_by_its_number_alone(roadmap):
    seen = board(roadmap)

    assert [seen.week_at(0), seen.week_at(7)] == [None, None]
    assert seen.week_at(6) is seen.weeks[5]
    assert [seen.phase_of(week).number for week in seen.weeks] == [1, 1, 1, 1, 2, 2]


def test_phase_without_a_title_goes_by_its_number():
    plan = RoadmapFactory()
    task(plan, phase_title="")

    assert [phase.title for phase in board(plan).phases] == ["Phase 1"]


def test_phases_whose_weeks_overlap_hold_all_weeks_of_their_tasks(roadmap):
    roadmap.tasks.filter(title="Report").update(week_number=6)

    first, second = board(roadmap).phases

    assert [week.number for week in first.weeks] == [1, 2, 3, 4, 5, 6]
    assert [week.number for week in second.weeks] == [5, 6]
