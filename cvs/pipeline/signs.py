"""Signs that a text is not, or not all of, what it was taken for."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.vocabulary import LANGUAGE_NAMES, words

SHORTEST_NAME = 3  # letters that tell something

JOINING = words(
    "a and as at by for from in of on or the to with au aux avec d de des du en et le la "
    "les ou par pour sur un une der die das des dem den ein eine fur im mit nach oder und von vom "
    "zu zum zur y e o con del el los las para por un una"
)
LEVELS = words(
    "native fluent intermediate basic beginner advanced proficient mother tongue muttersprache "
    "fliessend verhandlungssicher grundkenntnisse langue maternelle courant bilingue notions "
    "nativo nativa fluido basico a1 a2 b1 b2 c1 c2"
)
_LANGUAGE_OR_LEVEL = LANGUAGE_NAMES | LEVELS
# Accents that stand beside their letters, and marks that were letters in the document.
_LOOSE = re.compile(r"[´`¨˜ˆˇ\u02d8-\u02dd\ufffd•]")
_BROKEN = re.compile(rf"[,;:/&(]$|\w[{DASHES}]$")
_OPEN = re.compile(r"^[^()]*\)|\([^()]*$")


def is_garbled(text: str) -> bool:
    return bool(_LOOSE.search(text))


def is_broken_off(text: str) -> bool:
    """Whether the text starts or ends in the middle of something."""
    last = fold(text).rpartition(" ")[2]
    marks = _BROKEN.search(text) or _OPEN.search(text)
    return text[:1].islower() or last in JOINING or marks is not None


def has_any(text: str, some: frozenset[str]) -> bool:
    return not some.isdisjoint(fold(text.replace(".", "")).split())


def is_language_or_level(text: str) -> bool:
    return _LANGUAGE_OR_LEVEL.issuperset(fold(text).split())


def shares_letters(name: str, email: str) -> bool:
    """Whether a word of the name stands in the address before the @."""
    local = fold(email.partition("@")[0]).replace(" ", "")
    return any(word in local for word in fold(name).split() if len(word) >= SHORTEST_NAME)


def is_range(job: Mapping[str, Any]) -> bool:
    return bool(job["start"] and (job["end"] or job["current"]))


def ends_early(job: Mapping[str, Any]) -> bool:
    """Whether it ends before it starts, as far as both are told."""
    start, end = job["start"] or "", job["end"] or ""
    return bool(start and end) and start[: len(end)] > end[: len(start)]


def starts_after(job: Mapping[str, Any], today: date) -> bool:
    start = job["start"] or ""
    return start > today.isoformat()[: len(start)]
