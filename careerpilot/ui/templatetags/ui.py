"""Shared components. A tag's signature is its contract: unknown props fail at parse.

What a tag is given is text and is escaped; only a block's own content is markup.
"""
# Props are the words of the page's author, those that Python has a use for included.
# ruff: noqa: A002

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import template
from django.core.paginator import Page
from django.db.models import Model
from django.forms import BaseForm
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_outline, heroicon_solid

from careerpilot.ui.charts import Bar, bars_of, columns_of
from careerpilot.ui.props import Author, Kind, Layout, Size, State, Tone, known
from careerpilot.ui.skill_icons import emblem_of

register = template.Library()


# --- small parts --------------------------------------------------------------------------


@register.filter
def hours(value: Decimal | float | None) -> str:
    """Hours as people write them: quarter hours to the point, no zeros at the end."""
    return f"{value or 0:.2f}".rstrip("0").rstrip(".")


@register.simple_tag
def icon(name: str, *, size: int = 20, solid: bool = False) -> str:
    """One of the heroicons, inlined and hidden from screen readers; `size` in CSS pixels."""
    draw = heroicon_solid if solid else heroicon_outline
    return draw(name, size=size, **{"class": "icon"})


@register.inclusion_tag("ui/badge.html")
def badge(label: str, *, tone: Tone = "neutral", icon: str = "") -> dict[str, str]:
    return {"label": label, "tone": known(tone, Tone), "icon_name": icon}


@register.inclusion_tag("ui/button_link.html")
def button_link(
    label: str, *, url: str, kind: Kind = "secondary", icon: str = "", size: Size = "medium"
) -> dict[str, str]:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    return {
        "label": label,
        "url": url,
        "kind": known(kind, Kind),
        "icon_name": icon,
        "size": known(size, Size),
    }


@register.inclusion_tag("ui/submit_button.html")
def submit_button(
    label: str,
    *,
    kind: Kind = "primary",
    icon: str = "",
    size: Size = "medium",
    name: str = "",
    value: str = "",
    form: str = "",
) -> dict[str, str]:
    """The button of a form. `name` and `value` tell several of them apart."""
    return {
        "label": label,
        "kind": known(kind, Kind),
        "icon_name": icon,
        "size": known(size, Size),
        "name": name,
        "value": str(value),
        "form": form,
    }


@register.inclusion_tag("ui/avatar.html")
def avatar(name: str, *, size: Size = "medium") -> dict[str, str]:
    """The initials of `name`, for the eye alone: the name itself must stand beside it."""
    words = name.split()
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    return {"initials": initials or "?", "size": known(size, Size)}


@register.simple_tag
def skill_icon(name: str, *, category: str = "", size: Size = "medium") -> SafeString:
    """A tool's emblem or a letter, for the eye alone: the skill's name must stand beside it."""
    context = {"emblem": emblem_of(name, category), "size": known(size, Size)}
    return render_to_string("ui/skill_icon.html", context)


@register.inclusion_tag("ui/spinner.html")
def spinner(*, label: str = "Working…", id: str = "") -> dict[str, str]:
    """Shown by htmx while a request runs: point `hx-indicator` at its id."""
    return {"label": label, "id": id}


@register.inclusion_tag("ui/source_note.html")
def source_note(
    *, source: str, date: dt.date | None = None, why: str = "", why_url: str = ""
) -> dict[str, object]:
    """Where a number comes from, of which day it is, and why it is what it is."""
    return {"source": source, "date": date, "why": why, "why_url": why_url}


# --- containers ---------------------------------------------------------------------------


@register.simple_block_tag
def page_header(
    content: SafeString,
    *,
    title: str,
    lead: str = "",
    emblem: str = "",
    back_url: str = "",
    back_label: str = "Back",
) -> SafeString:
    """The one `h1` of a page; the block holds its actions, `emblem` a drawing stored by `as`."""
    context = {"content": content, "title": title, "lead": lead, "emblem": emblem}
    back = {"back_url": back_url, "back_label": back_label}
    return render_to_string("ui/page_header.html", context | back)


@register.simple_block_tag
def panel(
    content: SafeString,
    *,
    title: str = "",
    lead: str = "",
    tone: Tone = "neutral",
    icon: str = "",
    id: str = "",
) -> SafeString:
    """A section with its own `h2`. With `id`, the section is a landmark for links and htmx."""
    context = {"content": content, "title": title, "lead": lead, "icon_name": icon, "id": id}
    return render_to_string("ui/panel.html", context | {"tone": known(tone, Tone)})


