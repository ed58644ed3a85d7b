"""The Celery application: workers and beat start from here."""

import os
from typing import Any

from celery import Celery, Task
from celery.signals import task_postrun, task_prerun
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpilot.settings")

app = Celery("careerpilot")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_prerun.connect
@task_postrun.connect
def tidy_connections(task: "Task[..., Any]", **_: Any) -> None:
    """What Django does around a request: leave what is young and sound, close the rest.

    Celery would close all of them; a new one costs the database more than reading a CV does.
    """
    if not task.request.is_eager:
        close_old_connections()
