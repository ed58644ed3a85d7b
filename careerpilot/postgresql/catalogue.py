"""Where an entry of a catalogue comes from, and that staff have changed it since."""

from datetime import datetime

from django.db import models
from django.db.models import BaseConstraint, Q, TextChoices

from careerpilot.postgresql.constraints import one_of


class CatalogueSource(TextChoices):
    """Who wrote an entry of the catalogue."""

    OWN = "own", "CareerPilot"
    ESCO = "esco", "ESCO"
    ONET = "onet", "O*NET"


def source_field() -> "models.CharField[str, str]":
    return models.CharField(
        max_length=20,
        choices=CatalogueSource.choices,
        default=CatalogueSource.OWN,
        db_default=CatalogueSource.OWN.value,
        editable=False,
    )


def version_field() -> "models.CharField[str, str]":
    return models.CharField(max_length=50, blank=True, default="", db_default="", editable=False)


def imported_field() -> "models.DateTimeField[datetime | None, datetime | None]":
    return models.DateTimeField(null=True, blank=True, editable=False)


def edited_field() -> "models.BooleanField[bool, bool]":
    return models.BooleanField(
        default=False,
        db_default=False,
        editable=False,
        help_text="by staff; an import leaves it alone",
    )


class CatalogueRow(models.Model):
    """The provenance of a row: an import finds its rows again by `uri`.

    What staff edited is theirs: an import leaves such a row as it is.
    """

    source = source_field()
    source_version = version_field()
    uri = models.CharField(max_length=255, blank=True, default="", db_default="", editable=False)
    imported_at = imported_field()
    edited = edited_field()

    class Meta:
        abstract = True


def catalogue_rules(table: str) -> list[BaseConstraint]:
    return [
        one_of("source", CatalogueSource, name=f"{table}_source"),
        models.UniqueConstraint(fields=["uri"], condition=~Q(uri=""), name=f"{table}_uri_once"),
    ]
