"""What careers ask for when two skills become one."""

from typing import Any

from django.dispatch import receiver

from careers.enums import Importance
from careers.models import CareerPath, CareerSkill
from skills.models import Skill
from skills.services.merging import Impact
from skills.signals import merge_previewed, skills_merging

STRONGEST_FIRST = list(Importance)


@receiver(merge_previewed)
def careers_that_ask_for_it(gone: Skill, **_: Any) -> Impact:
    rows = CareerPath.objects.filter(requirements__skill=gone).order_by("title")
    titles = tuple(rows.values_list("title", flat=True))
    return Impact("careers", len(titles), titles)


@receiver(skills_merging)
def join_requirements(kept: Skill, gone: Skill, **_: Any) -> None:
    """Of a career that asks for both, the higher importance and the higher level stay."""
    rows = CareerSkill.objects.filter(skill=gone)
    both = {row.career_path_id: row for row in CareerSkill.objects.filter(skill=kept)}
    for row in rows.filter(career_path__in=both):
        _strengthen(both[row.career_path_id], row)
        row.delete()
    rows.update(skill=kept)


def _strengthen(row: CareerSkill, other: CareerSkill) -> None:
    """What the other asks for, where that is more; what is not said counts as it is read."""
    if STRONGEST_FIRST.index(other.known_importance) < STRONGEST_FIRST.index(row.known_importance):
        row.importance = other.importance
    if other.minimum_rank > row.minimum_rank:
        row.minimum_level = other.minimum_level
    row.edited = True
    row.save(update_fields=["importance", "minimum_level", "edited"])
