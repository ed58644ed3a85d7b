from datetime import timedelta

from celery import shared_task
from django.utils.timezone import now

from roadmaps.jobs import generate_roadmap, release_stalled_requests

LEASE = timedelta(seconds=75)


@shared_task(name="roadmaps.generate_roadmap")
def generate_roadmap_task(*, request_id: str, **_later: object) -> None:
    generate_roadmap(request_id=request_id)


@shared_task(name="roadmaps.requeue_stalled_requests")
def requeue_stalled_requests_task(**_later: object) -> None:
    at = now()
    for request_id in release_stalled_requests(before=at - LEASE, at=at):
        generate_roadmap_task.delay(request_id=str(request_id))
