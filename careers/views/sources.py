from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from careers.selectors import provenance


@require_GET
def source_list(request: HttpRequest) -> HttpResponse:
    """Open to everybody: credit is due to whoever publishes, whoever reads."""
    context = {
        "stocks": {source.value: stock for source, stock in provenance.stocks().items()},
        "pay": provenance.figure_sources("pay_source"),
        "outlook": provenance.figure_sources("outlook_source"),
    }
    return TemplateResponse(request, "careers/sources.html", context)
