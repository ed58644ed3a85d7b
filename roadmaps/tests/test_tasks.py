from datetime import timedelta

import pytest
from django.utils.timezone import now

from careers.tests.factories import CareerSkillFactory
from roadmaps.enums import RequestStatus
from roadmaps.tasks import LEASE, generate_roadmap_task, requeue_stalled_requests_task
from roadmaps.tests.factories import RoadmapRequestFactory

pytestmark = pytest.mark.django_db


def test_generate_task_ignores_arguments_of_a_later_version():
    asked = RoadmapRequestFactory(career_path=CareerSkillFactory().career_path)

    generate_roadmap_task(request_id=str(asked.pk), colour="blue")

    asked.refresh_from_db()
    assert asked.status == RequestStatus.DONE


@pytest.mark.usefixtures("_work_at_once")
def test_sweep_plans_what_a_lost_worker_left_and_leaves_a_fresh_claim_alone():
    path = CareerSkillFactory().career_path
    working = {"status": RequestStatus.GENERATING, "attempts": 1, "career_path": path}
    lost = RoadmapRequestFactory(claimed_at=now() - LEASE - timedelta(seconds=1), **working)
    fresh = RoadmapRequestFactory(claimed_at=now(), **working)

    requeue_stalled_requests_task()

    lost.refresh_from_db()
    fresh.refresh_from_db()
    assert (lost.status, lost.attempts) == (RequestStatus.DONE, 2)
    assert (fresh.status, fresh.attempts) == (RequestStatus.GENERATING, 1)
