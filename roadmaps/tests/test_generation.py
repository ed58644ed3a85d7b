from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps import services
from roadmaps.enums import RequestStage, RequestStatus
from roadmaps.jobs import generation as jobs
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask, StudyTime
from roadmaps.planning import HOURS_PER_WEEK, plan
from roadmaps.selectors import brief_for, outline_of
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory
from skills.enums import LEVELS, Level
from skills.models import SkillPrerequisite
from skills.tests.factories import LearningResourceFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def request_():
    """A request for a career that asks for SQL, for which there is a course of six hours."""
    career = CareerPathFactory(title="Data Analyst")
    need = CareerSkillFactory(career_path=career, skill__name="SQL", skill__category="Databases")
    LearningResourceFactory(skill=need.skill, level=Level.INTERMEDIATE)
    return RoadmapRequestFactory(career_path=career, queued_at=NOW)


def generate(request):
    jobs.generate_roadmap(request_id=str(request.pk))
    request.refresh_from_db()


def store(request, claimed_at):
    brief = brief_for(request)
    jobs.store(request, brief, plan(brief), claimed_at=claimed_at)


def test_generate_stores_the_plan_of_the_engine_whole(request_):
    planned = plan(brief_for(request_))

    generate(request_)

    roadmap = request_.roadmap
    assert (request_.status, request_.failure, request_.attempts) == ("done", "", 1)
    assert (roadmap.user, roadmap.career_path) == (request_.user, request_.career_path)
    assert (roadmap.title, roadmap.status) == ("Becoming a Data Analyst", "active")
    assert (roadmap.start_date, roadmap.target_end_date) == (date(2026, 11, 2), planned.end)
    assert (roadmap.duration_weeks, roadmap.progress_percentage) == (planned.weeks, 0)
    assert roadmap.buffer_hours == planned.buffer_hours > 0
    rows = roadmap.tasks.order_by("phase_number", "week_number", "position")
    assert [
        (row.title, row.phase_number, row.week_number, row.estimated_hours, row.spread)
        for row in rows
    ] == [
        (task.title, task.phase, task.week, task.hours, list(task.spread))
        for task in sorted(planned.tasks, key=lambda one: (one.phase, one.week, one.position))
    ]


def test_generate_says_of_each_task_where_it_leads_and_what_it_costs(request_):
    skill = request_.career_path.requirements.get().skill
    skill.resources.update(free=False)

    generate(request_)

    course = request_.roadmap.tasks.get(title__startswith="Course")
    projects = request_.roadmap.tasks.filter(type="project")
    assert (course.skill, course.level, course.free) == (skill, "intermediate", False)
    assert set(projects.values_list("skill", "level", "free")) == {(None, None, None)}
    levels = request_.roadmap.tasks.exclude(level=None).values_list("level", flat=True)
    assert set(levels) == {LEVELS[0].value, LEVELS[1].value}


def test_generate_keeps_what_the_person_wished(request_):
    request_.deadline, request_.free_only = date(2027, 11, 2), True
    request_.focus_areas = ["Databases"]
    request_.save(update_fields=["deadline", "free_only", "focus_areas"])
    CareerSkillFactory(career_path=request_.career_path, skill__category="Office")

    generate(request_)

    roadmap = request_.roadmap
    assert (roadmap.deadline, roadmap.free_only) == (date(2027, 11, 2), True)
    assert (roadmap.focus_areas, roadmap.intensity) == (["Databases"], "moderate")


def test_generate_takes_the_areas_of_the_gap_where_none_was_wished(request_):
    CareerSkillFactory(career_path=request_.career_path, skill__category="Office")

    generate(request_)

    assert request_.roadmap.focus_areas == ["Databases", "Office"]


def test_generate_towards_chosen_skills_names_those_and_not_their_prerequisites():
    sql, excel, base = (SkillFactory(name=name) for name in ("SQL", "Excel", "Arithmetic"))
    SkillPrerequisite.objects.create(skill=excel, requires=base)
    request = RoadmapRequestFactory(
        career_path=None, targets={str(sql.pk): 1, str(excel.pk): 2}, queued_at=NOW
    )

    generate(request)

    assert (request.roadmap.title, request.roadmap.career_path) == ("Learning Excel and SQL", None)
    taught = set(request.roadmap.tasks.exclude(skill=None).values_list("skill__name", flat=True))
    assert taught == {"Arithmetic", "Excel", "SQL"}


def test_generate_writes_outlines_that_agree_with_the_rows(request_):
    generate(request_)

    roadmap = request_.roadmap
    outline = outline_of(roadmap)
    assert roadmap.phases == outline.phases
    assert roadmap.milestones == outline.milestones
    assert roadmap.resources == outline.resources
    assert [one["url"] for one in roadmap.resources] == ["https://learn.example/course/"]


def test_generate_keeps_every_week_within_its_hours(request_):
    CareerSkillFactory.create_batch(6, career_path=request_.career_path)

    generate(request_)

    weeks = {}
    for task in request_.roadmap.tasks.all():
        for week, hours in enumerate(task.spread or [task.estimated_hours], task.week_number):
            weeks[week] = weeks.get(week, Decimal(0)) + hours
    assert max(weeks) <= request_.roadmap.duration_weeks
    assert max(weeks.values()) <= HOURS_PER_WEEK["moderate"]


