"""Staff pages about careers and what they ask for."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.timezone import now

from careerpilot.operations.staff import (
    CATALOGUE_LINKS,
    CataloguePage,
    NamesOnce,
    StaffRows,
    pretty_json,
)
from careerpilot.postgresql.catalogue import CatalogueSource
from careers.admin.exchange import Exchange
from careers.enums import Publication
from careers.models import CareerPath, CareerSkill, CareerTitle


class RequirementRows(StaffRows):
    model = CareerSkill
    autocomplete_fields = ["skill"]
    ordering = ["importance", "skill__name"]
    readonly_fields = ["source", "edited"]


class TitlesOnce(NamesOnce):
    name_field = "title"


class TitleRows(StaffRows):
    model = CareerTitle
    formset = TitlesOnce
    ordering = ["title"]
    readonly_fields = ["source"]
    verbose_name = "other title"
    verbose_name_plural = "other titles"


@admin.register(CareerPath)
class CareerPathAdmin(CataloguePage, Exchange):
    """`required_skills` and `optional_skills` follow the requirements in the database itself."""

    list_display = [
        *("title", "category", "experience_level", "market_demand", "asked"),
        *("publication", "source", "updated_at"),
    ]
    list_filter = [
        *("publication", "source", "edited"),
        *("category", "experience_level", "market_demand", "growth_potential", "remote_friendly"),
    ]
    search_fields = [
        *("title", "titles__title", "category", "occupation_code", "requirements__skill__name"),
    ]
    ordering = ["title"]
    actions = ["publish", "withdraw"]
    inlines = [RequirementRows, TitleRows]
    not_told = ("publication",)
    list_links = CATALOGUE_LINKS
    readonly_fields = ["required", "optional", "created_at", "updated_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CareerPath]:
        rows: QuerySet[CareerPath] = super().get_queryset(request)
        return rows.annotate(requirement_total=Count("requirements"))

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[CareerPath]) -> None:
        self._move(request, queryset, Publication.PUBLISHED, "published")

    @admin.action(description="Withdraw (back to draft)", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[CareerPath]) -> None:
        self._move(request, queryset, Publication.DRAFT, "withdrawn")

    def _move(
        self, request: HttpRequest, rows: QuerySet[CareerPath], to: Publication, word: str
    ) -> None:
        """A file of our own names the state too, so there the change is an edit."""
        own = When(source=CatalogueSource.OWN, then=Value(True))
        keys = list(rows.exclude(publication=to).values_list("pk", flat=True))
        count = CareerPath.objects.filter(pk__in=keys).update(
            publication=to, edited=Case(own, default=F("edited")), updated_at=now()
        )
        self.message_user(request, f"{count} {word}.", messages.SUCCESS)

    @admin.display(description="requirements", ordering="requirement_total")
    def asked(self, career: Any) -> int:
        return int(career.requirement_total)

    @admin.display(description="required skills")
    def required(self, career: CareerPath) -> SafeString | str:
        return pretty_json(career.required_skills)

    @admin.display(description="optional skills")
    def optional(self, career: CareerPath) -> SafeString | str:
        return pretty_json(career.optional_skills)
