"""What holds a part of a page."""
# Props are the words of the page's author, those that Python has a use for included.
# ruff: noqa: A002

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerpilot.ui.props import Tone, known
from careerpilot.ui.templatetags.ui.library import register


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
