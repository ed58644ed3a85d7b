from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import MemberRequest
from progress import selectors, services
from progress.enums import ActivityType
from progress.forms import LogForm, MoveForm
from progress.models import Activity
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask

PAGE = 20


@login_required
@require_GET
def dashboard(request: MemberRequest) -> HttpResponse:
    today = localdate()
    context = {"board": selectors.dashboard(owner=request.user, today=today), "today": today}
    return TemplateResponse(request, "progress/dashboard.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def activity_list(request: MemberRequest) -> HttpResponse:
    form = LogForm(request.POST or None, owner=request.user)
    if request.method == "POST" and form.is_valid():
        _log(request, form)
        messages.success(request, "Logged.")
        return redirect("progress:list")
    today = localdate()
    rows = Paginator(selectors.activity_list(owner=request.user), PAGE)
    context = {
        "form": form,
        "today": today,
        "record": selectors.record_of(owner=request.user, today=today),
        "page": rows.get_page(request.GET.get("page")),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "progress/list.html", context, status=status)


def _log(request: MemberRequest, form: LogForm) -> None:
    values = form.cleaned_data
    services.log_activity(
        user=request.user,
        activity_type=ActivityType(values["activity_type"]),
        details={"title": values["title"]},
        hours=values["hours"],
        day=values["day"],
        roadmap=values["roadmap"],
    )


@login_required
@require_POST
def activity_delete(request: MemberRequest, activity_id: UUID) -> HttpResponse:
    row = get_object_or_404(Activity.objects.owned_by(request.user), pk=activity_id)
    services.delete_activity(activity=row)
    messages.success(request, "Removed from your log.")
    return redirect("progress:list")


@login_required
@require_POST
def task_move(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """Tick, start, skip or reopen a task, and go back to the page it was done on.

    A browser and htmx follow alike; what changed stands among the messages of that page.
    """
    task = _task_of(request, task_id)
    form = MoveForm(request.POST)
    if form.is_valid():
        status = TaskStatus(form.cleaned_data["status"])
        outcome = services.move_task(task=task, status=status, now=now())
        if outcome.is_news:
            _tell(request, outcome)
    return _back_from(task, request)


@login_required
@require_POST
def task_known(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """Skip a task because the person has its skill by now; twice is once."""
    task = _task_of(request, task_id)
    try:
        outcome = services.skip_known(task=task, now=now())
    except services.NotKnownError as problem:
        messages.error(request, str(problem))
    else:
        if outcome.moved:
            _tell(request, outcome)
    return _back_from(task, request)


def _task_of(request: MemberRequest, task_id: UUID) -> RoadmapTask:
    rows = RoadmapTask.objects.select_related("roadmap__user", "skill")
    return get_object_or_404(rows, pk=task_id, roadmap__user=request.user)


def _tell(request: MemberRequest, outcome: selectors.Outcome) -> None:
    messages.success(request, render_to_string("progress/outcome.html", {"outcome": outcome}))


def _back_from(task: RoadmapTask, request: MemberRequest) -> HttpResponse:
    return HttpResponseRedirect(_place_of(task, request), status=HTTPStatus.SEE_OTHER)


def _place_of(task: RoadmapTask, request: MemberRequest) -> str:
    """Where the form stood, if that is a page of ours; else the week of the task."""
    wanted = request.POST.get("back", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    week = reverse("roadmaps:week", args=[task.roadmap_id, task.week_number])
    return f"{week}#task-{task.pk}"
