"""Things in a row: entries, steps, facts, tabs, tables."""
# Props are the words of the page's author, those that Python has a use for included.
# ruff: noqa: A002

from django.core.paginator import Page
from django.db.models import Model
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerpilot.ui.props import Layout, State, known
from careerpilot.ui.templatetags.ui.library import register


@register.simple_block_tag
def entries(content: SafeString, *, label: str = "", ranked: bool = False) -> SafeString:
    """A list of `entry` blocks; `ranked` numbers them."""
    context = {"content": content, "label": label, "tag": "ol" if ranked else "ul"}
    return render_to_string("ui/entries.html", context)


@register.simple_block_tag
def entry(
    content: SafeString,
    *,
    title: str,
    url: str = "",
    lead: str = "",
    icon: str = "",
    score: float | None = None,
    score_label: str = "",
    id: str = "",
) -> SafeString:
    """One row of a list: title, what stands under it, and at will a score of 0 to 100."""
    context = {
        "content": content,
        "title": title,
        "url": url,
        "lead": lead,
        "icon_name": icon,
        "score": score,
        "score_label": score_label,
        "id": id,
    }
    return render_to_string("ui/entry.html", context)


@register.simple_block_tag
def steps(content: SafeString, *, label: str) -> SafeString:
    """The stages of something that goes on, as an ordered list of `step` tags."""
    return render_to_string("ui/steps.html", {"content": content, "label": label})


@register.inclusion_tag("ui/step.html")
def step(label: str, *, state: State = "todo", note: str = "") -> dict[str, str]:
    return {"label": label, "state": known(state, State), "note": note}


@register.simple_block_tag
def facts(content: SafeString, *, wide: bool = False) -> SafeString:
    """A definition list of `fact` tags; `wide` sets term and value side by side."""
    return render_to_string("ui/facts.html", {"content": content, "wide": wide})


@register.inclusion_tag("ui/fact.html")
def fact(label: str, *, value: object, hint: str = "") -> dict[str, object]:
    """A missing value is said to be missing, never left blank; zero is a value."""
    return {"label": label, "value": "" if value is None else value, "hint": hint}


@register.simple_block_tag
def tabs(content: SafeString, *, label: str) -> SafeString:
    """Pages beside each other, as links: each has its own address."""
    return render_to_string("ui/tabs.html", {"content": content, "label": label})


@register.inclusion_tag("ui/tab.html", takes_context=True)
def tab(
    context: RequestContext,
    label: str,
    *,
    url: str,
    current: bool | None = None,
    count: int | None = None,
) -> dict[str, object]:
    """One link of `tabs`; unless told, it is current when its path is the page's own."""
    if current is None:
        current = context["request"].path == url.partition("?")[0]
    return {"label": label, "url": url, "current": current, "count": count}


@register.simple_block_tag
def table(
    content: SafeString, *, caption: str, layout: Layout = "scroll", caption_hidden: bool = False
) -> SafeString:
    """A table around the block's `thead` and `tbody`.

    On a narrow screen it scrolls inside itself, or, as `cards`, each row becomes a card
    whose cells are named by their `data-label`.
    """
    context = {"content": content, "caption": caption, "caption_hidden": caption_hidden}
    return render_to_string("ui/table.html", context | {"layout": known(layout, Layout)})


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(
    context: RequestContext, page_obj: Page[Model], *, label: str = "Pages"
) -> dict[str, object]:
    """Links to the other pages; the rest of the query string stays as it is."""
    return {
        "query": context["request"].GET,
        "page_obj": page_obj,
        "numbers": page_obj.paginator.get_elided_page_range(page_obj.number, on_ends=1),
        "gap": page_obj.paginator.ELLIPSIS,
        "label": label,
    }