def test_generate_writes_each_stage_as_it_is_reached(request_):
    stages = []

    def note(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith('UPDATE "roadmap_requests"') and '"stage"' in sql:
            stages.append(RoadmapRequest.objects.values_list("stage", flat=True).get())
        return result

    with connection.execute_wrapper(note):
        generate(request_)

    assert stages == [RequestStage.COLLECTING, RequestStage.PLANNING, RequestStage.STORING]


def test_generate_delivered_twice_makes_one_roadmap(request_):
    generate(request_)
    first = request_.roadmap

    generate(request_)

    assert (request_.roadmap, request_.attempts) == (first, 1)
    assert Roadmap.objects.count() == 1


def test_generate_leaves_a_request_that_another_worker_holds(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)

    generate(request_)

    assert (request_.status, request_.claimed_at) == ("generating", NOW)
    assert Roadmap.objects.count() == 0


def test_request_cancelled_while_it_is_planned_stores_nothing(request_):
    cancelled = []

    def cancel(execute, sql, params, many, context):
        if '"learning_resources"' in sql and not cancelled:
            cancelled.append(services.cancel_request(request=request_, now=NOW))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(cancel):
        generate(request_)

    assert cancelled == [True]
    assert (request_.status, request_.stage) == ("cancelled", "collecting")
    assert Roadmap.objects.count() == 0


def test_claim_swept_away_does_not_store(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)
    later = NOW + timedelta(minutes=5)
    jobs.release_stalled_requests(before=later, at=later)
    RoadmapRequest.objects.claim(request_.pk, at=later)

    store(request_, NOW)

    assert (Roadmap.objects.count(), RoadmapTask.objects.count()) == (0, 0)
    store(request_, later)
    assert Roadmap.objects.count() == 1


def test_claim_swept_away_reaches_no_stage(request_):
    with pytest.raises(jobs.ClaimLostError):
        jobs.reach(str(request_.pk), RequestStage.STORING, claimed_at=NOW)

    request_.refresh_from_db()
    assert request_.stage == RequestStage.WAITING


def test_claim_swept_away_does_not_fail_the_request(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)
    jobs.release_stalled_requests(before=NOW + timedelta(minutes=5), at=NOW)

    jobs.fail(request_, "No luck.", claimed_at=NOW)

    request_.refresh_from_db()
    assert (request_.status, request_.failure) == ("queued", "")


def test_generate_says_that_there_is_nothing_to_learn(request_):
    skill = request_.career_path.requirements.get().skill
    UserSkillFactory(user=request_.user, skill=skill, level=Level.EXPERT)

    generate(request_)

    assert (request_.status, request_.failure) == ("failed", jobs.NOTHING_TO_LEARN)
    assert Roadmap.objects.count() == 0


def test_generate_says_that_chosen_skills_are_there_already():
    held = UserSkillFactory(level=Level.EXPERT)
    request = RoadmapRequestFactory(
        user=held.user, career_path=None, targets={str(held.skill_id): 3}
    )

    generate(request)

    assert (request.status, request.failure) == ("failed", jobs.NOTHING_IN_TARGETS)


def test_generate_fails_with_the_reason_where_nothing_can_be_planned(request_):
    one, other = request_.career_path.requirements.get().skill, SkillFactory()
    SkillPrerequisite.objects.create(skill=one, requires=other)
    SkillPrerequisite.objects.create(skill=other, requires=one)

    generate(request_)

    assert request_.status == RequestStatus.FAILED
    assert "SQL" in request_.failure


def test_generate_fails_when_the_week_has_filled_up_since(request_):
    StudyTime.objects.create(user=request_.user, hours_per_week=10)
    RoadmapFactory(user=request_.user, hours_per_week=3)

    generate(request_)

    assert (request_.status, request_.failure) == ("failed", jobs.WEEK_IS_FULL.format(8))
    assert Roadmap.objects.count() == 1


def test_generate_of_a_request_that_is_gone_does_nothing(request_):
    key = str(request_.pk)
    request_.delete()

    jobs.generate_roadmap(request_id=key)

    assert Roadmap.objects.count() == 0


def test_sweep_gives_back_what_nobody_touched(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)
    jobs.reach(str(request_.pk), RequestStage.PLANNING, claimed_at=NOW)
    later = NOW + timedelta(minutes=5)

    assert jobs.release_stalled_requests(before=later, at=later) == [request_.pk]

    request_.refresh_from_db()
    assert (request_.status, request_.claimed_at, request_.queued_at) == ("queued", None, later)
    assert request_.stage == RequestStage.WAITING


def test_sweep_leaves_what_is_being_worked_on(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)

    assert jobs.release_stalled_requests(before=NOW, at=NOW) == []

    request_.refresh_from_db()
    assert request_.status == RequestStatus.GENERATING


def test_sweep_gives_up_after_three_attempts_and_says_so(request_):
    at = NOW
    for _ in range(2):
        RoadmapRequest.objects.claim(request_.pk, at=at)
        at += timedelta(minutes=5)
        assert jobs.release_stalled_requests(before=at, at=at) == [request_.pk]
    RoadmapRequest.objects.claim(request_.pk, at=at)
    at += timedelta(minutes=5)

    assert jobs.release_stalled_requests(before=at, at=at) == []

    request_.refresh_from_db()
    assert (request_.status, request_.failure) == ("failed", jobs.GAVE_UP)
    assert request_.attempts == 3
