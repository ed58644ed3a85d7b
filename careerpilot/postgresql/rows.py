"""The columns that every table of the contract has."""

from uuid import uuid4

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now
from django.utils.timezone import now


class Row(models.Model):
    """A row with a key and its time of birth; the database fills both by itself as well."""

    id = models.UUIDField(primary_key=True, default=uuid4, db_default=RandomUUID(), editable=False)
    created_at = models.DateTimeField(default=now, db_default=Now(), editable=False)

    class Meta:
        abstract = True


class EditableRow(Row):
    """A row that knows when it was last changed. Name `updated_at` in every `update_fields`."""

    updated_at = models.DateTimeField(auto_now=True, db_default=Now())

    class Meta:
        abstract = True
