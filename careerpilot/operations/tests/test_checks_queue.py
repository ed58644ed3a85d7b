from uuid import uuid4

import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from kombu import Producer, Queue

from careerpilot.operations.checks import queue
from careerpilot.operations.checks.finding import Verdict, fail, ok


@pytest.fixture
def own_queue():
    """A queue on the real broker that nobody else knows."""
    return Queue(f"test-{uuid4().hex}")


@pytest.fixture
def app(own_queue):
    app = Celery("doctor", broker=settings.CELERY_BROKER_URL, set_as_current=False)
    app.conf.task_queues = [own_queue]
    app.conf.broker_connection_retry_on_startup = True
    yield app
    with app.connection_for_write() as connection:
        own_queue(connection.channel()).delete()
    app.close()


def send(app, own_queue, count):
    with app.connection_for_write() as connection:
        producer = Producer(connection.channel())
        for _ in range(count):
            producer.publish({}, routing_key=own_queue.name, declare=[own_queue])


def test_queue_without_messages_is_empty(app, own_queue):
    with app.connection_for_read() as connection:
        assert queue.length(own_queue, connection) == 0


def test_queue_shows_how_many_messages_wait(app, own_queue):
    send(app, own_queue, 3)

    with app.connection_for_read() as connection:
        assert list(queue.lengths([own_queue], connection)) == [
            ok("queues", f"Waiting: {own_queue.name} 3.")
        ]


def test_queue_that_piles_up_is_warned_of(app, own_queue):
    send(app, own_queue, queue.LONG_QUEUE + 1)

    with app.connection_for_read() as connection:
        (finding,) = queue.lengths([own_queue], connection)

    assert finding.verdict == Verdict.WARN


def test_queue_that_nobody_works_on_fails(app):
    (finding,) = queue.workers(app)

    assert finding.verdict == Verdict.FAIL
    assert finding.remedy == "Start one: celery -A careerpilot worker."


@pytest.mark.worker
def test_worker_that_answers_is_named(app, own_queue):
    with start_worker(app, pool="solo", perform_ping_check=False, queues=own_queue.name) as worker:
        findings = list(queue.broker(app))

    assert [finding.verdict for finding in findings] == [Verdict.OK] * 3
    assert worker.hostname in findings[1].text


def test_broker_that_is_away_fails_and_hides_its_password():
    app = Celery("doctor", broker="redis://:s3cret@127.0.0.1:1/0", set_as_current=False)

    (finding,) = queue.broker(app)

    assert (finding.verdict, finding.subject) == (Verdict.FAIL, "broker")
    assert finding.text.startswith("redis://:**@127.0.0.1:1/0 does not answer: ")
    assert "s3cret" not in str(finding)


def test_cache_that_keeps_is_fine():
    assert list(queue.cache_answers()) == [ok("cache", "It keeps what it is given.")]


def test_cache_that_forgets_fails(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert list(queue.cache_answers()) == [
        fail("cache", "It forgets at once.", "Look at the memory limit of Redis or Valkey.")
    ]
