from celery import shared_task
from django.utils.timezone import localdate

from progress.jobs import ensure_partitions


@shared_task(name="progress.ensure_partitions")
def ensure_partitions_task(**_later: object) -> None:
    ensure_partitions(today=localdate())
