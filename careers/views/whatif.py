"""Trying other levels; nothing is stored."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from careers import selectors
from careers.forms import WhatIfForm, asked_skills
from skills.selectors import find_skill


@login_required
@require_GET
def what_if(request: MemberRequest) -> HttpResponse:
    ranking = selectors.ranking_of(request.user)
    chosen = selectors.chosen_careers(ranking, selectors.marks_of(request.user))
    advice = selectors.next_skills(ranking, chosen)
    wanted = request.GET.get("skill", "").strip()
    added = find_skill(wanted) if wanted else None
    tried = [*asked_skills(request.GET), *([str(added.pk)] if added else [])]
    offered = [one.step.skill_id for one in advice]
    names = selectors.skill_names({*ranking.inputs.levels, *offered, *tried})
    form = WhatIfForm(request.GET, names=names, levels=ranking.inputs.levels)
    context = {
        "form": form,
        "supposed": selectors.suppose(ranking, form.changes),
        "changed": len(form.changes),
        "advice": advice,
        "chosen": len(chosen),
        "wanted": wanted,
        "unknown": bool(wanted) and added is None,
    }
    return render_page(request, "careers/what_if.html", context, partial="outcome")
