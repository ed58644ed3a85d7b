"""The list of roadmaps, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from careerpilot.llm import RULES, get_llm
from roadmaps import selectors, services
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap


@login_required
@require_GET
def roadmap_list(request: MemberRequest) -> HttpResponse:
    asked = selectors.request_list(owner=request.user)
    context = {
        "shelf": selectors.shelf_of(owner=request.user, today=localdate()),
        "requests": [(row, selectors.name_of(row)) for row in asked],
    }
    return TemplateResponse(request, "roadmaps/list.html", context)


@login_required
@require_GET
def roadmap_detail(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    roadmap = get_object_or_404(rows, pk=roadmap_id)
    overview = selectors.overview_of(roadmap, today=localdate())
    context = {**overview._asdict(), "model": get_llm().name, "rules": RULES}
    return render_page(request, "roadmaps/detail.html", context, partial="panel")


@login_required
@require_GET
def roadmap_print(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    """The whole plan for paper."""
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    roadmap = get_object_or_404(rows, pk=roadmap_id)
    today = localdate()
    board = selectors.board_of(roadmap, today=today)
    context = {"roadmap": roadmap, "board": board, "today": today}
    return TemplateResponse(request, "roadmaps/print.html", context)


@login_required
@require_POST
def roadmap_status(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(Roadmap.objects.owned_by(request.user), pk=roadmap_id)
    try:
        status = RoadmapStatus(request.POST.get("status", ""))
        services.set_status(roadmap=roadmap, status=status, now=now())
    except services.StatusError as error:
        messages.error(request, str(error))
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
