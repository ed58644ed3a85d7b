from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from careers import selectors
from careers.forms import SearchForm
from careers.matching import BAND_FLOOR
from careers.models import CareerPath
from skills.selectors import levels_of

PAGE = 12
TOP = 10


@login_required
@require_GET
def career_list(request: MemberRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data if form.is_valid() else {"q": "", "category": ""}
    found = selectors.catalogue(text=words["q"], category=words["category"])
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "searching": any(words.values()),
        "pay_source": selectors.PAY_SOURCE,
    }
    return render_page(request, "careers/list.html", context, partial="results")


@login_required
@require_GET
def career_detail(request: MemberRequest, career_id: UUID) -> HttpResponse:
    rows = CareerPath.objects.prefetch_related(selectors.REQUIREMENTS)
    path = get_object_or_404(rows, pk=career_id)
    match = selectors.match_for(user=request.user, path=path)
    context = {
        "career": path,
        "standing": match and selectors.RankedCareer(path, match),
        "next_careers": selectors.next_careers(path),
        "now": now(),
        "pay_source": selectors.PAY_SOURCE,
        "outlook_source": selectors.OUTLOOK_SOURCE,
    }
    return TemplateResponse(request, "careers/detail.html", context)


@login_required
@require_GET
def career_ranking(request: MemberRequest) -> HttpResponse:
    ranking = selectors.ranking(user=request.user)
    context = {
        "top": ranking[:TOP],
        "top_count": TOP,
        "others": ranking[TOP:],
        "catalogue_empty": not ranking and bool(levels_of(request.user)),
        "bands": [(each.label, floor) for each, floor in BAND_FLOOR.items()],
        "now": now(),
    }
    return TemplateResponse(request, "careers/ranking.html", context)
