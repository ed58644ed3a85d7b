"""The page of a task, and its timer."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import MemberRequest
from roadmaps import selectors, services
from roadmaps.forms.work import WorkForm
from roadmaps.http import page_before
from roadmaps.models import RoadmapTask
from skills.selectors import levels_of


@login_required
@require_http_methods(["GET", "POST"])
def roadmap_task(request: MemberRequest, task_id: UUID) -> HttpResponse:
    task = _task_of(request, task_id)
    form = WorkForm(request.POST or None, initial=_initial(task))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if "actual_hours" not in form.changed_data:
            values["actual_hours"] = task.actual_hours
        services.note_work(task=task, **values)
        messages.success(request, "Saved.")
        return redirect("roadmaps:task", task_id)
    context = {
        "task": task,
        "entry": selectors.TaskInWeek(task, task.week_number),
        "form": form,
        "known": selectors.already_known([task], levels_of(request.user)),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "roadmaps/task_page.html", context, status=status)


def _task_of(request: MemberRequest, task_id: UUID) -> RoadmapTask:
    rows = RoadmapTask.objects.select_related("roadmap", "skill", "covered_by")
    return get_object_or_404(rows, pk=task_id, roadmap__user=request.user)


def _initial(task: RoadmapTask) -> dict[str, object]:
    return {
        "notes": task.notes,
        "own_links": "\n".join(task.own_links),
        "proof_link": task.proof_link,
        "actual_hours": task.actual_hours,
    }


@login_required
@require_POST
def task_timer(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """`timer` says start or stop; anything else changes nothing."""
    task = _task_of(request, task_id)
    change = request.POST.get("timer")
    if change == "start":
        _start(request, task)
    elif change == "stop":
        _stop(request, task)
    else:
        messages.error(request, "A timer can be started and stopped.")
    page = page_before(request) or reverse("roadmaps:task", args=[task_id])
    return redirect(f"{page}#task-{task_id}")


def _start(request: MemberRequest, task: RoadmapTask) -> None:
    try:
        other = services.start_timer(task=task, now=now())
    except services.TimerError as problem:
        messages.error(request, str(problem))
        return
    stopped = f" The one for {other.title} is stopped." if other else ""
    messages.success(request, f"The timer runs for {task.title}.{stopped}")


def _stop(request: MemberRequest, task: RoadmapTask) -> None:
    timed = services.stop_timer(task=task, now=now())
    if timed is None:
        messages.info(request, f"No timer runs for {task.title}.")
    elif timed.forgotten:
        messages.warning(
            request,
            f"The timer for {task.title} ran for more than 12 hours; 12 are counted. "
            "Change the hours of the task if that is wrong.",
        )
    elif timed.hours:
        messages.success(request, f"{timed.hours.normalize():f} h added to {task.title}.")
    else:
        messages.info(request, "Stopped. Less than five minutes are not counted.")
