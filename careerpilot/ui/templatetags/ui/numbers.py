"""Numbers as bars, rings and charts."""
# Props are the words of the page's author, those that Python has a use for included.
# ruff: noqa: A002

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerpilot.ui.charts import Bar, bars_of, columns_of
from careerpilot.ui.props import Size, Tone, known
from careerpilot.ui.templatetags.ui.library import register


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
