"""Searching the catalogue, and one career of it."""

from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from careers import selectors
from careers.forms import CompareForm, SearchForm
from careers.selectors import PAGE, Criteria, Found, Sort


class FacetLink(NamedTuple):
    """An option of a filter; `current` ones are on, and their link turns them off."""

    label: str
    total: int
    url: str
    current: bool


class FacetLinks(NamedTuple):
    label: str
    links: list[FacetLink]


@login_required
@require_GET
def career_list(request: MemberRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    criteria = form.criteria
    found = selectors.search(selectors.ranking_of(request.user), criteria)
    page = Paginator(found.ids, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "careers": selectors.careers_in_order(page.object_list),
        "facets": facet_links(request.GET, found, criteria),
        "narrowed": narrowed(form),
        "searching": bool(criteria.text or criteria.filters),
        "pay_source": selectors.PAY_SOURCE,
    }
    return render_page(request, "careers/list.html", context, partial="results")


def narrowed(form: SearchForm) -> bool:
    """Whether one of the fields that are folded away says something, be it a mistake."""
    criteria = form.criteria
    folded = criteria.filters.keys() - {"category"}
    return bool(folded) or criteria.sort != Sort.CLOSENESS or not form.is_valid()


def facet_links(query: QueryDict, found: Found, criteria: Criteria) -> list[FacetLinks]:
    """For each filter, its options as links that keep the other filters and forget the page."""
    return [
        FacetLinks(
            str(SearchForm.base_fields[name].label or name.capitalize()),
            [
                FacetLink(
                    option.label,
                    option.count,
                    _toggled(query, name, option.value),
                    criteria.filters.get(name) == option.value,
                )
                for option in options
            ],
        )
        for name, options in found.facets.items()
        if options
    ]


def _toggled(query: QueryDict, name: str, value: str) -> str:
    """The address with this filter, or without it where it is on."""
    changed = query.copy()
    changed.pop("page", None)
    if changed.get(name) == value:
        changed.pop(name)
    else:
        changed[name] = value
    return f"?{changed.urlencode()}"


@login_required
@require_GET
def career_detail(request: MemberRequest, career_id: UUID) -> HttpResponse:
    rows = selectors.published_paths().prefetch_related(selectors.REQUIREMENTS)
    path = get_object_or_404(rows, pk=career_id)
    ranking = selectors.ranking_of(request.user)
    standing = selectors.standing_of(ranking, path)
    context = {
        "career": path,
        "mark": selectors.marks_of(request.user).get(str(path.pk)),
        "standing": standing,
        "arithmetic": standing
        and selectors.arithmetic(standing.match, ranking.published.index.rarity),
        "next_careers": selectors.next_careers(path),
        "near_careers": selectors.near_careers(ranking.published, path),
        "now": now(),
        "pay_source": selectors.PAY_SOURCE,
        "outlook_source": selectors.OUTLOOK_SOURCE,
    }
    return TemplateResponse(request, "careers/detail.html", context)


@login_required
@require_GET
def career_compare(request: MemberRequest) -> HttpResponse:
    form = CompareForm(request.GET)
    chosen = form.cleaned_data["c"] if form.is_valid() else []
    context = {
        "sides": selectors.side_by_side(selectors.ranking_of(request.user), chosen),
        "too_many": len(set(chosen)) > selectors.MOST_COMPARED,
        "now": now(),
    }
    return TemplateResponse(request, "careers/compare.html", context)
