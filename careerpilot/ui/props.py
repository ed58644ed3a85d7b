"""The words that components accept, and the check that refuses any other."""

from typing import Any, Literal, get_args

Tone = Literal["neutral", "accent", "good", "warn", "bad"]
Kind = Literal["primary", "secondary", "quiet", "danger"]
Size = Literal["small", "medium", "large"]
State = Literal["done", "current", "todo", "failed"]
Author = Literal["you", "assistant"]
Layout = Literal["scroll", "cards"]


class UnknownPropError(ValueError):
    """A component was given a word that its style sheet does not know."""


def known(value: str, words: Any) -> str:
    """`value` if it is one of the literal type's words; a typing slip is never drawn."""
    accepted = get_args(words)
    if value not in accepted:
        raise UnknownPropError(f"{value!r} is none of {', '.join(accepted)}")
    return str(value)
