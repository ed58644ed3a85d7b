"""Staff pages about CVs: how far the reading is and what it found, never the file itself."""

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.timezone import now

from careerpilot.operations.staff import OnlyReading, StaffPage, StaffRows, pretty_json
from cvs.models import CV, CVSkill
from cvs.services import retry_cv

PRIVACY = (
    "The file belongs to its owner, who alone can download it. Staff see what is known about it "
    "and what was read in it."
)


class MentionRows(OnlyReading, StaffRows):
    model = CVSkill
    fields = ["skill", "section", "evidence", "decision"]
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[CVSkill]:
        rows: QuerySet[CVSkill] = super().get_queryset(request)
        return rows.select_related("skill").order_by("skill__name")


@admin.register(CV)
class CVAdmin(OnlyReading, StaffPage):
    list_display = [
        "file_name",
        "user",
        "status",
        "error_reason",
        "attempts",
        "found",
        "uploaded_at",
    ]
    list_filter = ["status", "error_reason", "file_type", "is_active"]
    list_select_related = ["user"]
    search_fields = ["user__email", "file_name", "sha256"]
    date_hierarchy = "uploaded_at"
    ordering = ["-uploaded_at"]
    inlines = [MentionRows]
    actions = ["read_again"]
    fieldsets = [
        (
            None,
            {
                "fields": ["user", "file_name", "file_type", "file_size", "sha256", "is_active"],
                "description": PRIVACY,
            },
        ),
        (
            "Reading",
            {
                "fields": [
                    *("status", "error_reason", "parsing_errors", "warnings_read", "engine"),
                    *("pages", "reading"),
                ]
            },
        ),
        (
            "Times",
            {"fields": ["attempts", "uploaded_at", "queued_at", "claimed_at", "parsed_at"]},
        ),
    ]
    readonly_fields = ["sha256", "reading", "warnings_read"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CV]:
        rows: QuerySet[CV] = super().get_queryset(request)
        return rows.annotate(mention_total=Count("mentions"))

    @admin.display(description="skills found", ordering="mention_total")
    def found(self, cv: CV) -> int:
        return int(getattr(cv, "mention_total"))  # noqa: B009

    @admin.display(description="what was read")
    def reading(self, cv: CV) -> SafeString | str:
        return pretty_json(cv.parsed_data)

    @admin.display(description="warnings")
    def warnings_read(self, cv: CV) -> SafeString | str:
        return pretty_json(cv.warnings)

    @admin.action(description="Read again those that could not be read")
    def read_again(self, request: HttpRequest, queryset: QuerySet[CV]) -> None:
        at = now()
        sent = sum(retry_cv(cv=cv, now=at) for cv in queryset)
        self.message_user(request, f"{sent} queued again.", messages.SUCCESS)
        if others := queryset.count() - sent:
            text = f"{others} left alone: they have not failed."
            self.message_user(request, text, messages.WARNING)
