"""Puts what is written from right to left into the order it is read in."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from cvs.pipeline.document import Word

# All that is of such a script is in here, and little else.
MAY_BE_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufeff\U00010800-\U0001efff]")
RIGHT_TO_LEFT = frozenset(("R", "AL"))
LEFT_TO_RIGHT = frozenset(("L", "EN"))


def is_right_to_left(text: str) -> bool:
    """Whether the text holds a letter of such a script and none of another."""
    if text.isascii() or not MAY_BE_RIGHT_TO_LEFT.search(text):
        return False
    kinds = {unicodedata.bidirectional(char) for char in text}
    return bool(kinds & RIGHT_TO_LEFT) and "L" not in kinds


def in_logical_order(row: Sequence[Word]) -> tuple[Word, ...]:
    """The row's words, given from left to right, as they are read.

    The row runs from right to left when most of its words do; what is in Latin letters or
    numbers keeps its own order inside.
    """
    if not MAY_BE_RIGHT_TO_LEFT.search("".join([word.text for word in row])):
        return tuple(row)
    backwards = [is_right_to_left(word.text) for word in row]
    if not any(backwards):
        return tuple(row)
    if 2 * sum(backwards) < sum(any(map(str.isalpha, word.text)) for word in row):
        return tuple(_with_runs_turned(row, turned=True))
    return tuple(_gaps_moved(_with_runs_turned(row[::-1], turned=False)))


def _with_runs_turned(row: Sequence[Word], *, turned: bool) -> list[Word]:
    """The row with runs of the one direction read the other way round."""
    found: list[Word] = []
    for is_backwards, run in groupby(row, key=lambda word: is_right_to_left(word.text)):
        words = list(run)
        found.extend(words[::-1] if is_backwards is turned else words)
    return found


def _gaps_moved(row: Sequence[Word]) -> list[Word]:
    """A gap stood before its word on the left; read the other way it stands before the next."""
    gaps = [False, *(word.after_gap for word in row[:-1])]
    return [replace(word, after_gap=gap) for word, gap in zip(row, gaps, strict=True)]
