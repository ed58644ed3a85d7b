"""Asking for a roadmap."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from careerpilot.queue import enqueue
from careers.models import CareerPath
from roadmaps.enums import Intensity, RequestStatus
from roadmaps.models import RoadmapRequest
from roadmaps.tasks import generate_roadmap_task


@transaction.atomic
def request_roadmap(
    *,
    user: User,
    career: CareerPath,
    intensity: Intensity,
    hours_per_week: int,
    start_date: date,
    now: datetime,
) -> RoadmapRequest:
    """Queue the planning of a roadmap; a second click on the same career finds the first."""
    User.objects.select_for_update().get(pk=user.pk)
    waiting = RoadmapRequest.objects.owned_by(user).in_flight().filter(career_path=career)
    if request := waiting.first():
        return request
    request = RoadmapRequest.objects.create(
        user=user,
        career_path=career,
        intensity=intensity,
        hours_per_week=hours_per_week,
        start_date=start_date,
        queued_at=now,
    )
    enqueue(generate_roadmap_task, request_id=str(request.pk))
    return request


@transaction.atomic
def retry_request(*, request: RoadmapRequest, now: datetime) -> bool:
    """Plan a failed request again; False when it has not failed."""
    failed = RoadmapRequest.objects.filter(pk=request.pk, status=RequestStatus.FAILED)
    failed.update(attempts=0, failure="")
    if not failed.release(at=now):
        return False
    enqueue(generate_roadmap_task, request_id=str(request.pk))
    return True
