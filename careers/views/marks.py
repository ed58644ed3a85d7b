"""Saving and dismissing a career, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.http import MemberRequest
from careers import selectors, services
from careers.enums import Mark
from careers.forms import MarkForm
from careers.models import CareerPath

SAID = {
    Mark.SAVED: "{title} is saved.",
    Mark.DISMISSED: "{title} is dismissed. You find it under Dismissed and can take that back.",
}


@login_required
@require_POST
def career_mark(request: MemberRequest, career_id: UUID) -> HttpResponse:
    path = get_object_or_404(selectors.published_paths(), pk=career_id)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("That is no mark.")
    if mark := form.cleaned_data["mark"]:
        services.mark_career(
            user=request.user, path=path, mark=Mark(mark), reason=form.cleaned_data["reason"]
        )
        messages.success(request, SAID[Mark(mark)].format(title=path.title))
    else:
        services.unmark_career(user=request.user, path=path)
        messages.success(request, f"{path.title} is unmarked again.")
    return redirect(_back(request, path))


def _back(request: MemberRequest, path: CareerPath) -> str:
    """Where the form stood, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else path.get_absolute_url()
