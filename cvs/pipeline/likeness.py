"""Tells when two readings speak of the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import Any

from cvs.pipeline.cleaning import fold
from cvs.pipeline.finding import ONCE, Topic

Values = Mapping[str, Any]

SAME = 1.0
ALIKE = 0.65
SAME_NAME = 0.9
# How much each field tells two entries of these topics apart.
WEIGHTS = {
    Topic.EXPERIENCE: {"title": 3, "company": 3, "start": 2, "end": 1},
    Topic.EDUCATION: {"degree": 3, "institution": 3, "year": 2},
}
NAMES = {
    Topic.EXPERIENCE: ("title", "company"),
    Topic.EDUCATION: ("degree", "institution"),
    Topic.CERTIFICATION: ("name",),
    Topic.LANGUAGE: ("name",),
}


def pairs(
    topic: Topic, first: Sequence[Sequence[Values]], second: Sequence[Sequence[Values]]
) -> list[tuple[int, int]]:
    """The things of both sides that are the same, as places in `first` and `second`.

    A thing is given by all its versions (as read, as corrected). Each is paired once at most, the
    most alike first, and among those equally alike the earliest.
    """
    rated = [
        (-best(topic, one, other), number, place)
        for (number, one), (place, other) in product(enumerate(first), enumerate(second))
    ]
    left, right, found = set[int](), set[int](), []
    for rating, number, place in sorted(rated):
        if -rating >= ALIKE and number not in left and place not in right:
            left.add(number)
            right.add(place)
            found.append((number, place))
    return sorted(found)


def best(topic: Topic, one: Iterable[Values], other: Iterable[Values]) -> float:
    return max((likeness(topic, *both) for both in product(one, other)), default=0.0)


def likeness(topic: Topic, one: Values, other: Values) -> float:
    """1 for the same words, from `ALIKE` on the same thing. What a CV says once is one thing."""
    if same_words(one, other):
        return SAME
    if topic in ONCE:
        return SAME_NAME
    if topic in WEIGHTS:
        return min(entry_likeness(topic, one, other), SAME_NAME)
    names = NAMES.get(topic, ("text",))
    return SAME_NAME if all(word(one, name) == word(other, name) for name in names) else 0.0


def entry_likeness(topic: Topic, one: Values, other: Values) -> float:
    """The mean over the fields that both sides give; 0 when they share no name."""
    shared = {
        field: weight
        for field, weight in WEIGHTS[topic].items()
        if word(one, field) and word(other, field)
    }
    if not shared.keys() & set(NAMES[topic]):
        return 0.0
    total = sum(
        weight * field_likeness(topic, field, one, other) for field, weight in shared.items()
    )
    return total / sum(shared.values())


def field_likeness(topic: Topic, field: str, one: Values, other: Values) -> float:
    words = word(one, field), word(other, field)
    if field in NAMES[topic]:
        return SequenceMatcher(None, *words, autojunk=False).ratio()
    return float(words[0] == words[1])


def same_words(one: Values, other: Values) -> bool:
    return all(word(one, field) == word(other, field) for field in one.keys() | other.keys())


def word(values: Values, field: str) -> str:
    value = values.get(field)
    return "" if value is None else folded(str(value))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Each text is compared with many others."""
    return fold(text)
