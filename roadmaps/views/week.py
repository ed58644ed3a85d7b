"""One week of a roadmap."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from roadmaps import selectors
from skills.selectors import levels_of


@login_required
@require_GET
def roadmap_week(request: MemberRequest, roadmap_id: UUID, number: int) -> HttpResponse:
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    roadmap = get_object_or_404(rows, pk=roadmap_id)
    board = selectors.board_of(roadmap, today=localdate())
    week = board.week_at(number)
    if week is None:
        raise Http404
    tasks = [entry.task for entry in week.tasks]
    context = {
        "roadmap": roadmap,
        "board": board,
        "week": week,
        "phase": board.phase_of(week),
        "before": board.week_at(number - 1),
        "after": board.week_at(number + 1),
        "known": selectors.already_known(tasks, levels_of(request.user)),
    }
    return render_page(request, "roadmaps/week.html", context, partial="panel")
