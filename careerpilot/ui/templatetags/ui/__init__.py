"""Shared components. A tag's signature is its contract: unknown props fail at parse.

What a tag is given is text and is escaped; only a block's own content is markup.
"""

from careerpilot.ui.templatetags.ui import containers, lists, numbers, parts, talk
from careerpilot.ui.templatetags.ui.library import register

__all__ = ["containers", "lists", "numbers", "parts", "register", "talk"]
