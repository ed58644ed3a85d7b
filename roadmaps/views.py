from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from roadmaps import selectors, services
from roadmaps.enums import Intensity, RequestStatus, RoadmapStatus
from roadmaps.forms import NewRoadmapForm
from roadmaps.models import Roadmap, RoadmapRequest


@login_required
@require_GET
def roadmap_list(request: MemberRequest) -> HttpResponse:
    context = {
        "roadmaps": selectors.roadmap_list(owner=request.user),
        "requests": selectors.request_list(owner=request.user),
    }
    return TemplateResponse(request, "roadmaps/list.html", context)


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


@login_required
@require_GET
def roadmap_detail(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    roadmap = get_object_or_404(rows, pk=roadmap_id)
    context = {
        "roadmap": roadmap,
        "board": selectors.board_of(roadmap, today=localdate()),
        "unfolded": request.GET.get("week", ""),
    }
    return TemplateResponse(request, "roadmaps/detail.html", context)


@login_required
@require_POST
def roadmap_status(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(Roadmap.objects.owned_by(request.user), pk=roadmap_id)
    try:
        status = RoadmapStatus(request.POST.get("status", ""))
        services.set_status(roadmap=roadmap, status=status)
    except ValueError:
        messages.error(request, "This roadmap cannot be changed like that.")
    else:
        messages.success(request, f"This roadmap is {status.label.lower()} now.")
    return redirect("roadmaps:detail", roadmap_id)


@login_required
@require_POST
def roadmap_delete(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(Roadmap.objects.owned_by(request.user), pk=roadmap_id)
    services.delete_roadmap(roadmap=roadmap)
    messages.success(request, f"{roadmap.title} is deleted. What you logged stays.")
    return redirect("roadmaps:list")
