"""The list of roadmaps, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from accounts.http import MemberRequest
from roadmaps import selectors, services
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap


@login_required
@require_GET
def roadmap_list(request: MemberRequest) -> HttpResponse:
    context = {
        "roadmaps": selectors.roadmap_list(owner=request.user),
        "requests": selectors.request_list(owner=request.user),
    }
    return TemplateResponse(request, "roadmaps/list.html", context)


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
