"""One view answers both the whole page and the part of it that htmx asks for."""

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    htmx: HtmxDetails


def render_page(
    request: HtmxRequest,
    template: str,
    context: dict[str, Any],
    *,
    partial: str,
    status: int = 200,
) -> TemplateResponse:
    """Answer with the whole page, or only `partial` when htmx asked for a swap.

    Boosted links and history restores replace the document, so they get the page.
    """
    htmx = request.htmx
    is_swap = htmx and not (htmx.boosted or htmx.history_restore_request)
    name = f"{template}#{partial}" if is_swap else template
    response = TemplateResponse(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
