"""The ranking, and what changed since the one before."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careers import selectors, services
from careers.selectors import Shelf

PAGE = 10
MOVEMENTS_PAGE = 25


@login_required
@require_GET
def career_ranking(request: MemberRequest) -> HttpResponse:
    ranking, run = services.rank_careers(user=request.user)
    marks = selectors.marks_of(request.user)
    shelves = selectors.shelves(ranking, marks)
    shown = request.GET.get("show")
    shelf = Shelf(shown) if shown in set(Shelf) else Shelf.ALL
    page = Paginator(shelves[shelf], PAGE).get_page(request.GET.get("page"))
    careers = selectors.ranked_careers(ranking, page.object_list)
    context = {
        "page": page,
        "rows": [(one, marks.get(str(one.career.pk))) for one in careers],
        "shelf": shelf,
        "shelves": [
            (each.label, f"?show={each}", len(shelves[each]), each is shelf) for each in Shelf
        ],
        "wishes": selectors.counted_wishes(ranking.inputs.preferences),
        "ranked": bool(ranking.ranked),
        "catalogue_empty": not ranking.ranked and bool(ranking.inputs.levels),
        "changes": run and selectors.changes_of(run),
        "now": now(),
    }
    return TemplateResponse(request, "careers/ranking.html", context)


@login_required
@require_GET
def run_list(request: MemberRequest) -> HttpResponse:
    runs = list(selectors.run_list(request.user.pk).defer("scores"))
    ranking = selectors.ranking_of(request.user)
    current = bool(runs) and selectors.same_as(runs[0], ranking)
    context = {"runs": runs, "current": current}
    return TemplateResponse(request, "careers/run_list.html", context)


@login_required
@require_GET
def run_detail(request: MemberRequest, run_id: UUID) -> HttpResponse:
    run = get_object_or_404(selectors.run_list(request.user.pk), pk=run_id)
    changes = selectors.changes_of(run)
    movements = Paginator(changes.movements if changes else (), MOVEMENTS_PAGE)
    context = {
        "run": run,
        "changes": changes,
        "page": movements.get_page(request.GET.get("page")),
        "stale": not selectors.same_as(run, selectors.ranking_of(request.user)),
    }
    return TemplateResponse(request, "careers/run.html", context)
