"""What there is to do today."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from roadmaps import selectors


@login_required
@require_GET
def today(request: MemberRequest) -> HttpResponse:
    day = localdate()
    board = selectors.today_of(owner=request.user, today=day)
    context = {"board": board, "today": day}
    return render_page(request, "roadmaps/today.html", context, partial="panel")
