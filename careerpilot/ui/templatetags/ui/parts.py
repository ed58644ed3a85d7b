"""The small parts of pages: words, buttons, pictures."""
# Props are the words of the page's author, those that Python has a use for included.
# ruff: noqa: A002

import datetime as dt
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_outline, heroicon_solid

from careerpilot.ui.props import Kind, Size, Tone, known
from careerpilot.ui.skill_icons import emblem_of
from careerpilot.ui.templatetags.ui.library import register


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
