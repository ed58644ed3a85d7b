"""What a person has asked to be planned."""

from collections.abc import Mapping
from typing import NamedTuple

from accounts.models import User
from careers.models import CareerPath
from roadmaps.enums import RequestStage, RequestStatus, RoadmapStatus
from roadmaps.models import Roadmap, RoadmapRequest


class StageStep(NamedTuple):
    """A stage of planning in words, and whether it is done, current, todo or failed."""

    label: str
    state: str


def request_in_flight(
    user: User, *, career: CareerPath | None, targets: Mapping[str, int]
) -> RoadmapRequest | None:
    """The request for the same career or, without one, for the same targets."""
    rows = RoadmapRequest.objects.owned_by(user).in_flight()
    if career:
        return rows.filter(career_path=career).first()
    return rows.filter(career_path=None, targets=dict(targets)).first()


def active_roadmap_to(user: User, career: CareerPath) -> Roadmap | None:
    """The newest roadmap to this career that the person is walking."""
    rows = Roadmap.objects.owned_by(user).filter(status=RoadmapStatus.ACTIVE)
    return rows.filter(career_path=career).order_by("-created_at").first()


def name_of(request: RoadmapRequest) -> str:
    """What a request is for, in few words: its career, or how many skills were chosen."""
    if request.career_path:
        return request.career_path.title
    count = len(request.targets)
    return "One skill of your choice" if count == 1 else f"{count} skills of your choice"


def stage_steps(request: RoadmapRequest) -> list[StageStep]:
    """How far the planning is, stage by stage."""
    queued = request.status == RequestStatus.QUEUED
    reached = RequestStage.WAITING if queued else RequestStage(request.stage)
    here = "current" if request.in_flight else "failed"
    at = list(RequestStage).index(reached)
    states = ["done"] * at + [here] + ["todo"] * (len(RequestStage) - at - 1)
    return [StageStep(one.label, state) for one, state in zip(RequestStage, states, strict=True)]
