"""The staff's log of merged skills, from which a merge is undone."""

from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from careerpilot.operations.staff import MorePages, OnlyReading
from skills.models import SkillMerge
from skills.services.merging import MergeError, undo_merge


@admin.register(SkillMerge)
class SkillMergeAdmin(OnlyReading, MorePages):
    """What is kept for undoing is about people, and nobody's to read."""

    list_display = ["gone_name", "kept", "staff", "created_at", "undone_at"]
    list_select_related = ["kept", "staff"]
    list_filter = [("undone_at", admin.EmptyFieldListFilter)]
    search_fields = ["gone_name", "kept__name"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    fields = ["gone_name", "kept", "staff", "created_at", "undone_at", "undo"]
    readonly_fields = ["created_at", "undo"]
    pages = (("<uuid:pk>/undo/", "undo_page"),)

    @admin.display(description="undo")
    def undo(self, merge: SkillMerge) -> SafeString | str:
        if merge.undone_at:
            return "-"
        return format_html(
            '<a href="{}">Part the two again</a>', self.url_of("undo_page", merge.pk)
        )

    def undo_page(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        merge = get_object_or_404(SkillMerge.objects.select_related("kept"), pk=pk)
        problem = ""
        if request.method == "POST":
            try:
                gone = undo_merge(merge=merge)
            except MergeError as error:
                problem = str(error)
            else:
                said = f"{gone} and {merge.kept} are two skills again."
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:skills_skill_change", args=[gone.pk]))
        return self.answer(
            request,
            f"Part {merge.gone_name} and {merge.kept} again",
            lines=["Everything that the merge changed is put back; what came in since stays."],
            form=forms.Form(),
            submit="Undo the merge",
            problem=problem,
        )
