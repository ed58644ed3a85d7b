"""Finds which of a person's careers, skills or roadmaps a question names, however loosely."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")

TYPOS, EXACT = 0.82, 1.0
HALF = 0.5

_JOINTS = re.compile(r"(?<=\w)['’.-](?=\w)")
_WORD = re.compile(r"[^\W_]+[+#]*")


def words_of(text: str) -> list[str]:
    """Lower-case words; "front-end" and "Node.js" are one word each, "C++" keeps its signs."""
    return _WORD.findall(_JOINTS.sub("", text.casefold()))


_COMMON = frozenset(
    words_of(
        """
        a about am among an and any are as at be become becoming best better can career careers
        close could do does exactly explain fit fits for from gap gaps get good have how i in is
        it job jobs know lack lacking learn level me missing most my need needed now of on one or
        order path plan please ready really reason reasons required requires right roadmap role
        roles should skill skills still suit suits tell that the there these this to today top
        want was well what whats which why will with would work working yet you your
        """
    )
)
_INTRODUCE = frozenset(words_of("about as become becoming does for is"))


def telling_words(text: str) -> list[str]:
    """The words that may name something."""
    return [word for word in words_of(text) if word not in _COMMON]


def names_something(question: str) -> bool:
    """Whether a name seems to follow: "missing for an astronaut", but not "missing for me"."""
    words = words_of(question)
    start = next((at for at, word in enumerate(words) if word in _INTRODUCE), len(words))
    return any(word not in _COMMON for word in words[start:])


def named_in(
    question: str,
    rows: Sequence[T],
    name_of: Callable[[T], str],
    *,
    least: float = HALF,
    likeness: float = TYPOS,
) -> list[T]:
    """The rows that the question names best, in their order; several when it cannot tell.

    At least `least` of a name's words have to occur; of equal shares the longer name wins.
    Words count as the same from a `likeness` of difflib on.
    """
    matcher = _Words(telling_words(question), likeness)
    scored = [(matcher.score(name_of(row)), row) for row in rows]
    best = max((score for score, _ in scored), default=(0.0, 0))
    return [row for score, row in scored if score == best] if best[0] >= least else []


class _Words:
    """The words of a question, and neighbours written as one: "back end" names "Backend"."""

    def __init__(self, words: Sequence[str], likeness: float) -> None:
        joined = (first + second for first, second in pairwise(words))
        self.known = dict.fromkeys([*words, *joined])
        self.likeness = likeness
        self.holds = cache(self._holds)

    def score(self, name: str) -> tuple[float, int]:
        """The share of the name's words that occur, and how many they are."""
        words = telling_words(name)
        found = {at for at, word in enumerate(words) if self.holds(word)}
        for at, (first, second) in enumerate(pairwise(words)):
            if first + second in self.known:
                found |= {at, at + 1}
        return (len(found) / len(words), len(found)) if found else (0.0, 0)

    def _holds(self, word: str) -> bool:
        if word in self.known or self.likeness == EXACT:
            return word in self.known
        return bool(get_close_matches(word, self.known, n=1, cutoff=self.likeness))
