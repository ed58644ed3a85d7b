"""What a CV calls a skill and the catalogue does not know."""

import re
from collections.abc import Iterable

from cvs.pipeline.cleaning import fold
from cvs.pipeline.lexicon import Matcher

LONGEST = 150  # characters
MOST_WORDS = 5
MOST = 200  # of one CV
_SENTENCE_ENDS = (".", "!", "?")
_ADDRESS = re.compile(r"@|https?:|www\.|\w\.\w{2,}/", re.IGNORECASE)


def unknown_skills(listed: Iterable[str], matcher: Matcher) -> tuple[str, ...]:
    """Of the strings that a CV lists as skills those that name none of the catalogue, once each.

    Addresses, numbers and sentences are left out: nobody could make a skill of them.
    """
    once: dict[str, str] = {}
    for text in listed:
        if could_be_skill(text) and not matcher.hits(text):
            once.setdefault(fold(text), text)
    return tuple(once.values())[:MOST]


def could_be_skill(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and any(map(str.isalpha, text))
        and len(text.split()) <= MOST_WORDS
        and not text.endswith(_SENTENCE_ENDS)
        and not _ADDRESS.search(text)
    )