@register.simple_block_tag
def card(
    content: SafeString, *, title: str = "", url: str = "", lead: str = "", tone: Tone = "neutral"
) -> SafeString:
    """A small box for a grid, with an `h3`; with `url` the title leads there."""
    context = {"content": content, "title": title, "url": url, "lead": lead}
    return render_to_string("ui/card.html", context | {"tone": known(tone, Tone)})


@register.simple_block_tag
def alert(
    content: SafeString, *, tone: Tone = "neutral", title: str = "", live: bool = False
) -> SafeString:
    """A message in the page. `live` has it read out when htmx swaps it in."""
    role = ("alert" if tone == "bad" else "status") if live else ""
    context = {"content": content, "tone": known(tone, Tone), "title": title, "role": role}
    return render_to_string("ui/alert.html", context)


@register.simple_block_tag
def disclosure(
    content: SafeString, *, summary: str, open: bool = False, id: str = ""
) -> SafeString:
    context = {"content": content, "summary": summary, "open": open, "id": id}
    return render_to_string("ui/disclosure.html", context)


@register.simple_block_tag
def quote(content: SafeString, *, source: str = "") -> SafeString:
    """Words of a CV or another document, shown as evidence."""
    return render_to_string("ui/quote.html", {"content": content, "source": source})


@register.inclusion_tag("ui/empty_state.html")
def empty_state(
    *, title: str, text: str, action_label: str = "", action_url: str = "", icon: str = "inbox"
) -> dict[str, str]:
    """What a list shows while it has nothing: why, and the one thing to do next."""
    return {
        "title": title,
        "text": text,
        "action_label": action_label,
        "action_url": action_url,
        "icon_name": icon,
    }


# --- lists --------------------------------------------------------------------------------


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


# --- numbers ------------------------------------------------------------------------------


@register.inclusion_tag("ui/progress_bar.html")
def progress_bar(
    *, value: float, max: float = 100, label: str, hint: str = "", tone: Tone = "accent"
) -> dict[str, object]:
    """How much of `max` is done, as a bar and in per cent; nothing to do counts as 0 %."""
    percent = round(100 * value / max) if max else 0
    return {
        "value": value,
        "max": max or 1,
        "percent": percent,
        "label": label,
        "hint": hint,
        "tone": known(tone, Tone),
    }


@register.inclusion_tag("ui/score_ring.html")
def score_ring(*, value: float, label: str, size: Size = "medium") -> dict[str, object]:
    """A score of 0 to 100 as a ring with its number inside."""
    score = min(100, max(0, round(value)))
    return {"score": score, "label": label, "size": known(size, Size)}


@register.simple_block_tag
def stat_row(content: SafeString) -> SafeString:
    return render_to_string("ui/stat_row.html", {"content": content})


@register.inclusion_tag("ui/stat.html")
def stat(
    label: str, *, value: object, hint: str = "", url: str = "", icon: str = ""
) -> dict[str, object]:
    return {"label": label, "value": value, "hint": hint, "url": url, "icon_name": icon}


@register.inclusion_tag("ui/bar_list.html")
def bar_list(
    rows: Iterable[Bar | Sequence[object]],
    *,
    caption: str,
    unit: str = "",
    max: float | None = None,
    label_head: str = "What",
    value_head: str = "How much",
) -> dict[str, object]:
    """Bars with their numbers, as a table; a row is `(label, value)` or `(label, value, hint)`.

    The longest bar fills its cell unless `max` sets the scale.
    """
    bars = bars_of(rows)
    return {
        "bars": bars,
        "max": max or columns_of(bars).top,
        "caption": caption,
        "unit": unit,
        "label_head": label_head,
        "value_head": value_head,
    }


@register.inclusion_tag("ui/column_chart.html")
def column_chart(
    rows: Iterable[Bar | Sequence[object]],
    *,
    caption: str,
    unit: str = "",
    label_head: str = "When",
    value_head: str = "How much",
) -> dict[str, object]:
    """A series over time as columns, with the same numbers as a table beneath."""
    bars = bars_of(rows)
    return {
        "bars": bars,
        "chart": columns_of(bars),
        "caption": caption,
        "unit": unit,
        "label_head": label_head,
        "value_head": value_head,
    }


# --- forms and chat -----------------------------------------------------------------------


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """What is wrong with a form, for pages that lay its fields out themselves."""
    return form.get_context()


@register.simple_block_tag
def chat_bubble(
    content: SafeString, *, author: Author, name: str, at: dt.datetime | None = None
) -> SafeString:
    context = {"content": content, "author": known(author, Author), "name": name, "at": at}
    return render_to_string("ui/chat_bubble.html", context)
