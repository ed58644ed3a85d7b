"""The page about one skill of a person, and the one that tells how skills age."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from skills import selectors, services
from skills.selectors import Ledger, freshness


@login_required
@require_safe
def skill_ledger(request: MemberRequest, skill_id: UUID) -> HttpResponse:
    ledger = own_ledger(request, skill_id)
    context = {"ledger": ledger, "resources": selectors.resources_of(ledger.skill)}
    return TemplateResponse(request, "skills/detail.html", context)


@login_required
@require_POST
def skill_deny(request: MemberRequest, skill_id: UUID) -> HttpResponse:
    skill = own_ledger(request, skill_id).skill
    services.deny_skill(user=request.user, skill=skill)
    messages.success(request, f"{skill.name} counts no more. You can take that back below.")
    return redirect("skills:detail", skill.pk)


@login_required
@require_POST
def skill_deny_undo(request: MemberRequest, skill_id: UUID) -> HttpResponse:
    skill = own_ledger(request, skill_id).skill
    services.undo_denial(user=request.user, skill=skill)
    messages.success(request, f"{skill.name} is as it was before.")
    still = selectors.ledger_of(owner=request.user, skill_id=skill.pk, today=localdate())
    return redirect("skills:detail", skill.pk) if still else redirect("skills:list")


def own_ledger(request: MemberRequest, skill_id: UUID) -> Ledger:
    """What is on record about the person and this skill; where nothing is, there is no page."""
    ledger = selectors.ledger_of(owner=request.user, skill_id=skill_id, today=localdate())
    if ledger is None:
        raise Http404
    return ledger


@require_safe
def skill_ageing(request: HttpRequest) -> HttpResponse:
    """The published curve, with the constants that the product counts with."""
    context = {
        "half_life": freshness.HALF_LIFE_YEARS,
        "fresh": round(100 * freshness.FRESH),
        "aging": round(100 * freshness.AGING),
        "examples": [(years, freshness.age_after(years)) for years in freshness.EXAMPLE_YEARS],
    }
    return TemplateResponse(request, "skills/ageing.html", context)
