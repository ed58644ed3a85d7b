"""Staff pages about careers and what they ask for."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from careerpilot.operations.staff import StaffPage, StaffRows, pretty_json
from careers.models import CareerPath, CareerSkill


class RequirementRows(StaffRows):
    model = CareerSkill
    autocomplete_fields = ["skill"]
    ordering = ["importance", "skill__name"]


@admin.register(CareerPath)
class CareerPathAdmin(StaffPage):
    """`required_skills` and `optional_skills` follow the requirements in the database itself."""

    list_display = ["title", "category", "experience_level", "market_demand", "asked", "updated_at"]
    list_filter = [
        *("category", "experience_level", "market_demand", "growth_potential", "remote_friendly"),
    ]
    search_fields = ["title", "category", "occupation_code", "requirements__skill__name"]
    ordering = ["title"]
    inlines = [RequirementRows]
    readonly_fields = ["required", "optional", "created_at", "updated_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CareerPath]:
        rows: QuerySet[CareerPath] = super().get_queryset(request)
        return rows.annotate(requirement_total=Count("requirements"))

    @admin.display(description="requirements", ordering="requirement_total")
    def asked(self, career: Any) -> int:
        return int(career.requirement_total)

    @admin.display(description="required skills")
    def required(self, career: CareerPath) -> SafeString | str:
        return pretty_json(career.required_skills)

    @admin.display(description="optional skills")
    def optional(self, career: CareerPath) -> SafeString | str:
        return pretty_json(career.optional_skills)
