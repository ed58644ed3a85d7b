from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import F
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from careerpilot.tests.workers import empty_broker, kill, running_worker, until
from careers.tests.factories import CareerSkillFactory
from cvs import services as cvs
from cvs.enums import CVStatus, FileType
from cvs.models import CV
from cvs.tasks import requeue_stalled_cvs_task
from cvs.tests.samples import pdf_cv
from roadmaps import services as roadmaps
from roadmaps.enums import Intensity, RequestStatus
from roadmaps.models import Roadmap, RoadmapRequest
from roadmaps.tasks import requeue_stalled_requests_task
from skills.tests.factories import SkillFactory

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _broker():
    empty_broker()
    yield
    empty_broker()


def upload():
    file = ContentFile(pdf_cv(), name="cv.pdf")
    return cvs.upload_cv(
        user=UserFactory(), file=file, file_name="cv.pdf", file_type=FileType.PDF, now=now()
    )


def ask_for_roadmap():
    requirement = CareerSkillFactory()
    return roadmaps.request_roadmap(
        user=UserFactory(),
        career=requirement.career_path,
        intensity=Intensity.MODERATE,
        hours_per_week=8,
        start_date=date(2026, 11, 2),
        now=now(),
    )


def cv_is(cv, status):
    return CV.objects.filter(pk=cv.pk, status=status).exists


def test_worker_reads_an_uploaded_cv_and_plans_a_requested_roadmap(tmp_path):
    SkillFactory(name="Excel")
    with running_worker(tmp_path / "log"):
        cv, asked = upload(), ask_for_roadmap()
        until(cv_is(cv, CVStatus.PARSED), seconds=30)
        done = RoadmapRequest.objects.filter(pk=asked.pk, status=RequestStatus.DONE)
        until(done.exists, seconds=30)

    cv.refresh_from_db()
    asked.refresh_from_db()
    assert cv.attempts == 1
    assert cv.parsed_data["personalInfo"]["email"] == "maren.oakhurst@example.com"
    assert Roadmap.objects.get() == asked.roadmap


def sessions():
    """The processes of the database server that work for somebody else than this test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return {pid for (pid,) in cursor.fetchall()}


def read_one():
    cv = upload()
    until(cv_is(cv, CVStatus.PARSED), seconds=30)
    return sessions()


def test_worker_keeps_its_database_connection_and_gets_another_when_it_breaks(tmp_path):
    with running_worker(tmp_path / "log"):
        first = read_one()
        second = read_one()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM unnest(%s) AS pid", [[*second]])
        third = read_one()

    assert (len(first), second) == (1, first)
    assert (len(third), third & first) == (1, set())


def test_cv_whose_worker_is_killed_ends_parsed_once(tmp_path):
    """The clock is moved on the row: what the lease would take passes at once."""
    with running_worker(tmp_path / "first") as worker:
        cv = upload()
        until(cv_is(cv, CVStatus.PARSING), seconds=30)
        kill(worker)
    assert cv_is(cv, CVStatus.PARSING)()

    CV.objects.update(claimed_at=F("claimed_at") - timedelta(minutes=2))
    with running_worker(tmp_path / "second"):
        requeue_stalled_cvs_task.delay()
        until(cv_is(cv, CVStatus.PARSED), seconds=30)

    cv.refresh_from_db()
    assert cv.attempts == 2


def test_work_sent_while_nobody_listened_is_found_by_the_sweep(tmp_path):
    cv, asked = upload(), ask_for_roadmap()
    empty_broker()
    CV.objects.update(queued_at=F("queued_at") - timedelta(minutes=2))
    RoadmapRequest.objects.update(queued_at=F("queued_at") - timedelta(minutes=2))

    with running_worker(tmp_path / "log"):
        requeue_stalled_cvs_task.delay()
        requeue_stalled_requests_task.delay()
        until(cv_is(cv, CVStatus.PARSED), seconds=30)
        done = RoadmapRequest.objects.filter(pk=asked.pk, status=RequestStatus.DONE)
        until(done.exists, seconds=30)

    assert Roadmap.objects.count() == 1
