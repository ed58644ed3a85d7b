"""The staff's pages of the catalogue of skills."""

from typing import Any, cast
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.aggregates import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import User
from careerpilot.operations.staff import CATALOGUE_LINKS, CataloguePage, NamesOnce, StaffRows
from skills.admin.forms import AliasForm, MergeForm, PrerequisiteRowsForm, SkillForm
from skills.models import LearningResource, Skill, SkillAlias, SkillPrerequisite, UserSkill
from skills.services.merging import MergeError, merge_impact, merge_skills

PAIR = 2


class AliasRows(StaffRows):
    model = SkillAlias
    form = AliasForm
    formset = NamesOnce
    ordering = ["name"]
    readonly_fields = ["source"]


class PrerequisiteRows(StaffRows):
    model = SkillPrerequisite
    formset = PrerequisiteRowsForm
    fk_name = "skill"
    autocomplete_fields = ["requires"]
    ordering = ["requires__name"]
    verbose_name = "prerequisite"
    verbose_name_plural = "prerequisites"


class ResourceRows(StaffRows):
    model = LearningResource
    fields = ["title", "url", "type", "level", "hours", "free"]


def count_of(model: type[UserSkill | LearningResource]) -> Coalesce:
    """How many rows of the model each skill has; a subquery, so that counts do not multiply."""
    rows = model.objects.filter(skill=OuterRef("pk")).order_by().values("skill")
    return Coalesce(Subquery(rows.annotate(total=Count("*")).values("total")), 0)


@admin.register(Skill)
class SkillAdmin(CataloguePage):
    form = SkillForm
    list_display = [
        *("name", "category", "popularity_score", "needs_context", "people", "courses", "source"),
    ]
    list_filter = ["source", "edited", "needs_context", "category"]
    search_fields = ["name", "aliases__name"]
    ordering = ["name"]
    readonly_fields = ["careers", "created_at", "updated_at"]
    pages = (("<uuid:pk>/merge/", "merge_page"),)
    list_links = CATALOGUE_LINKS
    actions = ["merge_two"]
    inlines = [AliasRows, PrerequisiteRows, ResourceRows]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "merge"] if obj else fields

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

    @admin.display(description="merge")
    def merge(self, skill: Skill) -> SafeString:
        link = '<a href="{}">Make this a part of another skill</a>'
        return format_html(link, self._merge_url(skill))

    def _merge_url(self, gone: Skill, kept: Skill | None = None) -> str:
        url = self.url_of("merge_page", gone.pk)
        return f"{url}?into={kept.pk}" if kept else url

    @admin.action(description="Merge two skills", permissions=["change"])
    def merge_two(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponseRedirect | None:
        """The one that fewer people have is to go; the page offers the other way round."""
        rows = list(queryset.order_by("people_total", "-name")[:3])
        if len(rows) == PAIR:
            return HttpResponseRedirect(self._merge_url(*rows))
        self.message_user(request, "Choose exactly two skills to merge.", messages.ERROR)
        return None

    def merge_page(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Choose the skill that stays, see what changes, and then merge."""
        gone = get_object_or_404(Skill, pk=pk)
        if not self.has_change_permission(request, gone):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        form = MergeForm(asked if "into" in asked else None)
        told: dict[str, Any] = {"gone": gone}
        if form.is_valid():
            told["kept"] = kept = form.cleaned_data["into"]
            try:
                if request.method == "POST":
                    return self._merged(request, kept, gone)
                told["impact"] = merge_impact(kept=kept, gone=gone)
                told["links"] = [("The other way round", self._merge_url(kept, gone))]
            except MergeError as problem:
                told["problem"] = str(problem)
        title = f"Merge {gone} into another skill"
        return self.answer(
            request,
            title,
            "admin/skills/merge.html",
            form=form,
            method="get",
            submit="See what changes",
            **told,
        )

    def _merged(self, request: HttpRequest, kept: Skill, gone: Skill) -> HttpResponseRedirect:
        name = gone.name
        row = merge_skills(kept=kept, gone=gone, staff=cast(User, request.user))
        self.log_change(request, kept, f"Merged {name} into it.")
        self.message_user(request, f"{name} is a part of {kept} now.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:skills_skillmerge_change", args=[row.pk]))

    @admin.display(description="asked for by")
    def careers(self, skill: Skill) -> str:
        """The careers' titles; the database keeps `related_careers` from the same rows."""
        titles = skill.requirements.order_by("career_path__title")
        return ", ".join(titles.values_list("career_path__title", flat=True)) or "-"
