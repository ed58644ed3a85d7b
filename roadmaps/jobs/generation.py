"""What a worker does: turn a request into a whole roadmap."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, now

from roadmaps.enums import Priority, RequestStatus
from roadmaps.jobs.refreshing import refresh_outlines
from roadmaps.models import Roadmap, RoadmapRequest, RoadmapTask
from roadmaps.planning import Plan, PlannedTask, plan
from roadmaps.selectors import brief_for
from skills.enums import ResourceType

GAVE_UP = "Planning stopped several times. Please try again, and tell us when it stops again."
NOTHING_TO_LEARN = "You already meet every requirement of this career. Choose another one."


def generate_roadmap(*, request_id: str) -> None:
    """Plan one waiting request. Safe to deliver twice: the roadmap is stored once or not at all."""
    claimed_at = now()
    if not RoadmapRequest.objects.claim(request_id, at=claimed_at):
        return
    request = RoadmapRequest.objects.select_related("user", "career_path").get(pk=request_id)
    planned = plan(brief_for(request))
    if planned.phases:
        store(request, planned, claimed_at=claimed_at)
    else:
        fail(request, NOTHING_TO_LEARN, claimed_at=claimed_at)


@transaction.atomic
def fail(request: RoadmapRequest, reason: str, *, claimed_at: datetime) -> None:
    if row := RoadmapRequest.objects.held(request.pk, claimed_at=claimed_at):
        row.status, row.failure = RequestStatus.FAILED, reason
        row.save(update_fields=["status", "failure", "updated_at"])


@transaction.atomic
def store(request: RoadmapRequest, planned: Plan, *, claimed_at: datetime) -> None:
    row = RoadmapRequest.objects.held(request.pk, claimed_at=claimed_at)
    if row is None:
        return
    roadmap = _roadmap(request, planned)
    roadmap.save(force_insert=True)
    RoadmapTask.objects.bulk_create(
        _task(roadmap, phase.title, task)
        for phase in planned.phases
        for week in phase.weeks
        for task in week.tasks
    )
    refresh_outlines(roadmap)
    row.status, row.roadmap, row.failure = RequestStatus.DONE, roadmap, ""
    row.save(update_fields=["status", "roadmap", "failure", "updated_at"])


def _roadmap(request: RoadmapRequest, planned: Plan) -> Roadmap:
    career = request.career_path
    return Roadmap(
        user=request.user,
        career_path=career,
        title=f"Becoming a {career.title}"[:255],
        description=(
            f"{planned.weeks} weeks and {planned.total_hours.normalize():f} hours of work, "
            f"from the skills you had on {localdate(request.queued_at):%-d %B %Y}."
        ),
        duration_weeks=planned.weeks,
        intensity=request.intensity,
        hours_per_week=request.hours_per_week,
        focus_areas=[phase.title for phase in planned.phases],
        start_date=request.start_date,
        target_end_date=planned.end,
    )


def _task(roadmap: Roadmap, phase_title: str, task: PlannedTask) -> RoadmapTask:
    return RoadmapTask(
        roadmap=roadmap,
        skill_id=task.skill_id,
        phase_number=task.phase,
        phase_title=phase_title,
        week_number=task.week,
        position=task.position,
        title=task.title[:255],
        description=task.description,
        type=ResourceType(task.type),
        link=task.url or "",
        estimated_hours=task.hours,
        priority=Priority(task.priority),
    )


@transaction.atomic
def release_stalled_requests(*, before: datetime, at: datetime) -> list[UUID]:
    """Give back requests whose worker is gone, and tell the owner when it keeps failing."""
    swept = RoadmapRequest.objects.sweep(before=before, at=at)
    RoadmapRequest.objects.filter(pk__in=swept.given_up).update(failure=GAVE_UP)
    return swept.again
