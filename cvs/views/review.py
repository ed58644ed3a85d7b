"""The page on which a person looks over what was read in a CV."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest, posted
from cvs import selectors, services
from cvs.enums import ONCE, CVStatus, Decision, Topic
from cvs.forms import FindingForm, FindingRow, ReviewForm, certainty_of, form_for
from cvs.models import CV, CVFinding, CVSkill
from cvs.selectors import Group, Review
from cvs.selectors.reviewed import reviewed_from
from cvs.views.access import own_cv
from skills.selectors import denied_skills, user_skill_list


class Batch(NamedTuple):
    """Findings that were decided at one stroke."""

    decided_at: datetime
    size: int


class Adding(NamedTuple):
    """The form that adds what the reader missed."""

    topic: Topic
    form: FindingForm


@login_required
@require_http_methods(["GET", "POST"])
def cv_review(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    """All that was read; posting decides on the skills that the catalogue knows."""
    cv = own_cv(request, cv_id)
    if cv.status != CVStatus.PARSED:
        return redirect("cvs:detail", cv.pk)
    form = skills_form(request, cv, posted(request))
    if request.method == "POST" and form.is_valid():
        new = services.decide_mentions(cv=cv, accepted=form.accepted())
        messages.success(request, f"Saved. {new} new among your skills.")
        return redirect("careers:ranking")
    return review_page(request, cv, skills=form)


def skills_form(request: MemberRequest, cv: CV, data: Any = None) -> ReviewForm:
    """A skill that the person said they cannot confirm is not offered again."""
    known = {row.skill_id: row for row in user_skill_list(owner=request.user)}
    mentions = selectors.mention_list(cv=cv).exclude(skill__in=denied_skills(owner=request.user))
    return ReviewForm(data, mentions=sorted(mentions, key=urgency), known=known)


def urgency(mention: CVSkill) -> tuple[bool, float]:
    """What is not decided comes first, and of that what is least sure."""
    confidence = 1.0 if mention.confidence is None else mention.confidence
    return mention.decision != Decision.PENDING, confidence


def review_page(
    request: MemberRequest,
    cv: CV,
    *,
    skills: ReviewForm | None = None,
    editing: FindingRow | None = None,
    adding: Adding | None = None,
) -> TemplateResponse:
    """The whole page; a form that came back with a mistake makes it a 422."""
    forms = [skills, editing and editing.form, adding and adding.form]
    context = {
        "cv": cv,
        "certainty": None if cv.confidence is None else certainty_of(cv.confidence),
        "form": skills or skills_form(request, cv),
        "adding": adding or asked_adding(request),
        "pages": selectors.page_views(cv=cv),
        "unknown_skills": unknown_skills(cv),
        **findings_context(request, cv, editing),
    }
    status = 422 if any(form and form.is_bound for form in forms) else 200
    return TemplateResponse(request, "cvs/review.html", context, status=status)


def findings_context(
    request: HttpRequest, cv: CV, editing: FindingRow | None = None
) -> dict[str, Any]:
    """The findings as rows; the one that is edited is open."""
    review = selectors.review(cv=cv)
    asked = request.GET.get("edit")
    differing = differing_findings(cv)

    def row(finding: CVFinding) -> FindingRow:
        if editing and editing.finding.pk == finding.pk:
            return editing
        form = edit_form(finding) if str(finding.pk) == asked else None
        return FindingRow(finding, form, differs=finding.pk in differing)

    return {
        "review": review,
        "to_check": [row(finding) for finding in review.to_check],
        "sure": [row(finding) for finding in findings_of(review.sure)],
        "decided": [row(finding) for finding in findings_of(review.decided)],
        "batch": last_batch(review),
        "has_differences": has_older(cv),
        "missing_topics": missing_topics(review),
    }


def differing_findings(cv: CV) -> set[UUID | None]:
    """The findings that contradict the profile or what was accepted in another CV."""
    return {one.finding_id for one in selectors.differences(cv=cv).changed}


def has_older(cv: CV) -> bool:
    """Whether there is an older CV that its owner decided on, to compare this one with."""
    first = reviewed_from(owner=cv.user)
    return first is not None and first < cv.uploaded_at


def unknown_skills(cv: CV) -> list[str]:
    return list(cv.unknown_skills.values_list("unknown__name", flat=True).order_by("unknown__name"))


def edit_form(finding: CVFinding, data: Any = None) -> FindingForm:
    form = form_for(Topic(finding.topic), data, known=finding.values, key=str(finding.pk))
    return with_focus(form)


def asked_adding(request: HttpRequest) -> Adding | None:
    """What the address asks to add; what no topic is, is not asked."""
    topic = request.GET.get("add", "")
    return Adding(Topic(topic), add_form(Topic(topic))) if topic in Topic.values else None


def add_form(topic: Topic, data: Any = None) -> FindingForm:
    return with_focus(form_for(topic, data, known={}, key="new"))


def with_focus(form: FindingForm) -> FindingForm:
    """A form that was asked for has the focus; of one that came back, its mistakes have it."""
    if not form.is_bound:
        form.take_focus()
    return form


def findings_of(groups: Iterable[Group]) -> list[CVFinding]:
    return [finding for group in groups for finding in group.findings]


def pending_order(review: Review) -> list[UUID]:
    """The keys of what is left to decide, as the page shows them."""
    return [finding.pk for finding in [*review.to_check, *findings_of(review.sure)]]


def last_batch(review: Review) -> Batch | None:
    """The last decisions that were taken together, to be taken back together."""
    times = Counter(finding.decided_at for finding in findings_of(review.decided))
    return max((Batch(at, n) for at, n in times.items() if at and n > 1), default=None)


def missing_topics(review: Review) -> list[Topic]:
    """What can still be added: what a CV says often, then what it says once and was not found."""
    groups = [*review.sure, *review.decided]
    found = {group.topic for group in groups} | {row.topic for row in review.to_check}
    often = [topic for topic in Topic if topic not in ONCE]
    return [*often, *(topic for topic in ONCE if topic not in found)]
