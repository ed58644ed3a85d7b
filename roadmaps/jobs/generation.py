"""What a worker does: turn a request into a whole roadmap."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from roadmaps.enums import Priority, RequestStage, RequestStatus
from roadmaps.jobs.refreshing import refresh_outlines
from roadmaps.jobs.titles import becoming, learning
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.planning import Brief, Plan, PlannedTask, PlanningError, plan
from roadmaps.selectors import brief_for, shared_week
from skills.enums import LEVELS, ResourceType

GAVE_UP = "Planning stopped several times. Please try again, and tell us when it stops again."
NOTHING_TO_LEARN = "You already meet every requirement of this career. Choose another one."
WEEK_IS_FULL = (
    "Your week has no room for {} hours more. Pause another roadmap or give your week more hours, "
    "then plan it again."
)
NOTHING_IN_TARGETS = "You already have these skills at these levels. Choose others."


class ClaimLostError(Exception):
    """Somebody cancelled the request, or another worker has it."""


def generate_roadmap(*, request_id: str) -> None:
    """Plan one waiting request. Safe to deliver twice: the roadmap is stored once or not at all.

    Each stage is written as it is reached; where the claim is lost, the work ends there.
    """
    claimed_at = now()
    if RoadmapRequest.objects.claim(request_id, at=claimed_at):
        with suppress(ClaimLostError):
            _generate(request_id, claimed_at)


def _generate(request_id: str, claimed_at: datetime) -> None:
    reach(request_id, RequestStage.COLLECTING, claimed_at=claimed_at)
    request = RoadmapRequest.objects.select_related("user", "career_path").get(pk=request_id)
    brief = brief_for(request)
    reach(request_id, RequestStage.PLANNING, claimed_at=claimed_at)
    try:
        planned = plan(brief)
    except PlanningError as error:
        fail(request, str(error)[:255], claimed_at=claimed_at)
        return
    if not planned.phases:
        nothing = NOTHING_TO_LEARN if request.career_path else NOTHING_IN_TARGETS
        fail(request, nothing, claimed_at=claimed_at)
        return
    reach(request_id, RequestStage.STORING, claimed_at=claimed_at)
    store(request, brief, planned, claimed_at=claimed_at)


def reach(request_id: str, stage: RequestStage, *, claimed_at: datetime) -> None:
    """Tell how far the planning is; ClaimLostError when the claim does not stand any more."""
    held = RoadmapRequest.objects.filter(
        pk=request_id, status=RequestStatus.GENERATING, claimed_at=claimed_at
    )
    if not held.update(stage=stage, updated_at=now()):
        raise ClaimLostError


@transaction.atomic
def fail(request: RoadmapRequest, reason: str, *, claimed_at: datetime) -> None:
    if row := RoadmapRequest.objects.held(request.pk, claimed_at=claimed_at):
        row.status, row.failure = RequestStatus.FAILED, reason
        row.save(update_fields=["status", "failure", "updated_at"])


@transaction.atomic
def store(request: RoadmapRequest, brief: Brief, planned: Plan, *, claimed_at: datetime) -> None:
    """Write roadmap, tasks and outlines with the request's end, if the claim still stands.

    The person's week may have filled up since they asked: then the request fails instead.
    """
    User.objects.select_for_update(no_key=True).get(pk=request.user_id)
    row = RoadmapRequest.objects.held(request.pk, claimed_at=claimed_at)
    if row is None:
        return
    if not shared_week(request.user, besides=request).holds(request.hours_per_week):
        fail(request, WEEK_IS_FULL.format(request.hours_per_week), claimed_at=claimed_at)
        return
    roadmap = _roadmap(request, brief, planned)
    roadmap.save(force_insert=True)
    RoadmapTask.objects.bulk_create(_tasks(roadmap, planned))
    refresh_outlines(roadmap)
    row.status, row.roadmap, row.failure = RequestStatus.DONE, roadmap, ""
    row.save(update_fields=["status", "roadmap", "failure", "updated_at"])


def _roadmap(request: RoadmapRequest, brief: Brief, planned: Plan) -> Roadmap:
    areas = brief.focus or {topic.area for topic in brief.topics if topic.area}
    return Roadmap(
        user=request.user,
        career_path=request.career_path,
        title=_title(request, brief),
        description=(
            f"Planned as {_hours(planned.total_hours)} hours of work and "
            f"{_hours(planned.buffer_hours)} in reserve, from the skills you had on "
            f"{localdate(request.queued_at):%-d %B %Y}."
        ),
        duration_weeks=planned.weeks,
        intensity=request.intensity,
        hours_per_week=request.hours_per_week,
        focus_areas=sorted(areas),
        start_date=request.start_date,
        target_end_date=planned.end,
        deadline=request.deadline,
        free_only=request.free_only,
        buffer_hours=planned.buffer_hours,
        status_since=localdate(now()),
    )


def _hours(hours: object) -> str:
    return f"{hours:.2f}".rstrip("0").rstrip(".")


def _title(request: RoadmapRequest, brief: Brief) -> str:
    if request.career_path:
        return becoming(request.career_path.title)
    return learning(
        sorted(topic.name for topic in brief.topics if topic.skill_id in request.targets)
    )


def _tasks(roadmap: Roadmap, planned: Plan) -> Iterable[RoadmapTask]:
    titles = {phase.number: phase.title for phase in planned.phases}
    return (_task(roadmap, titles[task.phase], task) for task in planned.tasks)


def _task(roadmap: Roadmap, phase_title: str, task: PlannedTask) -> RoadmapTask:
    return RoadmapTask(
        roadmap=roadmap,
        skill_id=task.skill_id,
        phase_number=task.phase,
        phase_title=phase_title[:100],
        week_number=task.week,
        position=task.position,
        title=task.title[:255],
        description=task.description,
        type=ResourceType(task.type),
        link=task.url or "",
        estimated_hours=task.hours,
        spread=list(task.spread),
        priority=Priority(task.priority),
        level=LEVELS[task.level - 1] if task.level else None,
        free=task.free,
    )


@transaction.atomic
def release_stalled_requests(*, before: datetime, at: datetime) -> list[UUID]:
    """Give back requests whose worker is gone, and tell the owner when it keeps failing."""
    swept = RoadmapRequest.objects.sweep(before=before, at=at)
    RoadmapRequest.objects.filter(pk__in=swept.again).update(stage=RequestStage.WAITING)
    RoadmapRequest.objects.filter(pk__in=swept.given_up).update(failure=GAVE_UP)
    return swept.again
