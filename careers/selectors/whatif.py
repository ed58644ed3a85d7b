"""What would be if a person's levels were others, and which skill to learn next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from careers.enums import Mark
from careers.matching import (
    NextSkill,
    Score,
    Shift,
    band,
    best_next_skills,
    prefer,
    shifts,
)
from careers.models import CareerMark
from careers.selectors.ranking import Ranking
from careers.selectors.standing import level_label
from skills.enums import Level
from skills.models import LearningResource, Skill
from skills.selectors import resources_by_skill

CHOSEN = 5
TOP = 10
NEXT_SKILLS = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """One career of the ranking as it would be; `shift` is None where nothing about it moves."""

    place: int
    score: Score
    shift: Shift | None

    @property
    def band(self) -> str:
        return band(self.score.readiness).label


@dataclass(frozen=True, slots=True)
class Supposed:
    """The best careers of the ranking as it would be, and how many of all would move."""

    top: tuple[Outcome, ...]
    moved: int


def suppose(ranking: Ranking, changes: Mapping[str, int]) -> Supposed:
    """The ranking with these levels (0 takes a skill away); nothing is stored."""
    levels = {**ranking.inputs.levels, **changes}
    catalogue, wishes = ranking.published, ranking.inputs.preferences
    after = tuple(
        one.score
        for one in prefer(catalogue.index.scores(levels), catalogue.facts, wishes)
        if not one.left_out
    )
    moved = shifts(tuple(one.score for one in ranking.places), after)
    by_id = {shift.career_id: shift for shift in moved}
    top = (
        Outcome(place, score, by_id.get(score.career_id))
        for place, score in enumerate(after[:TOP], 1)
    )
    return Supposed(tuple(top), len(moved))


@dataclass(frozen=True, slots=True)
class Advice:
    """A skill worth learning next, in words, with the resources that its hours are those of."""

    step: NextSkill
    level_now: str
    level: str
    resources: tuple[LearningResource, ...]


def chosen_careers(ranking: Ranking, marks: Mapping[str, CareerMark]) -> list[str]:
    """The saved careers, or the first five where none is saved; those that ask for nothing not."""
    saved = [
        key
        for key, row in marks.items()
        if row.mark == Mark.SAVED and key in ranking.published.index
    ]
    shown = (one.score.career_id for one in ranking.places)
    first = [key for key in shown if key not in marks or marks[key].mark != Mark.DISMISSED]
    return saved or first[:CHOSEN]


def next_skills(ranking: Ranking, chosen: Iterable[str]) -> list[Advice]:
    """The skills that gain most over these careers by the hour: one query."""
    ids = list(chosen)
    index, levels = ranking.published.index, ranking.inputs.levels
    asked = {need.skill_id for pk in ids for need in index.career(pk).requirements}
    resources = resources_by_skill(asked)
    hours = _hours(resources)
    found = best_next_skills(index, levels, ids, hours)[:NEXT_SKILLS]
    return [_advice(step, resources.get(UUID(step.skill_id), [])) for step in found]


def _hours(resources: Mapping[UUID, list[LearningResource]]) -> dict[tuple[str, int], float]:
    """What a roadmap would plan: all resources of a level, one after the other."""
    total: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for skill_id, rows in resources.items():
        for row in rows:
            total[str(skill_id), Level(row.level).rank] += row.hours
    return {key: float(hours) for key, hours in total.items()}


def _advice(step: NextSkill, resources: Iterable[LearningResource]) -> Advice:
    steps = range(step.level_now + 1, step.level + 1)
    return Advice(
        step,
        level_label(step.level_now),
        level_label(step.level),
        tuple(row for row in resources if Level(row.level).rank in steps),
    )


def skill_names(skill_ids: Iterable[str | UUID]) -> dict[str, str]:
    """The names of those that there are, by id."""
    rows = Skill.objects.filter(pk__in=list(skill_ids)).order_by("name")
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}
