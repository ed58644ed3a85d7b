"""Asking for a roadmap."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from careerpilot.queue import enqueue
from careers.models import CareerPath
from roadmaps.enums import UNFINISHED, Intensity, RequestStage, RequestStatus
from roadmaps.models import RoadmapRequest
from roadmaps.selectors import request_in_flight, shared_week
from roadmaps.tasks import generate_roadmap_task

ENDED_WITHOUT = (RequestStatus.FAILED, RequestStatus.CANCELLED)


class WeekFullError(ValueError):
    """The person's week has no room for so many hours; the message is for them."""


@transaction.atomic
def request_roadmap(
    *,
    user: User,
    career: CareerPath | None,
    intensity: Intensity,
    hours_per_week: int,
    start_date: date,
    now: datetime,
    targets: Mapping[str, int] | None = None,
    deadline: date | None = None,
    focus_areas: Collection[str] = (),
    free_only: bool = False,
    dropped: Collection[str] = (),
) -> RoadmapRequest:
    """Queue the planning of a roadmap towards a career or, without one, towards `targets`.

    A second click on the same career or the same targets finds the first. WeekFullError when the
    roadmaps of the week would take more hours than the person has.
    """
    goal = {} if career else dict(targets or {})
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if waiting := request_in_flight(user, career=career, targets=goal):
        return waiting
    _make_sure_of_room(user, hours_per_week)
    request = RoadmapRequest.objects.create(
        user=user,
        career_path=career,
        targets=goal,
        intensity=intensity,
        hours_per_week=hours_per_week,
        start_date=start_date,
        deadline=deadline,
        focus_areas=sorted(focus_areas),
        free_only=free_only,
        dropped=sorted(dropped),
        queued_at=now,
    )
    enqueue(generate_roadmap_task, request_id=str(request.pk))
    return request


def _make_sure_of_room(user: User, hours: int) -> None:
    week = shared_week(user)
    if not week.holds(hours):
        raise WeekFullError(week.refusal(hours))


@transaction.atomic
def retry_request(*, request: RoadmapRequest, now: datetime) -> bool:
    """Plan a failed or cancelled request again, from today on where its start is over.

    False when it neither failed nor was cancelled, or the same is being planned already.
    """
    User.objects.select_for_update(no_key=True).get(pk=request.user_id)
    ended = RoadmapRequest.objects.filter(pk=request.pk, status__in=ENDED_WITHOUT)
    row = ended.first()
    if row is None or request_in_flight(row.user, career=row.career_path, targets=row.targets):
        return False
    _make_sure_of_room(row.user, row.hours_per_week)
    start = max(row.start_date, localdate(now))
    ended.update(attempts=0, failure="", stage=RequestStage.WAITING, start_date=start)
    ended.release(at=now)
    enqueue(generate_roadmap_task, request_id=str(row.pk))
    return True


@transaction.atomic
def cancel_request(*, request: RoadmapRequest, now: datetime) -> bool:
    """Stop a request that waits or is being planned; False when it is neither.

    A worker that holds it stores nothing any more.
    """
    unfinished = RoadmapRequest.objects.filter(pk=request.pk, status__in=UNFINISHED)
    stopped = unfinished.update(
        status=RequestStatus.CANCELLED, claimed_at=None, failure="", updated_at=now
    )
    return stopped == 1
