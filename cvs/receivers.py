"""What goes with a CV's row, and how CVs follow what staff do to the catalogue."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from accounts import services as accounts
from careerpilot.queue import enqueue
from cvs.enums import Decision
from cvs.jobs.relinking import unlink_word
from cvs.models import CV, CVSkill
from cvs.tasks import relink_words_task
from skills import services as skills
from skills.models import Skill, UnknownSkill
from skills.services.merging import Impact, forget_in_merges
from skills.signals import merge_previewed, skills_merging, word_reopened, words_decided

DELETED = "a CV you deleted"
STRONGEST_FIRST = (Decision.ACCEPTED, Decision.PENDING, Decision.DROPPED)


@receiver(post_delete, sender=CV)
def delete_file(instance: CV, **_: Any) -> None:
    storage, name = instance.file.storage, instance.file.name

    def remove() -> None:
        storage.delete(str(name))

    if name:
        transaction.on_commit(remove, robust=True)


@receiver(post_delete, sender=CV)
def forget_text(instance: CV, **_: Any) -> None:
    accounts.forget_origin(origin_id=instance.pk, origin=DELETED)
    skills.forget_origin(origin_id=instance.pk, origin=DELETED)
    forget_in_merges(owner=instance.pk)


@receiver(merge_previewed)
def cvs_that_name_it(gone: Skill, **_: Any) -> Impact:
    return Impact("CVs", CVSkill.objects.filter(skill=gone).count())


@receiver(skills_merging)
def join_mentions(kept: Skill, gone: Skill, **_: Any) -> None:
    """Of two mentions in one CV the kept skill's stays; what the owner accepted stays accepted."""
    rows = CVSkill.objects.filter(skill=gone)
    both = {row.cv_id: row for row in CVSkill.objects.filter(skill=kept)}
    for row in rows.filter(cv__in=both):
        mention = both[row.cv_id]
        decisions = (Decision(mention.decision), Decision(row.decision))
        mention.decision = min(decisions, key=STRONGEST_FIRST.index)
        mention.save(update_fields=["decision"])
        row.delete()
    rows.update(skill=kept)


@receiver(words_decided)
def follow_decisions(**_: Any) -> None:
    enqueue(relink_words_task)


@receiver(word_reopened)
def take_back(word: UnknownSkill, skill: Skill, **_: Any) -> None:
    unlink_word(word=word, skill=skill)
