"""Staff pages about roadmaps, their tasks and the requests for them.

Staff change what a plan says. How far its owner is stays the owner's word: status, hours and
notes are shown only, so that the log of progress never disagrees with the tasks.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.timezone import now

from careerpilot.operations.staff import OnlyReading, StaffPage, StaffRows, pretty_json
from roadmaps.enums import RequestStatus
from roadmaps.models import (
    Roadmap,
    RoadmapProposal,
    RoadmapRequest,
    RoadmapRevision,
    RoadmapTask,
    StudyTime,
)
from roadmaps.selectors import name_of
from roadmaps.services import WeekFullError, refresh, retry_request

OWNERS_WORD = [
    *("status", "completed_at", "actual_hours", "notes", "pinned", "own", "own_links"),
    *("proof_link", "timer_started_at", "covered_by"),
]
SHOWN = ["shown_phases", "shown_milestones", "shown_resources"]
FROM_TASKS = "They are written anew from the tasks whenever you save."


class TaskForm(forms.ModelForm):  # type: ignore[type-arg]
    """Hours that staff change are no longer those that the planner spread over weeks."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if sum(self.instance.spread) != said.get("estimated_hours"):
            self.instance.spread = []
        return said


class TaskRows(StaffRows):
    """The plan at a glance; a task's skill, link and description are on its own page."""

    model = RoadmapTask
    form = TaskForm
    fields = [
        *("phase_number", "phase_title", "week_number", "position", "title", "type"),
        *("estimated_hours", "priority", "status"),
    ]
    readonly_fields = ["status"]
    ordering = ["phase_number", "week_number", "position", "title"]
    show_change_link = True


