"""Asking for a roadmap, and watching it come."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from roadmaps import services
from roadmaps.enums import Intensity, RequestStatus
from roadmaps.forms import NewRoadmapForm
from roadmaps.models import RoadmapRequest


@login_required
@require_http_methods(["GET", "POST"])
def roadmap_new(request: MemberRequest) -> HttpResponse:
    form = NewRoadmapForm(request.POST or None, initial={"career": request.GET.get("career")})
    if request.method == "POST" and form.is_valid():
        asked = services.request_roadmap(
            user=request.user,
            career=form.cleaned_data["career"],
            intensity=Intensity(form.cleaned_data["intensity"]),
            hours_per_week=form.hours(),
            start_date=form.cleaned_data["start_date"],
            now=now(),
        )
        return redirect("roadmaps:request", asked.pk)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "roadmaps/new.html", {"form": form}, status=status)


@login_required
@require_GET
def roadmap_request(request: MemberRequest, request_id: UUID) -> HttpResponse:
    """How far the planning is; the page asks again by itself until there is a roadmap."""
    rows = RoadmapRequest.objects.owned_by(request.user).select_related("career_path")
    asked = get_object_or_404(rows, pk=request_id)
    if asked.status != RequestStatus.DONE:
        return render_page(request, "roadmaps/request.html", {"asked": asked}, partial="status")
    if asked.roadmap_id is None:
        return redirect("roadmaps:list")
    if request.htmx and not request.htmx.history_restore_request:
        return HttpResponseClientRedirect(reverse("roadmaps:detail", args=[asked.roadmap_id]))
    return redirect("roadmaps:detail", asked.roadmap_id)


@login_required
@require_POST
def roadmap_retry(request: MemberRequest, request_id: UUID) -> HttpResponse:
    asked = get_object_or_404(RoadmapRequest.objects.owned_by(request.user), pk=request_id)
    services.retry_request(request=asked, now=now())
    return redirect("roadmaps:request", request_id)
