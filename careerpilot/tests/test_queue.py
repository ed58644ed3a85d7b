import pytest
from celery import Celery

from careerpilot.queue import enqueue

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost_task(tmp_path, settings):
    """A task whose broker is not there, with the product's settings for the broker."""
    broker = f"redis+socket://{tmp_path}/nobody.sock?virtual_host=0"
    app = Celery("lost", broker=broker, set_as_current=False)
    app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS

    @app.task(name="lost.task", shared=False)
    def lost():
        """Never run."""

    return lost


def test_enqueue_logs_a_broker_that_is_away_and_raises_nothing(
    lost_task, caplog, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(lost_task)

    assert [record.message for record in caplog.records if record.name == "careerpilot.queue"] == [
        "The broker is away; lost.task waits for the next sweep."
    ]


def test_enqueue_sends_nothing_before_the_commit(lost_task, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        enqueue(lost_task)

    assert len(waiting) == 1
