"""Changing a plan by hand: its tasks, what it rests on, and taking changes back."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import MemberRequest, posted
from roadmaps import selectors, services
from roadmaps.forms.editing import PlaceForm, SettingsForm, TaskForm, WeekForm, known_of
from roadmaps.http import page_before
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.selectors.editing import edit_sheet, revision_list, undoable


@login_required
@require_http_methods(["GET", "POST"])
def roadmap_edit(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    """The plan, one phase at a time (`?phase=`). A POST adds an own task.

    What is said about a task (`?task=`) stands beside it, where the person looks.
    """
    roadmap = _roadmap_with_tasks(request, roadmap_id)
    if request.method == "GET":
        return _page(request, roadmap)
    form = TaskForm(request.POST)
    if not form.is_valid():
        return _page(request, roadmap, form=form)
    task, warnings = services.add_task(roadmap=roadmap, draft=form.draft(), now=now())
    messages.success(request, f"“{task.title}” is in week {task.week_number} now.")
    return _back(request, task, warnings)


@login_required
@require_POST
def roadmap_settings(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    """Hours a week, wished end, free resources only."""
    roadmap = _roadmap_with_tasks(request, roadmap_id)
    form = SettingsForm(request.POST, roadmap=roadmap)
    if form.is_valid():
        try:
            warnings = services.change_settings(roadmap=roadmap, now=now(), **form.cleaned_data)
        except services.EditError as error:
            form.add_error("hours_per_week", str(error))
        else:
            messages.success(request, "Saved. Tasks stay where they are until you plan anew.")
            _warn(request, warnings)
            return redirect(f"{_edit_page(roadmap.pk)}#settings")
    return _page(request, roadmap, settings=form)


def _page(
    request: MemberRequest,
    roadmap: Roadmap,
    *,
    form: TaskForm | None = None,
    settings: SettingsForm | None = None,
) -> HttpResponse:
    study_time = selectors.study_time_of(request.user)
    asked = request.POST.get("phase") or request.GET.get("phase", "")
    sheet = edit_sheet(roadmap, phase=asked, today=localdate(), study_time=study_time)
    context = {
        "roadmap": roadmap,
        "sheet": sheet,
        "form": form or TaskForm(initial={"week": sheet.weeks[0].number if sheet.weeks else 1}),
        "settings": settings or SettingsForm(None, roadmap=roadmap),
        "said_at": request.GET.get("task") if sheet.shows(request.GET.get("task", "")) else "",
        "revisions": revision_list(roadmap),
        "last_change": undoable(roadmap).defer("changes").first(),
    }
    status = 422 if form or settings else 200
    return TemplateResponse(request, "roadmaps/edit.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def task_edit(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """Hours, week and priority of a task, and the words of an own one."""
    task = _own_task(request, task_id)
    form = (TaskForm if task.own else PlaceForm)(posted(request), initial=known_of(task))
    if form.is_valid():
        try:
            warnings = services.change_task(task=task, draft=form.draft(), now=now())
        except services.EditError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Saved.")
            return _back(request, task, warnings)
    context = {"task": task, "form": form, "back": _page_of(task)}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "roadmaps/edit_task.html", context, status=status)


@login_required
@require_POST
def task_move(request: MemberRequest, task_id: UUID) -> HttpResponse:
    task = _own_task(request, task_id)
    form = WeekForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Name the week by its number, from 1 on.")
        return _back(request, task)
    week = form.cleaned_data["week"]
    try:
        warnings = services.move_to_week(task=task, week=week, now=now())
    except services.EditError as error:
        return _refused(request, task, error)
    messages.success(request, f"“{task.title}” is in week {week} now.")
    return _back(request, task, warnings)


@login_required
@require_POST
def task_order(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """`direction` is up or down."""
    task, up = _own_task(request, task_id), request.POST.get("direction") == "up"
    try:
        if not services.reorder_task(task=task, up=up, now=now()):
            messages.info(request, f"“{task.title}” is at the end of its week already.")
    except services.EditError as error:
        return _refused(request, task, error)
    return _back(request, task)


@login_required
@require_POST
def task_pin(request: MemberRequest, task_id: UUID) -> HttpResponse:
    """`pinned` is 1 to keep a task in its week, anything else to let it go."""
    task, pinned = _own_task(request, task_id), request.POST.get("pinned") == "1"
    try:
        services.pin_task(task=task, pinned=pinned, now=now())
    except services.EditError as error:
        return _refused(request, task, error)
    if pinned:
        text = f"“{task.title}” stays in week {task.week_number}, whatever is planned anew."
    else:
        text = f"“{task.title}” may move when you plan anew."
    messages.success(request, text)
    return _back(request, task)


@login_required
@require_POST
def task_remove(request: MemberRequest, task_id: UUID) -> HttpResponse:
    task = _own_task(request, task_id)
    try:
        services.remove_task(task=task, now=now())
    except services.EditError as error:
        return _refused(request, task, error)
    messages.success(request, f"“{task.title}” is out of the plan. You can undo that.")
    return redirect(
        f"{_edit_page(task.roadmap_id)}?phase={task.phase_number}#week-{task.week_number}"
    )


@login_required
@require_POST
def roadmap_undo(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(Roadmap.objects.owned_by(request.user), pk=roadmap_id)
    undone = services.undo_change(roadmap=roadmap, now=now())
    if undone is None:
        messages.info(request, "There is nothing to undo.")
    else:
        messages.success(request, f"Undone: {undone.revision.summary}.")
        if undone.kept:
            names = ", ".join(f"“{title}”" for title in undone.kept)
            messages.warning(request, f"Worked on or changed since, so left as it is: {names}.")
    return redirect(page_before(request) or _edit_page(roadmap_id))


def _roadmap_with_tasks(request: MemberRequest, roadmap_id: UUID) -> Roadmap:
    rows = selectors.roadmaps_with_tasks(owner=request.user)
    return get_object_or_404(rows, pk=roadmap_id)


def _own_task(request: MemberRequest, task_id: UUID) -> RoadmapTask:
    rows = RoadmapTask.objects.filter(roadmap__user=request.user)
    return get_object_or_404(rows.select_related("roadmap", "skill"), pk=task_id)


def _refused(request: MemberRequest, task: RoadmapTask, error: services.EditError) -> HttpResponse:
    messages.error(request, str(error))
    return _back(request, task)


def _back(request: MemberRequest, task: RoadmapTask, warnings: Iterable[str] = ()) -> HttpResponse:
    """To where the button stood, else to the task on the page on which the plan is changed."""
    _warn(request, warnings)
    return redirect(page_before(request) or _page_of(task))


def _warn(request: MemberRequest, warnings: Iterable[str]) -> None:
    for text in warnings:
        messages.warning(request, text)


def _edit_page(roadmap_id: UUID) -> str:
    return reverse("roadmaps:edit", args=[roadmap_id])


def _page_of(task: RoadmapTask) -> str:
    phases = RoadmapTask.objects.filter(pk=task.pk).values_list("phase_number", flat=True)
    phase = phases.first() or task.phase_number
    return f"{_edit_page(task.roadmap_id)}?phase={phase}&task={task.pk}#task-{task.pk}"
