import pytest
from celery import current_app


@pytest.fixture
def _work_at_once():
    """Tasks run where they are sent from."""
    current_app.conf.task_always_eager = True
    yield
    current_app.conf.task_always_eager = False
