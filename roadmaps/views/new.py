"""A new roadmap: where to, with how much time, and what it would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest
from careers.selectors import ranking
from roadmaps import selectors, services
from roadmaps.forms import Goal, NewRoadmapForm, goal_of
from roadmaps.models import RoadmapRequest
from roadmaps.planning import Brief, Feasibility, PlanningError, Way, feasibility, plan
from roadmaps.selectors import SharedWeek
from skills.selectors import levels_of

CAREERS_OFFERED = 5
WEEK_FULL = "week_full"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way to be done in time: what it changes, the address that takes it, what comes of it.

    `holds` tells whether the week has room for the hours.
    """

    kind: str
    hours: int
    end: date
    enough: bool
    query: str
    left_out: tuple[str, ...] = ()
    holds: bool = True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roadmap_new(request: MemberRequest) -> HttpResponse:
    """The form for a career or chosen skills, with the plan that its values would make.

    Only POST asks for the roadmap.
    """
    said = request.POST if request.method == "POST" else request.GET
    levels = levels_of(request.user)
    goal = goal_of(said, levels)
    if not goal:
        return _choices(request, goal)
    gap = selectors.gap_of(career=goal.career, targets=goal.targets, levels=levels)
    form = NewRoadmapForm(said, goal=goal, gap=gap)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("roadmaps:request", _ask(request, form).pk)
        except services.WeekFullError as error:
            _refuse(form, str(error))
    return _page(request, form)


def _choices(request: MemberRequest, goal: Goal) -> HttpResponse:
    context = {"goal": goal, "ranked": ranking(user=request.user, limit=CAREERS_OFFERED)}
    status = 422 if goal.problems else 200
    return TemplateResponse(request, "roadmaps/new_choices.html", context, status=status)


def _ask(request: MemberRequest, form: NewRoadmapForm) -> RoadmapRequest:
    return services.request_roadmap(
        user=request.user,
        career=form.goal.career,
        targets=form.goal.targets,
        intensity=form.chosen_intensity,
        hours_per_week=form.hours,
        start_date=form.cleaned_data["start_date"],
        deadline=form.cleaned_data["deadline"],
        focus_areas=form.cleaned_data["focus"],
        free_only=form.cleaned_data["free_only"],
        dropped=form.cleaned_data["dropped"],
        now=now(),
    )


def _page(request: MemberRequest, form: NewRoadmapForm) -> HttpResponse:
    goal, user = form.goal, request.user
    waiting = selectors.request_in_flight(user, career=goal.career, targets=goal.targets)
    week = selectors.shared_week(user, besides=waiting)
    shown = request.method != "POST" and bool(form.gap.wanted) and form.is_valid()
    outcome = _outcome(form, week) if shown else None
    context = {
        "form": form,
        "goal": goal,
        "week": week,
        "waiting": waiting,
        "active": goal.career and selectors.active_roadmap_to(user, goal.career),
        "outcome": outcome,
        "added": [one for one in _brief(form, week).topics if one.because] if outcome else [],
        "ways": [_way_on(way, form, week) for way in outcome.ways] if outcome else [],
        "week_full": form.has_error("hours_per_week", WEEK_FULL),
    }
    status = 422 if form.errors or goal.problems else 200
    return TemplateResponse(request, "roadmaps/new.html", context, status=status)


def _outcome(form: NewRoadmapForm, week: SharedWeek) -> Feasibility | None:
    """The plan, or None with the reason among the form's errors."""
    if not week.holds(form.hours):
        _refuse(form, week.refusal(form.hours))
        return None
    try:
        outcome = feasibility(_brief(form, week))
    except PlanningError as error:
        form.add_error(None, str(error))
        return None
    if not outcome.plan.phases:
        form.add_error("dropped", "Keep at least one of these.")
        return None
    return outcome


def _brief(
    form: NewRoadmapForm, week: SharedWeek, *, dropped: Sequence[str] | None = None
) -> Brief:
    said = form.cleaned_data
    return form.gap.brief(
        calendar=selectors.calendar_from(
            start=said["start_date"], hours_per_week=form.hours, study_time=week.study_time
        ),
        deadline=said["deadline"],
        focus=said["focus"],
        free_only=said["free_only"],
        dropped=said["dropped"] if dropped is None else dropped,
    )


def _refuse(form: NewRoadmapForm, reason: str) -> None:
    form.add_error("hours_per_week", ValidationError(reason, code=WEEK_FULL))


def _way_on(way: Way, form: NewRoadmapForm, week: SharedWeek) -> WayOn:
    hours = int(way.hours_per_week)
    if way.kind == "hours":
        query, holds = form.query(hours_per_week=hours), week.holds(hours)
        return WayOn(way.kind, hours, way.end, way.enough, query, holds=holds)
    if way.kind == "later":
        return WayOn(way.kind, hours, way.end, way.enough, form.query(deadline=way.end))
    return _with_fewer(way, form, week)


def _with_fewer(way: Way, form: NewRoadmapForm, week: SharedWeek) -> WayOn:
    """What the career is only glad of, with all that nothing else needs then."""
    left_out = [one for one in form.gap.optional if one.skill_id in way.dropped]
    dropped = [*form.cleaned_data["dropped"], *(one.skill_id for one in left_out)]
    brief = _brief(form, week, dropped=dropped)
    end = plan(brief).end
    enough = brief.deadline is not None and end <= brief.deadline
    names = tuple(one.name for one in left_out)
    return WayOn(way.kind, form.hours, end, enough, form.query(dropped=dropped), names)
