"""Staff pages about what people did."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString

from careerpilot.operations.staff import StaffPage, pretty_json
from progress.models import Activity


@admin.register(Activity)
class ActivityAdmin(StaffPage):
    """What was done is its owner's word; staff may mend when, for how long and what for."""

    list_display = ["date_logged", "user", "activity_type", "title", "hours_spent", "roadmap"]
    list_filter = ["activity_type"]
    list_select_related = ["user", "roadmap"]
    search_fields = ["user__email", "activity_details__title", "roadmap__title"]
    date_hierarchy = "date_logged"
    ordering = ["-date_logged", "-created_at"]
    show_full_result_count = False
    fields = [
        *("user", "activity_type", "details", "roadmap"),
        *("date_logged", "hours_spent", "skills_learned", "created_at"),
    ]
    readonly_fields = ["user", "activity_type", "details", "roadmap", "created_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display
    def title(self, activity: Activity) -> str:
        return str(activity.activity_details.get("title", "-"))

    @admin.display
    def details(self, activity: Activity) -> SafeString | str:
        return pretty_json(activity.activity_details)
