from django.conf import settings

from careerpilot.celery import app


def test_every_task_of_ours_has_a_route_and_every_route_a_task():
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}

    assert ours == set(settings.CELERY_TASK_ROUTES)


def test_every_route_leads_to_a_queue_that_workers_listen_to():
    queues = {queue.name for queue in settings.CELERY_TASK_QUEUES}

    assert {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()} == queues


def test_beat_sends_only_tasks_that_exist():
    sent = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert sent - set(settings.CELERY_TASK_ROUTES) == set()
