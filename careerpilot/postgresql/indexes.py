"""Indexes under the names of the database contract."""

from django.db import models


class NamedIndex(models.Index):
    """An index whose name may be as long as PostgreSQL allows.

    Django stops at 30 characters for the sake of Oracle; PostgreSQL keeps 63.
    """

    max_name_length = 63
