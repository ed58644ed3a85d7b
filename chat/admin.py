"""Staff pages about questions and answers, for seeing how well the assistant does."""

from django.contrib import admin
from django.utils.safestring import SafeString

from careerpilot.operations.staff import OnlyReading, StaffPage, pretty_json
from chat.models import ChatMessage


@admin.register(ChatMessage)
class ChatMessageAdmin(OnlyReading, StaffPage):
    list_display = [
        *("__str__", "user", "model_used", "user_feedback", "tokens_used", "response_time_ms"),
        "created_at",
    ]
    list_filter = ["user_feedback", "model_used"]
    list_select_related = ["user"]
    search_fields = ["user__email", "user_message", "ai_response"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    show_full_result_count = False
    fields = [
        *("user", "user_message", "ai_response", "context", "model_used", "tokens_used"),
        *("response_time_ms", "user_feedback", "created_at"),
    ]
    readonly_fields = ["context"]

    @admin.display(description="made from")
    def context(self, message: ChatMessage) -> SafeString | str:
        return pretty_json(message.context_used)
