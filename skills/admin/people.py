"""Staff pages about who has which skills and certificates."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now

from careerpilot.operations.staff import StaffPage
from skills.models import Certification, UserSkill
from skills.services import add_certification, mark_user_skills, save_certification


class Verifiable(StaffPage):
    """Rows that a person wrote about themselves and staff may confirm."""

    actions = ["verify", "doubt"]

    @admin.action(description="Mark as verified", permissions=["change"])
    def verify(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._report(request, self.mark(queryset, verified=True), "verified")

    @admin.action(description="Mark as not verified", permissions=["change"])
    def doubt(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._report(request, self.mark(queryset, verified=False), "not verified")

    def mark(self, rows: QuerySet[Any], *, verified: bool) -> int:
        return rows.exclude(verified=verified).update(verified=verified, updated_at=now())

    def _report(self, request: HttpRequest, count: int, word: str) -> None:
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

    def mark(self, rows: QuerySet[Any], *, verified: bool) -> int:
        """A check by staff is a row of the person's ledger."""
        return mark_user_skills(user_skills=rows.select_related("user", "skill"), verified=verified)


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
