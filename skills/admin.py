"""Staff pages about the catalogue of skills, who has them and what proves them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.timezone import now

from careerpilot.operations.staff import OnlyReading, StaffPage, StaffRows
from skills.models import (
    Certification,
    LearningResource,
    Skill,
    SkillAlias,
    UnknownSkill,
    UserSkill,
)
from skills.services import add_certification, save_certification


class AliasRows(StaffRows):
    model = SkillAlias


class ResourceRows(StaffRows):
    model = LearningResource
    fields = ["title", "url", "type", "level", "hours", "free"]


def count_of(model: type[UserSkill | LearningResource]) -> Coalesce:
    """How many rows of the model each skill has; a subquery, so that counts do not multiply."""
    rows = model.objects.filter(skill=OuterRef("pk")).order_by().values("skill")
    return Coalesce(Subquery(rows.annotate(total=Count("*")).values("total")), 0)


@admin.register(Skill)
class SkillAdmin(StaffPage):
    list_display = ["name", "category", "popularity_score", "needs_context", "people", "courses"]
    list_filter = ["category", "needs_context"]
    search_fields = ["name", "aliases__name"]
    ordering = ["name"]
    readonly_fields = ["careers", "created_at", "updated_at"]
    inlines = [AliasRows, ResourceRows]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        rows: QuerySet[Skill] = super().get_queryset(request)
        return rows.annotate(
            people_total=count_of(UserSkill), course_total=count_of(LearningResource)
        )

    @admin.display(ordering="people_total")
    def people(self, skill: Any) -> int:
        return int(skill.people_total)

    @admin.display(description="resources", ordering="course_total")
    def courses(self, skill: Any) -> int:
        return int(skill.course_total)

    @admin.display(description="asked for by")
    def careers(self, skill: Skill) -> str:
        """The careers' titles; the database keeps `related_careers` from the same rows."""
        titles = skill.requirements.order_by("career_path__title")
        return ", ".join(titles.values_list("career_path__title", flat=True)) or "-"


@admin.register(UnknownSkill)
class UnknownSkillAdmin(OnlyReading, StaffPage):
    """Words that the catalogue lacks, the most frequent first; of whose CV is nobody's business."""

    list_display = ["name", "cvs", "created_at"]
    search_fields = ["name"]
    date_hierarchy = "created_at"
    fields = ["name", "cvs", "created_at", "updated_at"]
    readonly_fields = ["cvs", "created_at", "updated_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[UnknownSkill]:
        rows: QuerySet[UnknownSkill] = super().get_queryset(request)
        return rows.annotate(cv_total=Count("sightings")).order_by("-cv_total", "key")

    @admin.display(description="CVs", ordering="cv_total")
    def cvs(self, unknown: Any) -> int:
        return int(unknown.cv_total)


class Verifiable(StaffPage):
    """Rows that a person wrote about themselves and staff may confirm."""

    actions = ["verify", "doubt"]

    @admin.action(description="Mark as verified")
    def verify(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, verified=True)

    @admin.action(description="Mark as not verified")
    def doubt(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._mark(request, queryset, verified=False)

    def _mark(self, request: HttpRequest, rows: QuerySet[Any], *, verified: bool) -> None:
        count = rows.exclude(verified=verified).update(verified=verified, updated_at=now())
        word = "verified" if verified else "not verified"
        self.message_user(request, f"{count} marked as {word}.", messages.SUCCESS)


@admin.register(UserSkill)
class UserSkillAdmin(Verifiable):
    list_display = ["user", "skill", "level", "source", "verified", "updated_at"]
    list_filter = ["verified", "level", "source"]
    list_select_related = ["user", "skill"]
    search_fields = ["user__email", "skill__name"]
    date_hierarchy = "created_at"
    ordering = ["user__email", "skill__name"]
    autocomplete_fields = ["user", "skill"]
    readonly_fields = ["created_at", "updated_at"]


@admin.register(Certification)
class CertificationAdmin(Verifiable):
    list_display = ["name", "user", "issuing_organization", "issue_date", "expiry_date", "verified"]
    list_filter = ["verified", "issuing_organization"]
    list_select_related = ["user"]
    search_fields = ["name", "issuing_organization", "credential_id", "user__email"]
    date_hierarchy = "issue_date"
    ordering = ["user__email", "name"]
    autocomplete_fields = ["user"]
    readonly_fields = ["created_at", "updated_at"]

    def save_model(
        self,
        request: HttpRequest,
        obj: Certification,
        form: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """A new one goes into its owner's log too."""
        if change:
            save_certification(certification=obj)
        else:
            add_certification(user=obj.user, certification=obj)
