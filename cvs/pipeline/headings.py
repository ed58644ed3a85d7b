"""What the words of a heading announce, however they are set."""

import re
from functools import lru_cache

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
_KIND_OF_PHRASE = {
    phrase: kind for kind, phrases in reversed(HEADING_PHRASES.items()) for phrase in phrases
}
_KIND_OF_SQUEEZED = {
    phrase.replace(" ", ""): kind for kind, phrases in HEADING_PHRASES.items() for phrase in phrases
}
_KIND_OF = {word: kind for kind, words in reversed(HEADING_WORDS.items()) for word in words}
_KNOWN = HEADING_FILLERS | _KIND_OF.keys()


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def heading_kind(text: str) -> Kind | None:
    """What a heading with these words announces; None when they are no heading's words."""
    if len(text) > LONGEST or text.rstrip().endswith((".", ",", ";")):
        return None
    text = without_ornaments(text)
    words = fold(text).translate(_DOTLESS).split()
    if is_letter_spaced(words):
        return kind_of_pieces(text)
    return kind_of_words(words) if 0 < len(words) <= MOST_WORDS else None


def without_ornaments(text: str) -> str:
    """The text without a number before it and brackets behind it."""
    if text.rstrip().endswith((")", "]")):
        text = _BRACKETS.sub("", text)
    number = _NUMBERED.match(text)
    return text[number.end() :] if number else text


def kind_of_words(words: list[str]) -> Kind | None:
    if kind := _KIND_OF_PHRASE.get(" ".join(words)):
        return kind
    kinds = [_KIND_OF[word] for word in words if word in _KIND_OF]
    return kinds[0] if kinds and _KNOWN.issuperset(words) else None


def is_letter_spaced(words: list[str]) -> bool:
    return len(words) > SHORTEST_WORD and 2 * sum(len(word) == 1 for word in words) > len(words)


@lru_cache(maxsize=1024)
def kind_of_pieces(text: str) -> Kind | None:
    """The same for a heading whose letters are set apart: "E X P E R I E N C E"."""
    squeezed = "".join(fold(text).translate(_DOTLESS).split())
    if not SHORTEST_WORD <= len(squeezed) <= LONGEST_SQUEEZED:
        return None
    if phrase := _KIND_OF_SQUEEZED.get(squeezed):
        return phrase
    words = words_in(squeezed)
    # "Information" is not "in formation".
    if len(text.split()) == 1 and words and len(words[0]) < SHORTEST_WORD:
        return None
    return kind_of_words(words) if any(len(word) > SHORTEST_WORD for word in words) else None


def words_in(squeezed: str) -> list[str]:
    """The known words that the letters make up in a row, the fewest; empty when they do not."""
    best: dict[int, list[str]] = {0: []}  # the words up to a place, where there are such
    for start in range(len(squeezed)):
        if start not in best:
            continue
        fewer = len(best[start]) + 1
        for end in range(start + 1, len(squeezed) + 1):
            word = squeezed[start:end]
            if word in _KNOWN and (end not in best or fewer < len(best[end])):
                best[end] = [*best[start], word]
    return best.get(len(squeezed), [])
