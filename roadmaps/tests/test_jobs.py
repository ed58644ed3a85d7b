from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from roadmaps.jobs import generation as jobs
from roadmaps.enums import RequestStatus
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.planning import HOURS_PER_WEEK, plan
from roadmaps.selectors import brief_for, outline_of
from roadmaps.tests.factories import RoadmapRequestFactory
from skills.enums import Level
from skills.tests.factories import LearningResourceFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def request_():
    """A request for a career that asks for SQL, for which there is a course of six hours."""
    career = CareerPathFactory(title="Data Analyst")
    need = CareerSkillFactory(career_path=career, skill__name="SQL")
    LearningResourceFactory(skill=need.skill, level=Level.INTERMEDIATE)
    return RoadmapRequestFactory(career_path=career, queued_at=NOW)


def generate(request):
    jobs.generate_roadmap(request_id=str(request.pk))
    request.refresh_from_db()


def test_generate_stores_the_plan_of_the_engine_whole(request_):
    planned = plan(brief_for(request_))

    generate(request_)

    roadmap = request_.roadmap
    assert (request_.status, request_.failure, request_.attempts) == ("done", "", 1)
    assert (roadmap.user, roadmap.career_path) == (request_.user, request_.career_path)
    assert (roadmap.title, roadmap.status) == ("Becoming a Data Analyst", "active")
    assert (roadmap.start_date, roadmap.target_end_date) == (date(2026, 11, 2), planned.end)
    assert (roadmap.duration_weeks, roadmap.progress_percentage) == (planned.weeks, 0)
    assert list(
        roadmap.tasks.order_by("week_number", "position").values_list(
            "title", "phase_number", "week_number", "estimated_hours"
        )
    ) == [
        (task.title, task.phase, task.week, task.hours)
        for phase in planned.phases
        for week in phase.weeks
        for task in week.tasks
    ]


def test_generate_writes_outlines_that_agree_with_the_rows(request_):
    generate(request_)

    roadmap = request_.roadmap
    outline = outline_of(roadmap)
    assert roadmap.phases == outline.phases
    assert roadmap.milestones == outline.milestones
    assert roadmap.resources == outline.resources
    assert roadmap.milestones[-1]["date"] == roadmap.target_end_date.isoformat()
    assert [one["url"] for one in roadmap.resources] == ["https://learn.example/course/"]


def test_generate_keeps_every_week_within_its_hours(request_):
    CareerSkillFactory.create_batch(6, career_path=request_.career_path)

    generate(request_)

    weeks = {}
    for task in request_.roadmap.tasks.all():
        hours = weeks.get(task.week_number, Decimal(0))
        weeks[task.week_number] = hours + task.estimated_hours
    assert sorted(weeks) == list(range(1, request_.roadmap.duration_weeks + 1))
    assert max(weeks.values()) <= HOURS_PER_WEEK["moderate"]


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


def test_claim_swept_away_does_not_store(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)
    planned = plan(brief_for(request_))
    later = NOW + timedelta(minutes=5)
    jobs.release_stalled_requests(before=later, at=later)
    RoadmapRequest.objects.claim(request_.pk, at=later)

    jobs.store(request_, planned, claimed_at=NOW)

    assert (Roadmap.objects.count(), RoadmapTask.objects.count()) == (0, 0)
    jobs.store(request_, planned, claimed_at=later)
    assert Roadmap.objects.count() == 1


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


def test_generate_of_a_request_that_is_gone_does_nothing(request_):
    key = str(request_.pk)
    request_.delete()

    jobs.generate_roadmap(request_id=key)

    assert Roadmap.objects.count() == 0


def test_sweep_gives_back_what_nobody_touched(request_):
    RoadmapRequest.objects.claim(request_.pk, at=NOW)
    later = NOW + timedelta(minutes=5)

    assert jobs.release_stalled_requests(before=later, at=later) == [request_.pk]

    request_.refresh_from_db()
    assert (request_.status, request_.claimed_at, request_.queued_at) == ("queued", None, later)


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
