"""The menus around every page; only `base.html` loads them."""

from django import template
from django.template.context import RequestContext

from careerpilot.ui.navigation import GROUPS, PLACES, Place, place_of

register = template.Library()


def here(context: RequestContext) -> Place | None:
    return place_of(getattr(context.get("request"), "resolver_match", None))


@register.inclusion_tag("ui/side_nav.html", takes_context=True)
def side_nav(context: RequestContext) -> dict[str, object]:
    """The menu of a wide screen; the entry of the page shown is marked."""
    return {"groups": GROUPS, "here": here(context)}


@register.inclusion_tag("ui/bottom_nav.html", takes_context=True)
def bottom_nav(context: RequestContext) -> dict[str, object]:
    """The menu of a phone: the most used entries, and the others behind "More"."""
    return {
        "places": [place for place in PLACES if place.on_phone_bar],
        "more": [place for place in PLACES if not place.on_phone_bar],
        "here": here(context),
    }
