"""Words that the catalogue does not know, those together that are much alike."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from django.db.models import Count, QuerySet

from skills.enums import WordDecision
from skills.models import UnknownSkill

ALIKE = 0.4  # shared trigrams of all trigrams
MOST_WORDS = 2000
Key = TypeVar("Key", bound=Hashable)


def counted_words() -> QuerySet[UnknownSkill]:
    """With the number of CVs that list each as `cv_total`, the most frequent first."""
    return UnknownSkill.objects.annotate(cv_total=Count("sightings")).order_by("-cv_total", "key")


def pending_groups() -> list[list[UnknownSkill]]:
    """The most frequent undecided words, each group led by its most frequent one."""
    rows = counted_words().filter(decision=WordDecision.PENDING)[:MOST_WORDS]
    by_key = {row.key: row for row in rows}
    groups = alike({key: trigrams(key) for key in by_key})
    return [[by_key[key] for key in group] for group in groups]


def trigrams(words: str) -> frozenset[str]:
    """Three letters in a row of each word, which begins with two spaces and ends with one."""
    padded = [f"  {word} " for word in words.split()]
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def alike(grams: Mapping[Key, frozenset[str]]) -> list[list[Key]]:
    """Groups in the order of their first ones, each of which the others are most like."""
    groups: dict[Key, list[Key]] = {}
    having: dict[str, list[Key]] = defaultdict(list)
    for key, mine in grams.items():
        shared = Counter(leader for gram in mine for leader in having[gram])
        near = {one: _likeness(count, mine, grams[one]) for one, count in shared.items()}
        best = max(near, key=near.__getitem__, default=None)
        if best is not None and near[best] >= ALIKE:
            groups[best].append(key)
            continue
        groups[key] = [key]
        _enter(having, key, mine)
    return list(groups.values())


def _enter(having: dict[str, list[Key]], key: Key, grams: Iterable[str]) -> None:
    for gram in grams:
        having[gram].append(key)


def _likeness(shared: int, one: frozenset[str], other: frozenset[str]) -> float:
    return shared / (len(one) + len(other) - shared)
