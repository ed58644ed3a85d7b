"""Which skills stand before which."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from skills.models import Skill, SkillPrerequisite


def requirement_cycle(
    skill: Skill, requires: Iterable[Skill], *, same: Collection[UUID] = ()
) -> Sequence[Skill]:
    """The way from a skill back to itself if it required these; empty where there is none.

    What it requires now is left out of account; `same` are skills that are to be one with it.
    One query for each step of the way.
    """
    ends = {skill.pk, *same}
    came_from: dict[UUID, UUID] = {one.pk: skill.pk for one in requires}
    edge = set(came_from)
    while edge and not edge & ends:
        pairs = SkillPrerequisite.objects.filter(skill__in=edge)
        steps = dict(pairs.order_by("requires_id", "skill_id").values_list("requires", "skill"))
        edge = steps.keys() - came_from.keys()
        came_from.update((pk, steps[pk]) for pk in edge)
    reached = sorted(edge & ends)
    return _way_back(skill.pk, came_from | {skill.pk: came_from[reached[0]]}) if reached else ()


def _way_back(start: UUID, came_from: dict[UUID, UUID]) -> list[Skill]:
    way = [start, came_from[start]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    named = Skill.objects.in_bulk(way)
    return [named[pk] for pk in reversed(way)]
