"""Which O*NET occupation each career of another catalogue is, by what both are called and do.

    likeness = the best title's likeness + likeness of the description to description and tasks

A title's likeness is the cosine of the career's title with any of the occupation's titles, or
`EXACT_OTHER_TITLE` where one of the career's other titles has the very same words. No skill takes
part: the crosswalk must not know what nearness by skills is measured with.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

from careers.management.formats.onet import open_onet
from careers.matching import Vectors, words

EXACT_OTHER_TITLE = 0.9
LIKELY = 0.8
"""From which likeness on the two are taken to be the same."""


@dataclass(frozen=True, slots=True)
class Named:
    """A career by what it is called and what is said of it."""

    id: str
    title: str
    other_titles: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Standard:
    """The occupations of O*NET that have related ones, and which those are, by code."""

    occupations: tuple[Named, ...]
    related: Mapping[str, frozenset[str]]


def read_standard(path: Path) -> Standard:
    """Raises FormatError. Tasks belong to an occupation's description here."""
    with open_onet(path) as onet:
        related = _gathered((row.code, row.related_code) for row in onet.related())
        titles = _gathered((row.code, row.title) for row in onet.alternate_titles())
        tasks = _gathered((row.code, row.text) for row in onet.tasks())
        occupations = tuple(
            Named(
                one.code,
                one.title,
                tuple(titles.get(one.code, ())),
                " ".join((one.description, *tasks.get(one.code, ()))),
            )
            for one in onet.occupations()
            if one.code in related
        )
    return Standard(occupations, {code: frozenset(found) for code, found in related.items()})


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


class Crosswalk:
    """Built once from O*NET's occupations."""

    def __init__(self, occupations: Iterable[Named]) -> None:
        known = tuple(occupations)
        titles = [(title, one.id) for one in known for title in _titles(one)]
        self._codes = [one.id for one in known]
        self._owners = [code for _, code in titles]
        self._titles = Vectors([bag(title) for title, _ in titles])
        self._texts = Vectors([bag(one.description) for one in known])
        self._exact: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        for title, code in titles:
            self._exact[frozenset(words(title))].add(code)

    def code(self, career: Named) -> str | None:
        """The likeliest occupation's code; None where none is likely."""
        likeness = self._by_title(career)
        vector = self._texts.vector(bag(career.description))
        for place, value in self._texts.cosines(vector).items():
            code = self._codes[place]
            likeness[code] = likeness.get(code, 0.0) + value
        best = max(sorted(likeness), key=likeness.__getitem__, default="")
        return best if likeness.get(best, 0.0) >= LIKELY else None

    def _by_title(self, career: Named) -> dict[str, float]:
        best: dict[str, float] = {}
        for place, value in self._titles.cosines(self._titles.vector(bag(career.title))).items():
            code = self._owners[place]
            best[code] = max(best.get(code, 0.0), value)
        for title in career.other_titles:
            for code in self._exact.get(frozenset(words(title)), ()):
                best[code] = max(best.get(code, 0.0), EXACT_OTHER_TITLE)
        return best


def _titles(one: Named) -> tuple[str, ...]:
    return tuple(dict.fromkeys((one.title, *one.other_titles)))


def bag(text: str) -> dict[str, float]:
    """The text's words, each counted 1 + ln(times)."""
    return {word: 1 + log(times) for word, times in sorted(words(text).items())}
