from datetime import timedelta

from celery import shared_task
from django.utils.timezone import now

from cvs.jobs import parse_cv, release_stalled_cvs
from cvs.jobs.relinking import relink_words

# Longer than a task may take (CELERY_TASK_TIME_LIMIT), so that no living worker loses its claim.
LEASE = timedelta(seconds=75)


@shared_task(name="cvs.parse_cv")
def parse_cv_task(*, cv_id: str, **_later: object) -> None:
    parse_cv(cv_id=cv_id)


@shared_task(name="cvs.requeue_stalled_cvs")
def requeue_stalled_cvs_task(**_later: object) -> None:
    at = now()
    for cv_id in release_stalled_cvs(before=at - LEASE, at=at):
        parse_cv_task.delay(cv_id=str(cv_id))


@shared_task(name="cvs.relink_words")
def relink_words_task(**_later: object) -> None:
    relink_words()
