"""Does background work get done?"""

from collections.abc import Iterator
from typing import Any

from celery import Celery, current_app
from django.core.cache import cache
from kombu import Connection, Queue
from kombu.exceptions import ChannelError, OperationalError
from kombu.utils.url import maybe_sanitize_url

from careerpilot.operations.checks.finding import Finding, fail, ok, warn

ANSWER_SECONDS = 2
PING_SECONDS = 1.0
# A worker reads a CV in a few seconds, so this many would wait for minutes.
LONG_QUEUE = 100
START_WORKER = "Start one: celery -A careerpilot worker."


def broker(app: Celery = current_app) -> Iterator[Finding]:
    """The broker, and if it answers, the workers behind it and what waits in each queue."""
    where = maybe_sanitize_url(app.conf.broker_url)
    with app.connection_for_read(connect_timeout=ANSWER_SECONDS) as connection:
        try:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=ANSWER_SECONDS)
        except OperationalError as problem:
            text = f"{where} does not answer: {problem}."
            yield fail("broker", text, "Start Redis or Valkey, or mend REDIS_URL.")
            return
        yield ok("broker", f"{where} answers.")
        yield from workers(app)
        yield from lengths(app.conf.task_queues, connection)


def workers(app: Celery) -> Iterator[Finding]:
    """Each queue has a worker that answers."""
    replies = app.control.inspect(timeout=PING_SECONDS).active_queues() or {}
    served = {queue["name"] for queues in replies.values() for queue in queues}
    unserved = [queue.name for queue in app.conf.task_queues if queue.name not in served]
    if not replies:
        yield fail("worker", "None answers.", START_WORKER)
    elif unserved:
        yield fail("worker", f"Nobody works on {', '.join(unserved)}.", START_WORKER)
    else:
        yield ok("worker", f"{', '.join(sorted(replies))} answered.")


def lengths(queues: list[Queue], connection: Connection) -> Iterator[Finding]:
    counts = {queue.name: length(queue, connection) for queue in queues}
    text = ", ".join(f"{name} {count}" for name, count in counts.items())
    if max(counts.values(), default=0) > LONG_QUEUE:
        yield warn("queues", f"Waiting: {text}.", "Start more workers, or look at their log.")
    else:
        yield ok("queues", f"Waiting: {text}.")


def length(queue: Queue, connection: Connection) -> int:
    """How many messages wait; a queue that has none does not exist for the broker."""
    try:
        declared: Any = queue(connection.channel()).queue_declare(passive=True)
    except ChannelError:
        return 0
    return int(declared.message_count)


def cache_answers() -> Iterator[Finding]:
    cache.set("doctor", "here", timeout=10)
    if cache.get("doctor") == "here":
        yield ok("cache", "It keeps what it is given.")
    else:
        yield fail("cache", "It forgets at once.", "Look at the memory limit of Redis or Valkey.")
