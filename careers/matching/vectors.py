"""Sparse vectors of length one, and which of many lie near another."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import fsum, log, sqrt
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Vectors(Generic[T]):
    """Documents as TF-IDF vectors: count x (1 + ln((1 + N) / (1 + n))), brought to length one.

    A document is a mapping from terms to positive numbers; an empty one is near nothing.
    """

    def __init__(self, documents: Sequence[Mapping[T, float]]) -> None:
        self._rarity = inverse_frequency(documents)
        self._rarest = 1 + log(1 + len(documents))
        self._vectors = [self.vector(document) for document in documents]
        self._holders: dict[T, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(self._vectors):
            for term, value in vector.items():
                self._holders[term].append((place, value))

    def vector(self, document: Mapping[T, float]) -> dict[T, float]:
        """A document measured with the rarity of these; a term none of them has is the rarest."""
        rarity, rarest = self._rarity, self._rarest
        raw = {term: value * rarity.get(term, rarest) for term, value in document.items()}
        length = sqrt(fsum(value * value for value in raw.values()))
        return {term: value / length for term, value in raw.items()}

    def cosines(self, vector: Mapping[T, float]) -> dict[int, float]:
        """How near each document is, from 0 to 1, by its place; what shares no term is left out."""
        found: defaultdict[int, float] = defaultdict(float)
        for term, value in vector.items():
            for place, other in self._holders.get(term, ()):
                found[place] += value * other
        return dict(found)

    def __getitem__(self, place: int) -> Mapping[T, float]:
        return self._vectors[place]


def inverse_frequency(documents: Sequence[Mapping[T, float]]) -> dict[T, float]:
    counts = Counter(term for document in documents for term in document)
    total = 1 + len(documents)
    return {term: 1 + log(total / (1 + count)) for term, count in counts.items()}
