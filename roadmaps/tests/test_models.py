from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.utils.timezone import now

from roadmaps.enums import RequestStatus, RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.tests.factories import RoadmapFactory, RoadmapRequestFactory, RoadmapTaskFactory
from skills.models import Skill

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"status": "lost"}, "roadmaps_status"),
        ({"intensity": "brutal"}, "roadmaps_intensity"),
        ({"progress_percentage": 101}, "roadmaps_progress"),
        ({"progress_percentage": -1}, "roadmaps_progress"),
        ({"hours_per_week": 0}, "roadmaps_hours_per_week"),
        ({"hours_per_week": 61}, "roadmaps_hours_per_week"),
        ({"duration_weeks": -1}, "roadmaps_duration"),
        ({"target_end_date": date(2026, 11, 1)}, "roadmaps_dates_in_order"),
        (
            {"status": RoadmapStatus.COMPLETED, "actual_end_date": date(2026, 11, 1)},
            "roadmaps_end_after_start",
        ),
        ({"actual_end_date": date(2026, 11, 20)}, "roadmaps_end_iff_completed"),
    ],
)
def test_roadmap_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        RoadmapFactory(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"type": "nap"}, "roadmap_tasks_type"),
        ({"priority": "top"}, "roadmap_tasks_priority"),
        ({"status": "lost"}, "roadmap_tasks_status"),
        ({"phase_number": 0}, "roadmap_tasks_phase"),
        ({"week_number": 0}, "roadmap_tasks_week"),
        ({"estimated_hours": -1}, "roadmap_tasks_estimated_hours"),
        ({"actual_hours": -1}, "roadmap_tasks_actual_hours"),
        ({"completed_at": now()}, "roadmap_tasks_completed_has_time"),
    ],
)
def test_task_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        RoadmapTaskFactory(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"status": "lost"}, "roadmap_requests_status"),
        ({"intensity": "brutal"}, "roadmap_requests_intensity"),
        ({"hours_per_week": 0}, "roadmap_requests_hours_per_week"),
    ],
)
def test_request_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        RoadmapRequestFactory(**values)


def test_request_has_a_roadmap_only_when_it_is_done():
    with pytest.raises(IntegrityError, match="roadmap_requests_roadmap_when_done"):
        RoadmapRequestFactory(roadmap=RoadmapFactory())


def test_request_makes_one_roadmap_at_most():
    roadmap = RoadmapFactory()
    RoadmapRequestFactory(status=RequestStatus.DONE, roadmap=roadmap)

    with pytest.raises(IntegrityError, match="roadmap_requests_roadmap_id"):
        RoadmapRequestFactory(status=RequestStatus.DONE, roadmap=roadmap)


@pytest.mark.parametrize(
    ("status", "in_flight"),
    [
        (RequestStatus.QUEUED, True),
        (RequestStatus.GENERATING, True),
        (RequestStatus.DONE, False),
        (RequestStatus.FAILED, False),
    ],
)
def test_request_is_in_flight_until_it_ends(status, in_flight):
    assert RoadmapRequestFactory.build(status=status).in_flight is in_flight


def test_roadmap_outlives_a_career_deleted_by_raw_sql():
    roadmap = RoadmapFactory()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM career_paths WHERE id = %s", [roadmap.career_path_id])

    roadmap.refresh_from_db()
    assert roadmap.career_path_id is None


def test_tasks_go_with_a_roadmap_deleted_by_raw_sql_and_outlive_their_skill():
    gone, kept = RoadmapTaskFactory(), RoadmapTaskFactory()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM roadmaps WHERE id = %s", [gone.roadmap_id])
        cursor.execute("DELETE FROM skills WHERE id = %s", [kept.skill_id])

    assert list(RoadmapTask.objects.values_list("pk", "skill")) == [(kept.pk, None)]
    assert Skill.objects.filter(pk=kept.skill_id).count() == 0


def test_roadmaps_of_a_person_are_theirs_alone():
    mine, _ = RoadmapFactory(), RoadmapFactory()

    assert list(Roadmap.objects.owned_by(mine.user)) == [mine]


def test_task_is_open_from_the_start():
    assert RoadmapTask.objects.get(pk=RoadmapTaskFactory().pk).status == TaskStatus.PENDING
