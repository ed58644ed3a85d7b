"""Planning anew: what would change, and the person's word on it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest
from roadmaps import selectors
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap
from roadmaps.planning import PlanningError
from roadmaps.selectors.replans import preview_of
from roadmaps.services import proposals as services
from roadmaps.services.proposals import Answer


@login_required
@require_http_methods(["GET", "POST"])
def roadmap_replan(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    """A preview on request, which stores nothing; a POST accepts or declines it."""
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    roadmap = get_object_or_404(rows, pk=roadmap_id)
    try:
        if request.method == "POST":
            return _decide(request, roadmap)
        return _preview(request, roadmap)
    except (services.ReplanError, PlanningError) as problem:
        messages.error(request, f"It cannot be planned anew. {problem}")
        return redirect("roadmaps:detail", roadmap_id)


def _preview(request: MemberRequest, roadmap: Roadmap) -> HttpResponse:
    preview = None
    if roadmap.status == RoadmapStatus.ACTIVE:
        preview = preview_of(roadmap, today=localdate())
    context = {"roadmap": roadmap, "preview": preview}
    return TemplateResponse(request, "roadmaps/replan.html", context)


def _decide(request: MemberRequest, roadmap: Roadmap) -> HttpResponse:
    if request.POST.get("decision") != "accept":
        services.decline_replan(roadmap=roadmap, now=now())
        messages.success(
            request, "Your plan stays as it is. A new one is offered after two more missed weeks."
        )
        return redirect("roadmaps:detail", roadmap.pk)
    digest = request.POST.get("digest", "")
    answer = services.accept_replan(roadmap=roadmap, digest=digest, now=now())
    if answer == Answer.CHANGED:
        messages.warning(request, "Your roadmap has changed meanwhile. This is the new plan now.")
        return redirect("roadmaps:replan", roadmap.pk)
    if answer == Answer.MOVED:
        messages.success(request, "Planned anew. You may undo it under “Change the plan”.")
    else:
        messages.info(request, "Your plan is up to date: nothing has to move.")
    return redirect("roadmaps:detail", roadmap.pk)
