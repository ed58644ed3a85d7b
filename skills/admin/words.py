"""The staff's pages of words that the catalogue lacks."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.safestring import SafeString

from careerpilot.operations.staff import MorePages, OnlyReading
from skills.admin.forms import DecisionForm
from skills.enums import WordDecision
from skills.models import UnknownSkill
from skills.selectors.words import pending_groups
from skills.services.deciding import (
    DecisionError,
    create_skill,
    ignore_words,
    link_words,
    undo_decision,
)

GROUPS_A_PAGE = 25
MOST_AT_ONCE = 200


@admin.register(UnknownSkill)
class UnknownSkillAdmin(OnlyReading, MorePages):
    """Words that the catalogue lacks, the most frequent first; of whose CV is nobody's business."""

    list_display = ["name", "cvs", "decision", "skill", "created_at"]
    list_filter = ["decision"]
    list_select_related = ["skill"]
    search_fields = ["name"]
    date_hierarchy = "created_at"
    actions = ["decide_on"]
    fields = ["name", "cvs", "decision", "skill", "decided_at", "next", "created_at", "updated_at"]
    readonly_fields = ["cvs", "next", "created_at", "updated_at"]
    pages = (
        ("queue/", "queue_page"),
        ("decide/", "decide_page"),
        ("<uuid:pk>/undo/", "undo_page"),
    )
    list_links = (("Words that wait, by likeness", "skills_unknownskill_queue", ()),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[UnknownSkill]:
        rows: QuerySet[UnknownSkill] = super().get_queryset(request)
        return rows.annotate(cv_total=Count("sightings")).order_by("-cv_total", "key")

    @admin.display(description="CVs", ordering="cv_total")
    def cvs(self, unknown: Any) -> int:
        return int(unknown.cv_total)

    @admin.display(description="what to do")
    def next(self, word: UnknownSkill) -> SafeString:
        if word.decision == WordDecision.PENDING:
            return format_html('<a href="{}">Decide</a>', self._decide_url([word]))
        return format_html('<a href="{}">Undo the decision</a>', self.url_of("undo_page", word.pk))

    def _decide_url(self, words: Any) -> str:
        asked = QueryDict(mutable=True)
        asked.setlist("word", [str(word.pk) for word in words])
        return f"{self.url_of('decide_page')}?{asked.urlencode()}"

    @admin.action(description="Decide on these words together")
    def decide_on(
        self, request: HttpRequest, queryset: QuerySet[UnknownSkill]
    ) -> HttpResponseRedirect:
        return HttpResponseRedirect(self._decide_url(queryset[:MOST_AT_ONCE]))

    def queue_page(self, request: HttpRequest) -> HttpResponse:
        self._check(request)
        page = Paginator(pending_groups(), GROUPS_A_PAGE).get_page(request.GET.get("page"))
        template = "admin/skills/unknownskill/queue.html"
        return self.answer(request, "Words that wait, by likeness", template, page_obj=page)

    def _check(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def decide_page(self, request: HttpRequest) -> HttpResponse:
        """Decide on one word, or on several that mean the same."""
        self._check(request)
        posted = request.method == "POST"
        words = _words((request.POST if posted else request.GET).getlist("word"))
        form = DecisionForm(request.POST if posted else None, initial={"name": words[0].name})
        if posted and form.is_valid():
            try:
                _decide(words, form.cleaned_data)
            except DecisionError as problem:
                form.add_error(None, str(problem))
            else:
                return self._decided(request, words)
        names = ", ".join(f"{word.name} ({word.cv_total} CVs)" for word in words)
        return self.answer(
            request,
            "Decide on words",
            lines=[names],
            form=form,
            hidden=[("word", word.pk) for word in words],
            submit="Decide",
        )

    def _decided(self, request: HttpRequest, words: list[UnknownSkill]) -> HttpResponse:
        said = f"Decided on {len(words)} words; past CVs follow in a moment."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(self.url_of("queue_page"))

    def undo_page(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        self._check(request)
        word = get_object_or_404(UnknownSkill.objects.select_related("skill"), pk=pk)
        problem = ""
        if request.method == "POST":
            try:
                undo_decision(word=word)
            except DecisionError as error:
                problem = str(error)
            else:
                self.message_user(request, f"{word} waits again.", messages.SUCCESS)
                return HttpResponseRedirect(self.url_of("change", word.pk))
        return self.answer(
            request,
            f"Undo the decision on {word}",
            lines=[f"{word}: {word.get_decision_display()}, {word.skill or 'no skill'}"],
            form=forms.Form(),
            submit="Undo the decision",
            problem=problem,
        )


def _words(keys: list[str]) -> list[Any]:
    """With the CVs of each counted; nothing chosen, or what is no key, is not found."""
    try:
        rows = UnknownSkill.objects.filter(pk__in=keys[:MOST_AT_ONCE])
    except ValidationError as problem:
        raise Http404 from problem
    words: list[Any] = list(rows.annotate(cv_total=Count("sightings")).order_by("-cv_total", "key"))
    if not words:
        raise Http404
    return words


def _decide(words: list[UnknownSkill], told: dict[str, Any]) -> None:
    if told["decision"] == DecisionForm.LINK:
        link_words(words=words, skill=told["skill"])
    elif told["decision"] == DecisionForm.CREATE:
        create_skill(words=words, name=told["name"], category=told["category"])
    else:
        ignore_words(words=words)
