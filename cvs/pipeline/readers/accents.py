"""Puts letters together with accents that a file prints over them, as old LaTeX fonts do."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from cvs.pipeline.readers.glyphs import Glyph

WIDEST_LETTER = 0.9  # of the font size
HIGHEST = 0.4  # of the font size; accents of capitals are raised
MOST_LOOKED_AT = 500  # words that start before an accent, wherever on the page
# Accents as characters of their own, and the same ones as they join the letter before.
ACCENTS = {
    "`": "\u0300",
    "\u02cb": "\u0300",
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "^": "\u0302",
    "\u02c6": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "\u00af": "\u0304",
    "\u02c9": "\u0304",
    "\u02d8": "\u0306",
    "\u02d9": "\u0307",
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u02dd": "\u030b",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
    "\u02db": "\u0328",
}
DOTLESS = {"\u0131": "i", "\u0237": "j"}


def with_accents(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs, with each accent that is over a glyph's first or last letter joined to it.

    Where an accent stands in the file says little: libraries sort by the height of the baseline.
    """
    words = list(glyphs)
    accents = [glyph for glyph in words if glyph.text.strip() in ACCENTS]
    if not accents:
        return words
    words = [glyph for glyph in words if glyph.text.strip() not in ACCENTS]
    starts = sorted((glyph.x0, number) for number, glyph in enumerate(words) if glyph.text.strip())
    for accent in accents:
        number = word_under(accent, words, starts)
        joined = None if number is None else joined_to(words[number], accent)
        if number is None or joined is None:
            words.append(accent)
        else:
            words[number] = joined
    return words


def word_under(
    accent: Glyph, words: Sequence[Glyph], starts: Sequence[tuple[float, int]]
) -> int | None:
    """The number of the word, of those starting closely before the accent, that it is over."""
    middle = middle_of(accent)
    end = bisect_left(starts, (middle, 0))
    for _, number in starts[max(end - MOST_LOOKED_AT, 0) : end][::-1]:
        word = words[number]
        rise = accent.y - word.y
        if middle < word.x1 and -HIGHEST * word.size < rise < HIGHEST * word.size:
            return number
    return None


def middle_of(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def joined_to(word: Glyph, accent: Glyph) -> Glyph | None:
    mark, middle = ACCENTS[accent.text.strip()], middle_of(accent)
    bare, width = word.text.rstrip(), WIDEST_LETTER * word.size
    if middle < word.x0 + width and (first := composed(bare[0], mark)):
        return word._replace(text=first + word.text[1:])
    if middle > word.x1 - width and (last := composed(bare[-1], mark)):
        return word._replace(text=bare[:-1] + last + word.text[len(bare) :])
    return None


def composed(letter: str, mark: str) -> str:
    """Both as one character; empty where there is none such."""
    one = unicodedata.normalize("NFC", DOTLESS.get(letter, letter) + mark)
    return one if len(one) == 1 else ""
