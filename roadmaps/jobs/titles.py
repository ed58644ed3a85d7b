"""What a new roadmap is called."""

import re
from collections.abc import Sequence

LONGEST = 255
NAMED = 3
WORD = re.compile(r"[^\W_]+")
# How letters are named, and how words sound that are not written so.
SPELT_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
SPOKEN_WITH_A_CONSONANT = ("uni", "use", "util", "eu", "one", "ubi")
SPOKEN_WITH_A_VOWEL = ("unim", "unin", "hour", "honest", "honor", "honour", "heir")


def becoming(career: str) -> str:
    return f"Becoming {article(career)} {career}"[:LONGEST]


def learning(skills: Sequence[str]) -> str:
    """At most three skills by name; the others are counted."""
    names = list(skills)
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    *first, last = names
    return f"Learning {', '.join(first)} and {last}"[:LONGEST] if first else f"Learning {last}"


def article(title: str) -> str:
    """A or an, as the first word sounds: an engineer, a UX designer, an HR manager."""
    first = WORD.search(title)
    word = first.group() if first else ""
    if word.isupper():
        return "an" if word[0] in SPELT_WITH_A_VOWEL else "a"
    spoken = word.lower()
    if spoken.startswith(SPOKEN_WITH_A_VOWEL):
        return "an"
    if spoken.startswith(SPOKEN_WITH_A_CONSONANT):
        return "a"
    return "an" if spoken.startswith(("a", "e", "i", "o", "u")) else "a"
