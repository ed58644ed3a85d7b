"""The time that a person gives to all their roadmaps."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest
from roadmaps import selectors, services
from roadmaps.forms.time import StudyWeekForm, TimeOffForm
from roadmaps.models import StudyTime
from roadmaps.selectors.time import roadmap_shares, times_off


@login_required
@require_http_methods(["GET", "POST"])
def study_time(request: MemberRequest) -> HttpResponse:
    """A POST says by `change` what it is about: week, add or remove."""
    row = selectors.study_time_of(request.user)
    change = request.POST.get("change")
    if change == "remove":
        return _remove(request)
    week = StudyWeekForm(request.POST if change == "week" else None, study_time=row)
    off = TimeOffForm(request.POST if change == "add" else None)
    if _saved(request, week) or _added(request, off):
        return redirect("roadmaps:study_time")
    return _page(request, row, week, off)


def _saved(request: MemberRequest, form: StudyWeekForm) -> bool:
    if not form.is_valid():
        return False
    try:
        services.set_study_time(user=request.user, **form.cleaned_data)
    except services.StudyTimeError as error:
        form.add_error("hours_per_week", str(error))
        return False
    messages.success(request, "Your week is saved.")
    return True


def _added(request: MemberRequest, form: TimeOffForm) -> bool:
    if not form.is_valid():
        return False
    try:
        services.add_time_off(user=request.user, **form.cleaned_data)
    except services.StudyTimeError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "Time off added. See below which roadmaps it makes too full.")
    return True


def _remove(request: MemberRequest) -> HttpResponse:
    try:
        first = date.fromisoformat(request.POST.get("first", ""))
    except ValueError:
        messages.error(request, "This is not a day.")
    else:
        services.remove_time_off(user=request.user, first=first)
        messages.success(request, "These days are for learning again.")
    return redirect("roadmaps:study_time")


def _page(
    request: MemberRequest, row: StudyTime, week: StudyWeekForm, off: TimeOffForm
) -> HttpResponse:
    shares = roadmap_shares(owner=request.user, study_time=row, today=localdate())
    context = {
        "week": week,
        "off": off,
        "times_off": times_off(row),
        "shares": shares,
        "total": sum(share.roadmap.hours_per_week or 0 for share in shares),
        "limit": row.hours_per_week,
    }
    status = 422 if week.is_bound or off.is_bound else 200
    return TemplateResponse(request, "roadmaps/time.html", context, status=status)
