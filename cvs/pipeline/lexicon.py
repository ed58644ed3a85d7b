"""The catalogue's skills, and where a text names them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# A word in a text, with the full stop that ".NET" starts with, or behind one, as in "Node.js".
_WORD = re.compile(r"(?<!\w)\.?\w+|(?<=\.)\w+")
_FIRST_WORD = re.compile(r"\.?\w+|\W")
_JOINING = frozenset("-&'\u2019")
_GOES_ON = frozenset("_+#")


@dataclass(frozen=True, slots=True)
class Term:
    """A skill and its other names.

    `needs_context` is for names that are also everyday words (R, Go, Excel): alone they prove
    nothing.
    """

    skill: str
    aliases: tuple[str, ...]
    needs_context: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.skill, *self.aliases)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All terms. It is remembered by what it is, not by what it holds: comparing takes too long."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text, from `start` up to `end`."""

    term: Term
    start: int
    end: int
    exact: bool


# As the catalogue writes it, in lower case, and whose it is.
Name = tuple[str, str, Term]


class Matcher:
    """Finds names in texts; of those that start at one place the longest wins."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names: dict[str, list[Name]] = defaultdict(list)
        for term in lexicon.terms:
            for name in filter(None, map(single_spaced, term.names)):
                low = lower(name)
                self._names[first_word(low)].append((name, low, term))
        for names in self._names.values():
            names.sort(key=lambda known: -len(known[0]))

    def hits(self, text: str) -> list[Hit]:
        """The names in the text from left to right, none inside another."""
        found: list[Hit] = []
        low = lower(text)
        for match in _WORD.finditer(low):
            names = self._names.get(match[0])
            if names is None or (found and match.start() < found[-1].end):
                continue
            if hit := longest_of(names, text, low, match.start()):
                found.append(hit)
        return found


def longest_of(names: Iterable[Name], text: str, low: str, start: int) -> Hit | None:
    """The first of the names, the longest of which comes first, that stands there."""
    for name, low_name, term in names:
        end = start + len(name)
        if low.startswith(low_name, start) and stands_alone(low, start, end, term):
            return Hit(term, start, end, exact=text[start:end] == name)
    return None


@lru_cache(maxsize=1)
def matcher_of(lexicon: Lexicon) -> Matcher:
    """The same for the same lexicon: one CV after the other is read with it."""
    return Matcher(lexicon)


def lower(text: str) -> str:
    """Lower case, one character for one."""
    low = text.lower()
    if len(low) == len(text) and "Σ" not in text:  # the one letter that looks around itself
        return low
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def single_spaced(name: str) -> str:
    return " ".join(name.split())


def first_word(name: str) -> str:
    """The word that the name starts with, as `_WORD` finds it in a text."""
    match = _FIRST_WORD.match(name)
    return match[0] if match else ""


def stands_alone(text: str, start: int, end: int, term: Term) -> bool:
    """Whether the name is no part of a longer one: not C in C++, Node in Node.js, R in R&D."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.isalnum() or after in _GOES_ON:
        return False
    if after == "." and text[end + 1 : end + 2].isalnum():
        return False
    return not term.needs_context or _JOINING.isdisjoint((before, after))
