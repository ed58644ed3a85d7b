"""Text that is safe to store and to compare."""

import re
import unicodedata
from functools import lru_cache

from cvs.pipeline.limits import STANDARD_LIMITS

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (but tab and line feed) and C1
    "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"  # soft hyphen, zero width
    "\u061c\u202a-\u202e\u2066-\u2069"  # bidirectional
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # surrogates and what is no character
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SYMBOL = re.compile(r"\(cid:\d+\)|[\x00\ue000-\uf8ff\ufffd]")
_BULLETS = "•●▪■◦○‣\u2043∙·►▸➢➤✓✔*-\u2013\u2014\u3161"
_BULLET = re.compile(rf"^(?:[{re.escape(_BULLETS)}]+|\([a-z]\))$")
_FIRST = _BULLETS + "("
_WORD = re.compile(r"[\w+#]+")
_FIRST_COMBINING = "\u0300"

BULLET = "•"
# For use between the brackets of a regular expression.
DASHES = r"\-\u2010-\u2015\u2212"
APOSTROPHES = r"'\u2019"


def clean(text: str) -> str:
    """NFC without control, zero-width and bidirectional characters; ligatures spelt out."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text).translate(_LIGATURES))


def plain_symbols(text: str) -> str:
    """Icons and unmapped glyphs, which carry no letters, become bullets."""
    return _SYMBOL.sub(BULLET, text)


def is_symbol(text: str) -> bool:
    """Whether the glyph's text is none: private, replaced or missing."""
    return not text.isalnum() and bool(_SYMBOL.match(text))


def is_bullet(text: str) -> bool:
    """Whether the word is a sign, or a letter in brackets, that lines of a list begin with."""
    return text[:1] in _FIRST and bool(_BULLET.match(text))


# Every finder asks for the same words again. There is room for those of the longest CV.
@lru_cache(maxsize=2 * STANDARD_LIMITS.lines)
def fold(text: str) -> str:
    """For comparing words: lower case, no accents, no punctuation but + and #."""
    return " ".join(_WORD.findall(_bare(text.casefold())))


def _bare(text: str) -> str:
    if text.isascii():
        return text
    chars = unicodedata.normalize("NFKD", text)
    return "".join([c for c in chars if c < _FIRST_COMBINING or not unicodedata.combining(c)])


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def flatten(text: str) -> str:
    """Lower case without accents, character by character: places stay as they are in `text`."""
    return text.lower() if text.isascii() else "".join(map(_flat, text))


@lru_cache
def _flat(char: str) -> str:
    lower = unicodedata.normalize("NFKD", char)[0].lower()
    return lower if len(lower) == 1 else char
