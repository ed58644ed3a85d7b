"""What the staff pages of all apps have in common."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString


class LinesField(SimpleArrayField):
    """A list written one entry a line, as entries may hold commas; empty lines are left out."""

    def __init__(self, base_field: Any, **options: Any) -> None:
        super().__init__(base_field, **{**options, "delimiter": "\n"})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(line for line in value.splitlines() if line.strip())
        return super().to_python(value)


def pretty_json(value: object) -> SafeString | str:
    """A document of the database for reading."""
    if value is None:
        return "-"
    text = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return format_html('<pre class="staff-document">{}</pre>', text)


FORM_FIELDS: dict[Any, dict[str, Any]] = {
    ArrayField: {
        "form_class": LinesField,
        "widget": AdminTextareaWidget(attrs={"rows": 4}),
        "help_text": "One a line.",
    },
    # An address typed without its beginning is taken for https.
    models.URLField: {"assume_scheme": "https"},
}


class StaffPage(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table's pages, with the few rules of style that Django's own lack."""

    formfield_overrides = FORM_FIELDS

    class Media:
        css = {"all": ["css/staff.css"]}


class StaffRows(admin.TabularInline):  # type: ignore[type-arg]
    """The rows of another table on the page of the row that they belong to."""

    extra = 0
    formfield_overrides = FORM_FIELDS


class OnlyReading:
    """Staff may look and delete: what stands here is written by the product alone."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
