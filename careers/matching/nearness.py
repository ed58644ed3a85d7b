"""Which careers are near another: by the skills they ask for and by what is written of them.

    nearness = (cosine of the skills + cosine of the words) / 2

Both are cosines of TF-IDF vectors. A skill counts importance x idf; a word of title, other titles
and description counts (1 + ln(times)) x idf. Either alone finds fewer of the careers that
official statistics call related; the share of covered requirements finds hardly any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from operator import attrgetter

from careers.matching.catalogue import Career
from careers.matching.vectors import Vectors
from careers.matching.words import words


@dataclass(frozen=True, slots=True)
class SharedSkill:
    """A skill that both careers ask for; `points` are its part of `Related.by_skills`."""

    skill_id: str
    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Related:
    """A career near another. All three figures run from 0 to 1; `nearness` is their mean.

    `shared` stands by weight and adds up to `by_skills`, within 1e-9.
    """

    career_id: str
    title: str
    nearness: float
    by_skills: float
    by_text: float
    shared: tuple[SharedSkill, ...]


class Nearness:
    """Built once from a catalogue. `texts` holds title, other titles and description, by career."""

    def __init__(self, careers: Iterable[Career], texts: Mapping[str, str]) -> None:
        self.careers = tuple(sorted(careers, key=attrgetter("title", "id")))
        self._places = {career.id: place for place, career in enumerate(self.careers)}
        self._skills = Vectors([_needs(career) for career in self.careers])
        self._words = Vectors([_bag(texts.get(career.id, "")) for career in self.careers])

    def related(self, career_id: str, limit: int) -> tuple[Related, ...]:
        """The nearest careers, the nearest first; equal ones stand by title, then id.

        KeyError for a career that is not in the catalogue.
        """
        here = self._places[career_id]
        skills = self._skills.cosines(self._skills[here])
        text = self._words.cosines(self._words[here])
        near = {
            place: (skills.get(place, 0.0) + text.get(place, 0.0)) / 2
            for place in sorted(skills.keys() | text.keys())
            if place != here
        }
        nearest = sorted(near, key=near.__getitem__, reverse=True)[:limit]
        return tuple(
            Related(
                self.careers[place].id,
                self.careers[place].title,
                near[place],
                skills.get(place, 0.0),
                text.get(place, 0.0),
                self._shared(here, place),
            )
            for place in nearest
        )

    def _shared(self, here: int, there: int) -> tuple[SharedSkill, ...]:
        mine, theirs = self._skills[here], self._skills[there]
        shared = [
            SharedSkill(need.skill_id, need.name, mine[need.skill_id] * theirs[need.skill_id])
            for need in self.careers[here].requirements
            if need.skill_id in theirs
        ]
        return tuple(sorted(shared, key=lambda skill: (-skill.points, skill.name, skill.skill_id)))


def _needs(career: Career) -> dict[str, float]:
    return dict(sorted((need.skill_id, need.importance) for need in career.requirements))


def _bag(text: str) -> dict[str, float]:
    return {word: 1 + log(times) for word, times in sorted(words(text).items())}
