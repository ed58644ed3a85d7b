"""Questions to the assistant and its answers."""

from django.conf import settings
from django.db import models

from accounts.models import User
from careerpilot.postgresql.constraints import at_least, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import Row
from chat.enums import Feedback


class ChatMessageQuerySet(models.QuerySet["ChatMessage"]):
    def owned_by(self, user: User) -> "ChatMessageQuerySet":
        return self.filter(user=user)


class ChatMessage(Row):
    """A question with its answer, and what the answer was made from."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="chat_messages", db_index=False
    )
    user_message = models.TextField()
    ai_response = models.TextField()
    context_used = models.JSONField(null=True, blank=True)
    model_used = models.CharField(max_length=50, blank=True, default="", db_default="")
    tokens_used = models.IntegerField(null=True, blank=True)
    response_time_ms = models.IntegerField(null=True, blank=True)
    user_feedback = models.CharField(max_length=20, choices=Feedback.choices, null=True, blank=True)

    objects = ChatMessageQuerySet.as_manager()

    class Meta:
        db_table = "chat_messages"
        indexes = [
            NamedIndex(fields=["user"], name="idx_chat_messages_user_id"),
            NamedIndex(fields=["-created_at"], name="idx_chat_messages_created_at"),
            NamedIndex(fields=["user", "-created_at"], name="idx_chat_user_date"),
        ]
        constraints = [
            one_of("user_feedback", Feedback, name="chat_messages_feedback"),
            at_least("tokens_used", 0, name="chat_messages_tokens"),
            at_least("response_time_ms", 0, name="chat_messages_response_time"),
        ]

    def __str__(self) -> str:
        return self.user_message[:60]
