"""A worker is killed at every stage of generation; what it leaves behind is finished by another."""

from datetime import date, timedelta

import pytest
from django.db.models import F
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from careerpilot.tests.workers import empty_broker, kill, running_worker, until
from careers.tests.factories import CareerSkillFactory
from roadmaps import services
from roadmaps.enums import Intensity, RequestStage, RequestStatus
from roadmaps.models import Roadmap, RoadmapRequest
from roadmaps.planning import plan
from roadmaps.selectors import brief_for, outline_of
from roadmaps.tasks import generate_roadmap_task, requeue_stalled_requests_task
from roadmaps.tests.gates import closed_gate
from skills.tests.factories import LearningResourceFactory

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

STAGE_IS = """
    CREATE TRIGGER before_{0} BEFORE UPDATE ON roadmap_requests
    FOR EACH ROW WHEN (NEW.user_id = '{{}}' AND NEW.stage = '{0}' AND OLD.stage <> NEW.stage)
"""
HALF_WRITTEN = """
    CREATE TRIGGER half_written AFTER INSERT ON roadmaps
    FOR EACH ROW WHEN (NEW.user_id = '{}')
"""
ALL_WRITTEN = """
    CREATE TRIGGER all_written BEFORE UPDATE ON roadmap_requests
    FOR EACH ROW WHEN (NEW.user_id = '{}' AND NEW.status = 'done')
"""
COMMITTING = """
    CREATE CONSTRAINT TRIGGER committing AFTER UPDATE ON roadmap_requests
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.user_id = '{}' AND NEW.status = 'done')
"""
# Where a worker is killed, the stage that others see then, and what the request is afterwards.
STOPS = [
    ("just claimed", STAGE_IS.format("collecting"), "waiting", "generating"),
    ("collecting", STAGE_IS.format("planning"), "collecting", "generating"),
    ("planning", STAGE_IS.format("storing"), "planning", "generating"),
    ("storing, half written", HALF_WRITTEN, "storing", "generating"),
    ("storing, not committed", ALL_WRITTEN, "storing", "generating"),
    ("committed, not acknowledged", COMMITTING, "storing", "done"),
]


@pytest.fixture(autouse=True)
def _broker():
    empty_broker()
    yield
    empty_broker()


@pytest.fixture
def career():
    """A career that asks for three skills, each with a course."""
    need = CareerSkillFactory()
    others = CareerSkillFactory.create_batch(2, career_path=need.career_path)
    for one in (need, *others):
        LearningResourceFactory(skill=one.skill)
    return need.career_path


def ask(user, career):
    return services.request_roadmap(
        user=user,
        career=career,
        intensity=Intensity.MODERATE,
        hours_per_week=8,
        start_date=date(2026, 11, 2),
        now=now(),
    )


def kill_at_every_stop(career, log):
    """Have each stop reached by a request of its own, and kill the worker that stands there.

    The requests, and what others saw of their stages.
    """
    people = UserFactory.create_batch(len(STOPS))
    triggers = [stop[1].format(user.pk) for stop, user in zip(STOPS, people, strict=True)]
    with closed_gate(triggers) as gate, running_worker(log, processes=len(STOPS)) as worker:
        asked = [ask(user, career) for user in people]
        until(lambda: gate.waiting() == len(STOPS), seconds=30)
        seen = [RoadmapRequest.objects.get(pk=one.pk).stage for one in asked]
        kill(worker)
        gate.open()
    empty_broker()
    return asked, seen


def tasks_of(roadmap):
    rows = roadmap.tasks.order_by("phase_number", "week_number", "position")
    return list(rows.values_list("title", "week_number", "estimated_hours", "spread"))


def planned_tasks(request):
    ordered = sorted(
        plan(brief_for(request)).tasks, key=lambda one: (one.phase, one.week, one.position)
    )
    return [(one.title, one.week, one.hours, list(one.spread)) for one in ordered]


def test_roadmap_is_whole_and_single_wherever_its_worker_is_killed(career, tmp_path):
    """The clock is moved on the rows: what the lease would take passes at once."""
    requests, seen = kill_at_every_stop(career, tmp_path / "killed")

    statuses = [RoadmapRequest.objects.get(pk=one.pk).status for one in requests]
    assert list(zip(seen, statuses, strict=True)) == [stop[2:] for stop in STOPS]
    assert Roadmap.objects.count() == statuses.count(RequestStatus.DONE)

    RoadmapRequest.objects.update(claimed_at=F("claimed_at") - timedelta(minutes=2))
    with running_worker(tmp_path / "survivor"):
        for one in requests:
            generate_roadmap_task.delay(request_id=str(one.pk))
        requeue_stalled_requests_task.delay()
        unfinished = RoadmapRequest.objects.exclude(status=RequestStatus.DONE)
        until(lambda: not unfinished.exists(), seconds=30)

    for request, (where, *_, status) in zip(requests, STOPS, strict=True):
        request.refresh_from_db()
        attempts = 1 if status == RequestStatus.DONE else 2
        assert (where, request.attempts, request.stage) == (where, attempts, RequestStage.STORING)
        assert Roadmap.objects.get(user=request.user) == request.roadmap
        assert (where, tasks_of(request.roadmap)) == (where, planned_tasks(request))
        assert request.roadmap.phases == outline_of(request.roadmap).phases
