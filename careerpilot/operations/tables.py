"""The product's tables, whichever app they belong to."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import FileField, Manager, Model, QuerySet

from careerpilot.postgresql.work import QueuedWork, WorkQuerySet


def rows_of(name: str) -> QuerySet[Model]:
    """All rows of the model `app.Model`."""
    manager: Manager[Model] = apps.get_model(name)._default_manager
    return manager.all()


def plural_of(rows: QuerySet[Any]) -> str:
    return str(rows.model._meta.verbose_name_plural)


def work_queues() -> Iterator[WorkQuerySet[QueuedWork]]:
    """All rows of each table whose rows a worker deals with."""
    for model in apps.get_models():
        if issubclass(model, QueuedWork):
            yield model._default_manager.all()  # type: ignore[misc]


def stored_files() -> Iterator[str]:
    """The name in the storage of every file that a row has."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField):
                rows = model._default_manager.exclude(**{field.name: ""})
                yield from rows.values_list(field.name, flat=True).iterator()
