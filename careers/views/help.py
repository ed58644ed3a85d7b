"""The ranking in plain words, open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from careers.enums import Importance
from careers.matching import BAND_FLOOR, IMPORTANCE_WEIGHT
from careers.matching.explain import REASONS_SHOWN
from careers.matching.preferences import BEST_FIT_POINTS, HIGHEST_WEIGHT, POINTS_OF_A_WEIGHT
from careers.selectors import ALGORITHM
from careers.selectors.runs import EXPLAINED
from careers.services import RUNS_KEPT
from skills.enums import LEVELS


@require_GET
def how_scores_work(request: HttpRequest) -> HttpResponse:
    context = {
        "weights": [(Importance(word).label, weight) for word, weight in IMPORTANCE_WEIGHT.items()],
        "levels": [(level.label, level.rank) for level in LEVELS],
        "bands": [(each.label, floor) for each, floor in BAND_FLOOR.items()],
        "best_fit_points": BEST_FIT_POINTS,
        "wish_points": POINTS_OF_A_WEIGHT,
        "wish_weight": HIGHEST_WEIGHT,
        "most_wish_points": POINTS_OF_A_WEIGHT * HIGHEST_WEIGHT,
        "reasons": REASONS_SHOWN,
        "runs": RUNS_KEPT,
        "explained": EXPLAINED,
        "algorithm": ALGORITHM,
    }
    return TemplateResponse(request, "careers/how_scores_work.html", context)
