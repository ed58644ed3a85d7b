"""What careers ask for when two skills become one."""

from typing import Any

from django.dispatch import receiver

from careers.models import CareerPath, CareerSkill
from skills.models import Skill
from skills.services.merging import Impact
from skills.signals import merge_previewed, skills_merging


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
        strongest = both[row.career_path_id]
        strongest.strengthen(row)
        strongest.edited = True
        strongest.save(update_fields=["importance", "minimum_level", "edited"])
        row.delete()
    rows.update(skill=kept)
