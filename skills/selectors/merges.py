"""What became of skills that staff made part of others."""

from uuid import UUID

from django.db.models.fields.json import KT
from django.db.models.functions import Upper

from skills.models import Skill, SkillMerge


def merged_skills() -> dict[str, Skill]:
    """The skills that staff made others part of, by what those were called, case-folded.

    A name that a skill has again belongs to that one.
    """
    merges = SkillMerge.objects.filter(undone_at=None).select_related("kept")
    again = Skill.objects.annotate(upper=Upper("name")).filter(
        upper__in=merges.values_list(Upper("gone_name"))
    )
    taken = {name.casefold() for name in again.values_list("name", flat=True)}
    found = {merge.gone_name.casefold(): merge.kept for merge in merges.order_by("created_at")}
    return {name: kept for name, kept in found.items() if name not in taken}


def skill_ids_by_name() -> dict[str, UUID]:
    """By case-folded name, of merged skills too: a name that went means the skill that stayed."""
    merged = {name: kept.pk for name, kept in merged_skills().items()}
    rows = Skill.objects.values_list("name", "pk")
    return merged | {name.casefold(): pk for name, pk in rows}


def kept_for() -> dict[str, Skill]:
    """The same by the keys that the skills had, for what was stored before: one query."""
    # A snapshot lists the skill itself before what belonged to it.
    of_a_skill = {"undone_at": None, "snapshot__removed__0__model": Skill._meta.label}
    rows = SkillMerge.objects.filter(**of_a_skill).select_related("kept").defer("snapshot")
    keyed = rows.annotate(gone_id=KT("snapshot__removed__0__row__id"))
    return {merge.gone_id: merge.kept for merge in keyed}
