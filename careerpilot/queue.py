"""Handing work to the queue so that a broker that is away never costs a person their request."""

import logging
from typing import Any

from celery import Task
from django.db import transaction

logger = logging.getLogger(__name__)


def enqueue(task: "Task[..., None]", **arguments: Any) -> None:
    """Send the task once the row it is about is committed.

    When the broker does not answer, the row stays in its waiting state and the sweep of
    waiting rows, which beat runs, sends it again: so the failure is logged, not raised.
    """

    def send() -> None:
        try:
            task.apply_async(kwargs=arguments, retry=False)
        except task.OperationalError:
            logger.warning("The broker is away; %s waits for the next sweep.", task.name)

    transaction.on_commit(send, robust=True)
