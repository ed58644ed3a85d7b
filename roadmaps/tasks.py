from datetime import timedelta

from celery import shared_task
from django.utils.timezone import now

from roadmaps.jobs import generate_roadmap, release_stalled_requests
from roadmaps.jobs.replanning import replan_due
from roadmaps.jobs.wording import ask_for_wording

LEASE = timedelta(seconds=75)


@shared_task(name="roadmaps.generate_roadmap")
def generate_roadmap_task(*, request_id: str, **_later: object) -> None:
    generate_roadmap(request_id=request_id)


@shared_task(name="roadmaps.requeue_stalled_requests")
def requeue_stalled_requests_task(**_later: object) -> None:
    at = now()
    for request_id in release_stalled_requests(before=at - LEASE, at=at):
        generate_roadmap_task.delay(request_id=str(request_id))


@shared_task(name="roadmaps.ask_for_wording")
def ask_for_wording_task(*, proposal_id: str, **_later: object) -> None:
    ask_for_wording(proposal_id=proposal_id)


@shared_task(name="roadmaps.replan_due", soft_time_limit=240, time_limit=270)
def replan_due_task(**_later: object) -> None:
    replan_due(at=now())
