"""Where a person says something: forms and chat."""

import datetime as dt

from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerpilot.ui.props import Author, known
from careerpilot.ui.templatetags.ui.library import register


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
