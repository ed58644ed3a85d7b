"""Wording by a model: what would be sent, and what came back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from careerpilot.llm import get_llm, where
from roadmaps.models import Roadmap
from roadmaps.selectors import wordings
from roadmaps.services import wording as services


@login_required
@require_GET
def wording(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = _roadmap(request, roadmap_id)
    proposal = wordings.wording_of(roadmap)
    context = {
        "roadmap": roadmap,
        "proposal": proposal,
        "remarks": wordings.remarked(proposal) if proposal else [],
        "question": wordings.question_about(roadmap),
        "model": get_llm().name,
        "where": where(),
    }
    return render_page(request, "roadmaps/wording.html", context, partial="state")


@login_required
@require_POST
def wording_ask(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = _roadmap(request, roadmap_id)
    try:
        services.ask_wording(roadmap=roadmap, digest=request.POST.get("digest", ""), now=now())
    except services.WordingError as problem:
        messages.error(request, str(problem))
    return redirect("roadmaps:wording", roadmap_id)


@login_required
@require_POST
def wording_decide(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = _roadmap(request, roadmap_id)
    if request.POST.get("decision") != "accept":
        services.decline_wording(roadmap=roadmap, now=now())
        messages.success(request, "Nothing of it was taken over.")
        return redirect("roadmaps:detail", roadmap_id)
    chosen = request.POST.getlist("task")
    taken = services.accept_wording(roadmap=roadmap, chosen=chosen, now=now())
    messages.success(request, f"{taken} task{'' if taken == 1 else 's'} worded anew.")
    return redirect("roadmaps:detail", roadmap_id)


def _roadmap(request: MemberRequest, roadmap_id: UUID) -> Roadmap:
    rows = Roadmap.objects.owned_by(request.user).select_related("career_path")
    return get_object_or_404(rows, pk=roadmap_id)
