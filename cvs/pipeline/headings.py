"""What the words of a heading announce, however they are set."""

import re
from functools import cache, lru_cache

from cvs.pipeline.cleaning import fold
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.vocabulary import HEADING_FILLERS, HEADING_PHRASES, HEADING_WORDS, Kind

MOST_WORDS = 6
LONGEST = 100  # characters
LONGEST_SQUEEZED = 48
SHORTEST_WORD = 4  # letters that a heading set in pieces must tell its kind with
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*$")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d)?|[ivxIVX]{1,4}|[A-Z])\s?[.):]\s+")
_DOTLESS = str.maketrans({"ı": "i", "ȷ": "j"})
_KIND_OF = {word: kind for kind, words in reversed(HEADING_WORDS.items()) for word in words}


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def heading_kind(text: str) -> Kind | None:
    """What a heading with these words announces; None when they are no heading's words."""
    if len(text) > LONGEST or text.rstrip().endswith((".", ",", ";")):
        return None
    text = _NUMBERED.sub("", _BRACKETS.sub("", text), count=1)
    words = fold(text).translate(_DOTLESS).split()
    if is_letter_spaced(words):
        return kind_of_pieces(text)
    return kind_of_words(words) if 0 < len(words) <= MOST_WORDS else None


def kind_of_words(words: list[str]) -> Kind | None:
    folded = " ".join(words)
    for kind, phrases in HEADING_PHRASES.items():
        if folded in phrases:
            return kind
    kinds = [_KIND_OF[word] for word in words if word in _KIND_OF]
    spoken = all(word in HEADING_FILLERS or word in _KIND_OF for word in words)
    return kinds[0] if kinds and spoken else None


def is_letter_spaced(words: list[str]) -> bool:
    return len(words) > SHORTEST_WORD and 2 * sum(len(word) == 1 for word in words) > len(words)


@lru_cache(maxsize=1024)
def kind_of_pieces(text: str) -> Kind | None:
    """The same for a heading whose letters are set apart: "E X P E R I E N C E"."""
    squeezed = "".join(fold(text).translate(_DOTLESS).split())
    if not SHORTEST_WORD <= len(squeezed) <= LONGEST_SQUEEZED:
        return None
    if phrase := squeezed_phrases().get(squeezed):
        return phrase
    words = words_in(squeezed)
    return kind_of_words(words) if any(len(word) > SHORTEST_WORD for word in words) else None


@cache
def squeezed_phrases() -> dict[str, Kind]:
    return {
        phrase.replace(" ", ""): kind
        for kind, phrases in HEADING_PHRASES.items()
        for phrase in phrases
    }


def words_in(squeezed: str) -> list[str]:
    """The known words that the letters make up in a row, the fewest; empty when they do not."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(squeezed) + 1):
        ways = (
            [*before, word]
            for start, before in enumerate(best)
            if before is not None
            and ((word := squeezed[start:end]) in _KIND_OF or word in HEADING_FILLERS)
        )
        best.append(min(ways, key=len, default=None))
    return best[-1] or []
