"""The list of a person's skills, and changing it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import MemberRequest, posted
from careerpilot.htmx import render_page
from skills import selectors, services
from skills.forms import AddSkillForm, ClaimForm, FilterForm
from skills.models import UserSkill


@login_required
@require_http_methods(["GET", "POST"])
def user_skill_list(request: MemberRequest) -> HttpResponse:
    """The skills that fit the filters. `?add=` names the skill that the form begins with."""
    form = AddSkillForm(posted(request), initial={"skill": request.GET.get("add", "")})
    if request.method == "POST" and form.is_valid():
        skill = form.cleaned_data["skill"]
        services.save_user_skill(user=request.user, skill=skill, claim=form.claim())
        messages.success(request, f"{skill.name} is among your skills.")
        return redirect("skills:list")
    holdings = selectors.holdings(owner=request.user, today=localdate())
    filter_form = FilterForm(request.GET, categories=holdings.categories)
    filters = filter_form.filters()
    shown = [one for one in holdings.held if filters.fit(one)]
    context = {"form": form, "filter_form": filter_form, "holdings": holdings, "shown": shown}
    status = 422 if form.is_bound or not filter_form.is_valid() else 200
    return render_page(request, "skills/list.html", context, partial="results", status=status)


@login_required
@require_safe
def skill_names(request: MemberRequest) -> HttpResponse:
    """What the field for a skill offers while somebody types into it."""
    typed = request.GET.get("skill", "")
    context = {"suggestions": selectors.suggestions(typed), "typed": typed}
    return TemplateResponse(request, "skills/names.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def user_skill_edit(request: MemberRequest, user_skill_id: UUID) -> HttpResponse:
    row = own_user_skill(request, user_skill_id)
    known = {"level": row.level, "years": row.years_of_experience, "last_used": row.last_used}
    form = ClaimForm(posted(request), initial=known)
    if request.method == "POST" and form.is_valid():
        services.save_user_skill(user=request.user, skill=row.skill, claim=form.claim())
        messages.success(request, f"Your rating of {row.skill.name} is saved.")
        return redirect("skills:detail", row.skill_id)
    context = {"form": form, "user_skill": row}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "skills/edit.html", context, status=status)


@login_required
@require_POST
def user_skill_remove(request: MemberRequest, user_skill_id: UUID) -> HttpResponse:
    row = own_user_skill(request, user_skill_id)
    services.remove_user_skill(user_skill=row)
    messages.success(request, f"{row.skill.name} is no longer among your skills.")
    return redirect("skills:list")


def own_user_skill(request: MemberRequest, user_skill_id: UUID) -> UserSkill:
    rows = UserSkill.objects.owned_by(request.user).select_related("skill", "user")
    return get_object_or_404(rows, pk=user_skill_id)
