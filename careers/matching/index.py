"""One person against thousands of careers.

`CareerIndex` gives what `rank` gives, to the last bit, and looks only at the requirements that
a person's skills touch: per skill it knows the careers that ask for it and what that is worth.
Sums are `math.fsum`, which does not depend on order nor on the zeros that are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from math import fsum
from typing import NamedTuple

from careers.matching.catalogue import Career, rarity
from careers.matching.explain import Match
from careers.matching.score import Weighed, explain, reached, readiness, weigh


@dataclass(frozen=True, slots=True)
class Score:
    """A match without its parts."""

    career_id: str
    title: str
    fit: float
    readiness: int


class _Entry(NamedTuple):
    """A requirement as seen from its skill; `career` is a place in the index."""

    career: int
    minimum_level: int
    fit_possible: float
    percent: float


@dataclass(slots=True)
class _Tally:
    """What a person's skills add up to for one career, until it is summed."""

    fit: list[float] = field(default_factory=list)
    percent: list[float] = field(default_factory=list)
    met: int = 0


class CareerIndex:
    """Built once from a catalogue and never changed; careers that ask for nothing are left out.

    `levels` maps skill ids to 1 (beginner) .. 4 (expert) throughout. Somebody without a single
    skill gets no ranking.
    """

    def __init__(self, careers: Iterable[Career]) -> None:
        asking = [career for career in careers if career.requirements]
        self.careers = tuple(sorted(asking, key=lambda career: (career.title, career.id)))
        self.rarity = rarity(self.careers)
        self._weighed = [weigh(career, self.rarity) for career in self.careers]
        self._places = {career.id: place for place, career in enumerate(self.careers)}
        self._entries = _by_skill(self._weighed)

    def __len__(self) -> int:
        return len(self.careers)

    def __contains__(self, career_id: str) -> bool:
        return career_id in self._places

    def scores(self, levels: Mapping[str, int]) -> tuple[Score, ...]:
        """Every career, best first; equal fits stand by title, then id."""
        return self.best(levels, len(self.careers))

    def best(self, levels: Mapping[str, int], limit: int) -> tuple[Score, ...]:
        """The first `limit` of `scores`."""
        tallies = self._tallies(levels)
        return tuple(
            self._score(place, tallies.get(place)) for place in self._order(levels, tallies, limit)
        )

    def rank(self, levels: Mapping[str, int], limit: int) -> tuple[Match, ...]:
        """The first `limit` of `scores` with their parts."""
        order = self._order(levels, self._tallies(levels), limit)
        return tuple(self._explained(levels, place) for place in order)

    def match(self, levels: Mapping[str, int], career_id: str) -> Match:
        """One career with its parts. KeyError for a career that is not in the index."""
        return self._explained(levels, self._places[career_id])

    def career(self, career_id: str) -> Career:
        """KeyError for a career that is not in the index."""
        return self.careers[self._places[career_id]]

    def _explained(self, levels: Mapping[str, int], place: int) -> Match:
        return explain(levels, self.careers[place], self._weighed[place])

    def _tallies(self, levels: Mapping[str, int]) -> dict[int, _Tally]:
        tallies: defaultdict[int, _Tally] = defaultdict(_Tally)
        for skill_id, level in levels.items():
            if level <= 0:
                continue
            for place, minimum_level, fit_possible, percent in self._entries.get(skill_id, ()):
                ratio = reached(level, minimum_level)
                tally = tallies[place]
                tally.fit.append(fit_possible * ratio)
                tally.percent.append(percent * ratio)
                tally.met += level >= minimum_level
        return dict(tallies)

    def _order(
        self, levels: Mapping[str, int], tallies: Mapping[int, _Tally], limit: int
    ) -> list[int]:
        """Places by fit; the index's own order is that of equal fits, and of fit 0."""
        if not any(level > 0 for level in levels.values()):
            return []
        touched = sorted(tallies, key=lambda place: (-fsum(tallies[place].fit), place))
        others = (place for place in range(len(self.careers)) if place not in tallies)
        return list(islice(chain(touched, others), limit))

    def _score(self, place: int, tally: _Tally | None) -> Score:
        career = self.careers[place]
        if tally is None:
            return Score(career.id, career.title, 0.0, 0)
        met = tally.met == len(self._weighed[place])
        percent = readiness(fsum(tally.percent), met=met)
        return Score(career.id, career.title, fsum(tally.fit), percent)


def _by_skill(weighed: Iterable[Iterable[Weighed]]) -> dict[str, list[_Entry]]:
    found = defaultdict(list)
    for place, needs in enumerate(weighed):
        for each in needs:
            entry = _Entry(place, each.need.minimum_level, each.fit_possible, each.percent)
            found[each.need.skill_id].append(entry)
    return dict(found)
