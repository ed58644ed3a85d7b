"""Fetching roadmaps, requests and tasks."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from roadmaps.enums import (
    ProposalKind,
    ProposalStatus,
    RequestStatus,
    RoadmapStatus,
    TaskStatus,
)
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapRequest, RoadmapTask

TASKS = RoadmapTask.objects.select_related("skill").order_by(
    "phase_number", "week_number", "position", "title"
)
OPEN_STATUSES = (TaskStatus.PENDING, TaskStatus.IN_PROGRESS)
OPEN_REPLANS = RoadmapProposal.objects.filter(kind=ProposalKind.REPLAN, status=ProposalStatus.OPEN)
# Whether a new plan waits for the person's word: `proposal_waits` of the roadmaps below.
PROPOSAL_WAITS = Exists(OPEN_REPLANS.filter(roadmap=OuterRef("pk")))


def roadmap_list(*, owner: User) -> QuerySet[Roadmap]:
    """The newest first, each with the number of its tasks and of those that are done."""
    done = Count("tasks", filter=Q(tasks__status=TaskStatus.COMPLETED))
    return (
        Roadmap.objects.owned_by(owner)
        .select_related("career_path")
        .annotate(task_total=Count("tasks"), task_done=done, proposal_waits=PROPOSAL_WAITS)
        .order_by("-created_at")
    )


def roadmaps_with_tasks(*, owner: User) -> QuerySet[Roadmap]:
    tasks = Prefetch("tasks", TASKS)
    rows = Roadmap.objects.owned_by(owner).select_related("career_path", "user")
    waiting = rows.annotate(proposal_waits=PROPOSAL_WAITS)
    return waiting.prefetch_related(tasks).order_by("-created_at")


def request_list(*, owner: User) -> QuerySet[RoadmapRequest]:
    """Requests that have not become a roadmap yet, the newest first."""
    rows = RoadmapRequest.objects.owned_by(owner).exclude(status=RequestStatus.DONE)
    return rows.select_related("career_path").order_by("-queued_at")


def open_tasks(*, owner: User, limit: int) -> list[RoadmapTask]:
    """What to do next over all active roadmaps, the earliest week first."""
    rows = RoadmapTask.objects.filter(
        roadmap__user=owner,
        roadmap__status=RoadmapStatus.ACTIVE,
        status__in=OPEN_STATUSES,
    )
    ordered = rows.select_related("roadmap", "skill").order_by(
        "week_number", "phase_number", "position", "title"
    )
    return list(ordered[:limit])
