"""Making two skills of the catalogue one, and parting them again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from accounts.models import User
from skills.models import Skill, SkillAlias, SkillEvidence, SkillMerge, UserSkill
from skills.selectors.prerequisites import requirement_cycle
from skills.services.joining import (
    join_aliases,
    join_ledgers,
    join_prerequisites,
    join_resources,
    people_with_both,
    rename_rows,
    requirements_of_both,
)
from skills.services.snapshots import key_of, restore, rows_about, snapshot_of, without
from skills.signals import levels_changed, merge_previewed, skills_merging, skills_moved


class MergeError(Exception):
    """Two skills cannot be made one, or two again; the message is for staff."""


@dataclass(frozen=True, slots=True)
class Impact:
    """How many of something a merge changes; `names` are given where they are nobody's secret."""

    noun: str
    count: int
    names: tuple[str, ...] = ()


def merge_impact(*, kept: Skill, gone: Skill) -> list[Impact]:
    """What making `gone` a part of `kept` would change; MergeError where it cannot be."""
    _refuse(kept, gone)
    people = set(UserSkill.objects.filter(skill=gone).values_list("user", flat=True))
    people |= set(SkillEvidence.objects.filter(skill=gone).values_list("user", flat=True))
    answers = merge_previewed.send(sender=Skill, kept=kept, gone=gone)
    impacts: list[Impact] = [impact for _, impact in answers]  # type: ignore[misc]
    return [Impact("people", len(people)), *impacts]


@transaction.atomic
def merge_skills(*, kept: Skill, gone: Skill, staff: User | None) -> SkillMerge:
    """Make `gone` a part of `kept`: its name an alias, its rows those of `kept`.

    Of two rows for the same person, career or CV the stronger word stays: the higher level, the
    higher importance, what was accepted. Rows that no app takes over raise MergeError.
    """
    people = people_with_both(kept, gone)
    kept, gone = _lock(people, kept, gone)
    _refuse(kept, gone)
    before = rows_about([kept.pk, gone.pk])
    holders = set(UserSkill.objects.filter(skill=gone).values_list("user", flat=True))
    for user in User.objects.filter(pk__in=people).order_by("pk"):
        join_ledgers(user, kept, gone)
    _join(kept, gone)
    gone.delete()
    snapshot = snapshot_of(before, rows_about([kept.pk]))
    _tell([kept.pk], holders - people)
    return SkillMerge.objects.create(kept=kept, gone_name=gone.name, snapshot=snapshot, staff=staff)


def _lock(people: Collection[UUID], kept: Skill, gone: Skill) -> tuple[Skill, Skill]:
    """People first, as everybody does who changes a ledger, then the skills as they are now."""
    list(User.objects.select_for_update(no_key=True).filter(pk__in=people).order_by("pk"))
    rows = Skill.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if found.keys() != {kept.pk, gone.pk}:
        raise MergeError("One of the two skills is not there any more.")
    return found[kept.pk], found[gone.pk]


def _refuse(kept: Skill, gone: Skill) -> None:
    if kept.pk == gone.pk:
        raise MergeError("Choose another skill: this one is the skill itself.")
    if cycle := requirement_cycle(kept, requirements_of_both(kept, gone), same=[gone.pk]):
        chain = ", which requires ".join(skill.name for skill in cycle[1:])
        raise MergeError(f"As one skill, {kept.name} would require {chain}. Remove one of these.")


def _join(kept: Skill, gone: Skill) -> None:
    join_aliases(kept, gone)
    join_prerequisites(kept, gone)
    join_resources(kept, gone)
    rename_rows(kept, gone)
    skills_merging.send(sender=Skill, kept=kept, gone=gone)
    if not kept.uri and gone.uri:
        # An import finds the skill by the address; two rows cannot have it at a time.
        Skill.objects.filter(pk=gone.pk).update(uri="")
        Skill.objects.filter(pk=kept.pk).update(uri=gone.uri)
    Skill.objects.filter(pk=kept.pk).update(edited=True, updated_at=now())
    if left := rows_about([gone.pk]).keys() - {key_of(gone)}:
        raise MergeError(f"Nobody takes over these rows: {', '.join(map(str, left))}")


def _tell(skill_ids: Collection[UUID], people: Collection[UUID]) -> None:
    """Let others know of people whose skill has another name now."""
    skills_moved.send(sender=Skill, skill_ids=skill_ids)
    for user in User.objects.filter(pk__in=people):
        transaction.on_commit(partial(levels_changed.send, sender=UserSkill, user=user))


@transaction.atomic
def undo_merge(*, merge: SkillMerge) -> Skill:
    """Part the two skills as they were before; what came in since stays with the kept one."""
    row = SkillMerge.objects.select_for_update().select_related("kept").get(pk=merge.pk)
    _refuse_undo(row)
    list(Skill.objects.select_for_update().filter(pk=row.kept_id))
    restore(row.snapshot)
    row.snapshot, row.undone_at = {}, now()
    row.save(update_fields=["snapshot", "undone_at", "updated_at"])
    gone = Skill.objects.get(name=row.gone_name)
    holders = UserSkill.objects.filter(skill__in=[gone.pk, row.kept_id])
    _tell([gone.pk, row.kept_id], set(holders.values_list("user", flat=True)))
    return gone


def _refuse_undo(merge: SkillMerge) -> None:
    if merge.undone_at:
        raise MergeError("This merge is undone already.")
    if Skill.objects.filter(name__iexact=merge.gone_name).exists():
        raise MergeError(f"There is a skill {merge.gone_name} again. Rename that one first.")
    taken = SkillAlias.objects.filter(name__iexact=merge.gone_name).exclude(skill=merge.kept_id)
    if owner := taken.select_related("skill").first():
        raise MergeError(f"{merge.gone_name} is an alias of {owner.skill} now. Remove it first.")
    later = SkillMerge.objects.filter(kept=merge.kept_id, created_at__gt=merge.created_at)
    if last := later.filter(undone_at=None).order_by("-created_at").first():
        raise MergeError(f"Undo the later merge of {last.gone_name} first.")


@transaction.atomic
def forget_in_merges(*, owner: UUID) -> None:
    """A person or a CV is gone: no merge keeps a word of theirs for its undoing."""
    for merge in _merges_about(owner):
        merge.snapshot = without(merge.snapshot, owner)
        merge.save(update_fields=["snapshot", "updated_at"])


def _merges_about(owner: UUID) -> Iterator[SkillMerge]:
    told = SkillMerge.objects.select_for_update().filter(snapshot__about__contains=[str(owner)])
    return told.iterator()