@admin.register(Roadmap)
class RoadmapAdmin(StaffPage):
    list_display = [
        *("title", "user", "career_path", "status", "progress_percentage", "tasks_planned"),
    ]
    list_filter = ["status", "intensity", "career_path__category"]
    list_select_related = ["user", "career_path"]
    search_fields = ["title", "user__email", "career_path__title"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    view_on_site = False  # That page is its owner's alone.
    inlines = [TaskRows]
    autocomplete_fields = ["user", "career_path"]
    fieldsets = [
        (None, {"fields": ["user", "career_path", "title", "description"]}),
        (
            "Plan",
            {
                "fields": [
                    *("start_date", "target_end_date", "deadline", "duration_weeks"),
                    *("hours_per_week", "buffer_hours", "intensity", "focus_areas", "free_only"),
                ]
            },
        ),
        (
            "Progress",
            {
                "fields": [
                    *("status", "status_since", "pauses", "progress_percentage"),
                    "actual_end_date",
                ]
            },
        ),
        ("Outlines", {"fields": [*SHOWN], "classes": ["collapse"], "description": FROM_TASKS}),
        ("Times", {"fields": ["created_at", "updated_at"]}),
    ]
    readonly_fields = [
        *("deadline", "buffer_hours", "free_only", "status", "status_since", "pauses"),
        *("progress_percentage", "actual_end_date", *SHOWN, "created_at", "updated_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Roadmap]:
        rows: QuerySet[Roadmap] = super().get_queryset(request)
        return rows.annotate(task_total=Count("tasks"))

    def get_readonly_fields(self, request: HttpRequest, obj: Roadmap | None = None) -> list[str]:
        """A plan stays with the person it was made for."""
        return [*super().get_readonly_fields(request, obj), *(["user"] if obj else [])]

    @admin.display(description="tasks", ordering="task_total")
    def tasks_planned(self, roadmap: Any) -> int:
        return int(roadmap.task_total)

    @admin.display(description="phases")
    def shown_phases(self, roadmap: Roadmap) -> SafeString | str:
        return pretty_json(roadmap.phases)

    @admin.display(description="milestones")
    def shown_milestones(self, roadmap: Roadmap) -> SafeString | str:
        return pretty_json(roadmap.milestones)

    @admin.display(description="resources")
    def shown_resources(self, roadmap: Roadmap) -> SafeString | str:
        return pretty_json(roadmap.resources)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        refresh(roadmap=form.instance, now=now())


@admin.register(RoadmapTask)
class RoadmapTaskAdmin(StaffPage):
    form = TaskForm
    list_display = [
        *("title", "roadmap", "week_number", "type", "estimated_hours", "priority", "status"),
    ]
    list_filter = ["status", "type", "priority"]
    list_select_related = ["roadmap"]
    search_fields = ["title", "roadmap__title", "roadmap__user__email", "skill__name"]
    date_hierarchy = "completed_at"
    ordering = ["roadmap__title", "roadmap", "phase_number", "week_number", "position"]
    autocomplete_fields = ["roadmap", "skill"]
    readonly_fields = [*OWNERS_WORD, "spread", "worded_by", "created_at", "updated_at"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: RoadmapTask | None = None
    ) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(["roadmap"] if obj else [])]

    def save_model(self, request: HttpRequest, obj: RoadmapTask, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        refresh(roadmap=obj.roadmap, now=now())

    def delete_model(self, request: HttpRequest, obj: RoadmapTask) -> None:
        super().delete_model(request, obj)
        refresh(roadmap=obj.roadmap, now=now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[RoadmapTask]) -> None:
        roadmaps = list(Roadmap.objects.filter(tasks__in=queryset).distinct())
        super().delete_queryset(request, queryset)
        for roadmap in roadmaps:
            refresh(roadmap=roadmap, now=now())


@admin.register(RoadmapRequest)
class RoadmapRequestAdmin(OnlyReading, StaffPage):
    list_display = ["user", "goal", "status", "stage", "attempts", "queued_at", "failure"]
    list_filter = ["status", "stage", "intensity", "free_only"]
    list_select_related = ["user", "career_path"]
    search_fields = ["user__email", "career_path__title", "failure"]
    date_hierarchy = "queued_at"
    ordering = ["-queued_at"]
    actions = ["plan_again"]
    fieldsets = [
        (None, {"fields": ["user", "career_path", "shown_targets", "roadmap"]}),
        (
            "Asked for",
            {
                "fields": [
                    *("intensity", "hours_per_week", "start_date", "deadline", "focus_areas"),
                    *("free_only", "dropped"),
                ]
            },
        ),
        (
            "Work",
            {"fields": ["status", "stage", "attempts", "queued_at", "claimed_at", "failure"]},
        ),
        ("Times", {"fields": ["created_at", "updated_at"]}),
    ]
    readonly_fields = ["shown_targets"]

    @admin.display(description="goal", ordering="career_path__title")
    def goal(self, request: RoadmapRequest) -> str:
        return name_of(request)

    @admin.display(description="targets")
    def shown_targets(self, request: RoadmapRequest) -> SafeString | str:
        return pretty_json(request.targets or None)

    @admin.action(description="Plan again those that failed")
    def plan_again(self, request: HttpRequest, queryset: QuerySet[RoadmapRequest]) -> None:
        at = now()
        sent = sum(_sent_again(row, at) for row in queryset)
        self.message_user(request, f"{sent} queued again.", messages.SUCCESS)
        if others := queryset.count() - sent:
            text = f"{others} left alone: they have not failed, or their week is full."
            self.message_user(request, text, messages.WARNING)


def _sent_again(request: RoadmapRequest, at: datetime) -> bool:
    """Staff repair what failed; what its owner cancelled stays cancelled."""
    try:
        return request.status == RequestStatus.FAILED and retry_request(request=request, now=at)
    except WeekFullError:
        return False


@admin.register(RoadmapRevision)
class RoadmapRevisionAdmin(OnlyReading, StaffPage):
    list_display = ["roadmap", "number", "kind", "summary", "created_at", "undone_at"]
    list_filter = ["kind"]
    list_select_related = ["roadmap"]
    search_fields = ["roadmap__title", "roadmap__user__email", "summary"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = ["roadmap", "number", "kind", "summary", "shown_changes", "created_at", "undone_at"]
    readonly_fields = ["shown_changes"]

    @admin.display(description="changes")
    def shown_changes(self, revision: RoadmapRevision) -> SafeString | str:
        return pretty_json(revision.changes)


@admin.register(RoadmapProposal)
class RoadmapProposalAdmin(OnlyReading, StaffPage):
    list_display = ["roadmap", "kind", "status", "engine", "created_at", "decided_at"]
    list_filter = ["kind", "status", "engine"]
    list_select_related = ["roadmap"]
    search_fields = ["roadmap__title", "roadmap__user__email"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = [
        *("roadmap", "kind", "status", "engine", "digest", "shown_payload"),
        *("created_at", "updated_at", "decided_at"),
    ]
    readonly_fields = ["shown_payload"]

    @admin.display(description="payload")
    def shown_payload(self, proposal: RoadmapProposal) -> SafeString | str:
        return pretty_json(proposal.payload)


@admin.register(StudyTime)
class StudyTimeAdmin(OnlyReading, StaffPage):
    """How a person lays out their week is their own word."""

    list_display = ["user", "hours_per_week", "weekdays_off", "updated_at"]
    list_select_related = ["user"]
    search_fields = ["user__email"]
    ordering = ["user__email"]
