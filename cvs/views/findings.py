"""Deciding on single findings of a CV and on all that are sure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import MemberRequest
from cvs import selectors, services
from cvs.enums import Topic
from cvs.forms import BatchForm, FindingForm, FindingRow
from cvs.models import CV, CVFinding
from cvs.views.access import is_swap, own_finding, own_read_cv
from cvs.views.review import (
    Adding,
    add_form,
    differing_findings,
    edit_form,
    findings_context,
    last_batch,
    pending_order,
    review_page,
)


class Decide(Protocol):
    def __call__(self, *, finding: CVFinding, now: datetime) -> None: ...


DECISIONS: dict[str, Decide] = {
    "accept": services.accept_finding,
    "drop": services.drop_finding,
    "undo": services.undo_finding,
}


@login_required
@require_http_methods(["GET", "POST"])
def cv_finding(request: MemberRequest, cv_id: UUID, finding_id: UUID) -> HttpResponse:
    """One finding: as a row, as the form that edits it, or with a new decision."""
    finding = own_finding(request, cv_id, finding_id)
    if request.method == "GET":
        return _show(request, finding)
    if request.POST.get("action") == "edit":
        return _edit(request, finding)
    if decide := DECISIONS.get(request.POST.get("action", "")):
        return _decide(request, finding, decide)
    return HttpResponseBadRequest()


def _show(request: MemberRequest, finding: CVFinding) -> HttpResponse:
    editing = "edit" in request.GET
    if is_swap(request):
        form = edit_form(finding) if editing else None
        return _part(request, finding.cv, _row(finding, form))
    if not editing:
        return _back(finding.cv, finding.pk)
    return redirect(reverse("cvs:review", args=[finding.cv_id]) + f"?edit={finding.pk}")


def _edit(request: MemberRequest, finding: CVFinding) -> HttpResponse:
    form = edit_form(finding, request.POST)
    if form.is_valid():
        order = pending_order(selectors.review(cv=finding.cv))
        try:
            services.edit_finding(finding=finding, values=form.values(), now=now())
        except services.ValuesError as problem:
            form.refuse(problem.field, str(problem))
        else:
            return _answer(request, finding, order)
    row = FindingRow(finding, form)
    if is_swap(request):
        return _part(request, finding.cv, row, status=422)
    return review_page(request, finding.cv, editing=row)


def _decide(request: MemberRequest, finding: CVFinding, decide: Decide) -> HttpResponse:
    order = pending_order(selectors.review(cv=finding.cv))
    try:
        decide(finding=finding, now=now())
    except CVFinding.DoesNotExist as error:
        raise Http404 from error
    return _answer(request, finding, order)


def _answer(request: MemberRequest, finding: CVFinding, order: Sequence[UUID]) -> HttpResponse:
    """The row as it is now with new counts; without htmx, the page at what comes next.

    Of a finding that is gone, as one that its owner had added, no row is left.
    """
    cv = finding.cv
    if not is_swap(request):
        return _back(cv, next_of(order, finding.pk))
    left = cv.findings.filter(pk=finding.pk).first()
    if left:
        left.cv = cv
    review = selectors.review(cv=cv)
    context = {"cv": cv, "row": left and _row(left), "review": review, "batch": last_batch(review)}
    return TemplateResponse(request, "cvs/finding_swap.html", context)


def next_of(order: Sequence[UUID], key: UUID) -> UUID:
    """What follows a key, or begins anew behind the last; the key itself when it stands alone."""
    if key not in order:
        return key
    at = order.index(key)
    return [*order[at + 1 :], *order[:at], key][0]


def _row(finding: CVFinding, form: FindingForm | None = None) -> FindingRow:
    return FindingRow(finding, form, differs=finding.pk in differing_findings(finding.cv))


def _part(
    request: MemberRequest, cv: CV, row: FindingRow, *, status: int = 200
) -> TemplateResponse:
    return TemplateResponse(request, "cvs/finding.html", {"cv": cv, "row": row}, status=status)


def _back(cv: CV, key: UUID | None = None) -> HttpResponse:
    return redirect(reverse("cvs:review", args=[cv.pk]) + (f"#finding-{key}" if key else ""))


@login_required
@require_POST
def cv_finding_add(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_read_cv(request, cv_id)
    if request.POST.get("topic") not in Topic.values:
        return HttpResponseBadRequest()
    topic = Topic(request.POST["topic"])
    form = add_form(topic, request.POST)
    if form.is_valid() and (finding := _add(cv, topic, form)):
        messages.success(request, f"Added: {FindingRow(finding).name}.")
        return _back(cv, finding.pk)
    return review_page(request, cv, adding=Adding(topic, form))


def _add(cv: CV, topic: Topic, form: FindingForm) -> CVFinding | None:
    try:
        return services.add_finding(cv=cv, topic=topic, values=form.values(), now=now())
    except services.ValuesError as problem:
        form.refuse(problem.field, str(problem))
        return None


@login_required
@require_POST
def cv_accept_sure(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_read_cv(request, cv_id)
    accepted = services.accept_sure(cv=cv, now=now())
    waiting = selectors.review(cv=cv).sure_count
    left = f" {waiting} left to you: your profile says something else." if waiting else ""
    return _findings(request, cv, f"{accepted} accepted.{left}")


@login_required
@require_POST
def cv_undo_many(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_read_cv(request, cv_id)
    form = BatchForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    undone = services.undo_many(cv=cv, decided_at=form.cleaned_data["decided_at"], now=now())
    return _findings(request, cv, f"{undone} to decide again.")


def _findings(request: MemberRequest, cv: CV, words: str) -> HttpResponse:
    """All findings anew, with what was done in words; without htmx, the page."""
    if not is_swap(request):
        messages.success(request, words)
        return redirect(reverse("cvs:review", args=[cv.pk]) + "#findings")
    context = {"cv": cv, "words": words, **findings_context(request, cv)}
    return TemplateResponse(request, "cvs/findings_swap.html", context)
