"""Watching a roadmap come."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from roadmaps import selectors, services
from roadmaps.enums import RequestStatus
from roadmaps.models import RoadmapRequest


@login_required
@require_GET
def roadmap_request(request: MemberRequest, request_id: UUID) -> HttpResponse:
    """How far the planning is; the page asks again by itself until there is a roadmap."""
    rows = RoadmapRequest.objects.owned_by(request.user).select_related("career_path")
    asked = get_object_or_404(rows, pk=request_id)
    if asked.status != RequestStatus.DONE:
        context = {
            "asked": asked,
            "name": selectors.name_of(asked),
            "steps": selectors.stage_steps(asked),
        }
        return render_page(request, "roadmaps/request.html", context, partial="status")
    if asked.roadmap_id is None:
        return redirect("roadmaps:list")
    if request.htmx and not request.htmx.history_restore_request:
        return HttpResponseClientRedirect(reverse("roadmaps:detail", args=[asked.roadmap_id]))
    return redirect("roadmaps:detail", asked.roadmap_id)


@login_required
@require_POST
def roadmap_retry(request: MemberRequest, request_id: UUID) -> HttpResponse:
    asked = get_object_or_404(RoadmapRequest.objects.owned_by(request.user), pk=request_id)
    try:
        services.retry_request(request=asked, now=now())
    except services.WeekFullError as error:
        messages.error(request, str(error))
    return redirect("roadmaps:request", request_id)


@login_required
@require_POST
def roadmap_cancel(request: MemberRequest, request_id: UUID) -> HttpResponse:
    """A roadmap that came first stays: then the page of the request leads to it."""
    asked = get_object_or_404(RoadmapRequest.objects.owned_by(request.user), pk=request_id)
    if services.cancel_request(request=asked, now=now()):
        messages.success(request, "Planning is cancelled. No roadmap was made.")
    return redirect("roadmaps:request", request_id)
