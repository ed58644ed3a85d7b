"""What the staff pages of all apps have in common."""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from careerpilot.postgresql.catalogue import CatalogueSource


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


# The words of a link, and the address by its name among the staff's with what it needs.
Link = tuple[str, str, tuple[str, ...]]

CATALOGUE_LINKS: tuple[Link, ...] = (
    ("Import", "careers_careerpath_import", ()),
    ("Export as JSON", "careers_careerpath_export", ("json",)),
    ("Export as CSV", "careers_careerpath_export", ("zip",)),
)


class MorePages(StaffPage):
    """A table with pages of its own beside Django's, for those who may change its rows."""

    change_list_template = "admin/list_with_links.html"
    pages: tuple[tuple[str, str], ...] = ()
    list_links: tuple[Link, ...] = ()

    def get_urls(self) -> list[Any]:
        """`pages` are routes with the names of the methods that answer."""
        own = [
            path(route, self.admin_site.admin_view(getattr(self, name)), name=self.url_name(name))
            for route, name in self.pages
        ]
        return [*own, *super().get_urls()]

    def url_name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page.removesuffix('_page')}"

    def url_of(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.url_name(page)}", args=args)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        links = [(label, reverse(f"admin:{to}", args=args)) for label, to, args in self.list_links]
        return super().changelist_view(request, {"links": links, **(extra_context or {})})

    def answer(
        self, request: HttpRequest, title: str, template: str = "admin/staff_form.html", **told: Any
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": title,
            "back": self.url_of("changelist"),
            **told,
        }
        return TemplateResponse(request, template, context)


class StaffRows(admin.TabularInline):  # type: ignore[type-arg]
    """The rows of another table on the page of the row that they belong to."""

    extra = 0
    formfield_overrides = FORM_FIELDS


class CataloguePage(MorePages):
    """Entries of a catalogue: where each is from, and that staff changed it, is kept and shown.

    What staff change is theirs: an import leaves it alone. `not_told` are columns that an import
    of an official file never writes, so that changing them alone makes nothing staff's.
    """

    PROVENANCE = ("source", "source_version", "uri", "imported_at", "edited")
    not_told: tuple[str, ...] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), *self.PROVENANCE]

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        told = set(form.changed_data)
        if obj.source != CatalogueSource.OWN:
            told -= set(self.not_told)
        obj.edited = obj.edited or (change and bool(told))
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """What staff changed of an entry's rows is theirs too, and so is the entry."""
        touched = [rows for rows in formsets if rows.has_changed()]
        for row in (one for rows in touched for one in rows.initial_forms if one.has_changed()):
            row.instance.edited = True
        super().save_related(request, form, formsets, change)
        if change and touched and not form.instance.edited:
            form.instance.edited = True
            form.instance.save(update_fields=["edited", "updated_at"])


class NamesOnce(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows whose `name_field` differs, in any case too, from that of every other on the page."""

    name_field = "name"

    def clean(self) -> None:
        super().clean()
        seen = set[str]()
        for form in self.forms:
            name = str(form.cleaned_data.get(self.name_field) or "").casefold()
            if name in seen and form not in self.deleted_forms:
                form.add_error(self.name_field, "This stands here twice.")
            if name and form not in self.deleted_forms:
                seen.add(name)


class OnlyReading:
    """Staff may look and delete: what stands here is written by the product alone."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
