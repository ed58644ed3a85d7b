"""What staff make of words that the catalogue does not know."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from skills.enums import WordDecision
from skills.models import Skill, SkillAlias, UnknownSkill
from skills.services.snapshots import referring
from skills.services.words import fold
from skills.signals import word_reopened, words_decided


class DecisionError(Exception):
    """A decision that cannot be; the message is for staff."""


@transaction.atomic
def link_words(*, words: Iterable[UnknownSkill], skill: Skill) -> None:
    """Make the words other names of a skill; DecisionError when another skill has one."""
    rows, at = _pending(words), now()
    _add_aliases(rows, skill, at)
    _decide(rows, WordDecision.LINKED, skill, at)


@transaction.atomic
def create_skill(*, words: Iterable[UnknownSkill], name: str, category: str) -> Skill:
    """Make a skill that the words mean; those that are not its name become other names of it."""
    rows, at = _pending(words), now()
    _refuse_taken(name, None)
    skill = Skill.objects.create(name=name, category=category, created_at=at)
    _add_aliases(rows, skill, at)
    _decide(rows, WordDecision.CREATED, skill, at)
    return skill


@transaction.atomic
def ignore_words(*, words: Iterable[UnknownSkill]) -> None:
    _decide(_pending(words), WordDecision.IGNORED, None, now())


@transaction.atomic
def undo_decision(*, word: UnknownSkill) -> None:
    """Back to undecided. What people have accepted stays theirs.

    The alias that the decision made goes; so does the skill, with the last word that it was made
    for, and DecisionError tells of those who need it.
    """
    row = UnknownSkill.objects.select_for_update().get(pk=word.pk)
    if row.decision == WordDecision.PENDING:
        raise DecisionError("Nothing is decided about this word.")
    decided, skill, at = row.decision, row.skill, row.decided_at
    _decide([row], WordDecision.PENDING, None, None)
    if skill is None or at is None:
        return
    word_reopened.send(sender=UnknownSkill, word=row, skill=skill)
    SkillAlias.objects.filter(skill=skill, name=row.name, created_at=at).delete()
    others = UnknownSkill.objects.filter(skill=skill, decision=WordDecision.CREATED)
    if decided == WordDecision.CREATED and skill.created_at == at and not others.exists():
        _delete_unused(skill)


def _pending(words: Iterable[UnknownSkill]) -> list[UnknownSkill]:
    keys = {word.pk for word in words}
    rows = UnknownSkill.objects.select_for_update().filter(pk__in=keys).order_by("key")
    pending = [row for row in rows if row.decision == WordDecision.PENDING]
    if len(pending) < len(keys):
        raise DecisionError("Somebody has decided on one of these words already.")
    return pending


def _add_aliases(words: Iterable[UnknownSkill], skill: Skill, at: datetime) -> None:
    """Born with the decision, by which undoing it knows them."""
    for word in words:
        _refuse_taken(word.name, skill)
        known = SkillAlias.objects.filter(name__iexact=word.name)
        if fold(word.name) != fold(skill.name) and not known.exists():
            SkillAlias.objects.create(skill=skill, name=word.name, created_at=at)


def _refuse_taken(name: str, skill: Skill | None) -> None:
    others = Skill.objects.exclude(pk=skill.pk) if skill else Skill.objects.all()
    if owner := others.filter(name__iexact=name).first():
        raise DecisionError(f"{name} is the name of the skill {owner}. Link the word to it.")
    if owner := others.filter(aliases__name__iexact=name).first():
        raise DecisionError(f"{name} is an alias of {owner}. Link the word to that skill.")


def _decide(
    rows: Sequence[UnknownSkill], decision: WordDecision, skill: Skill | None, at: datetime | None
) -> None:
    for row in rows:
        row.decision, row.skill, row.decided_at, row.updated_at = decision, skill, at, now()
    UnknownSkill.objects.bulk_update(rows, ["decision", "skill", "decided_at", "updated_at"])
    words_decided.send(sender=UnknownSkill)


def _delete_unused(skill: Skill) -> None:
    for model, names in referring().items():
        rows = model._default_manager
        used = any(rows.filter(**{name: skill}).exists() for name in names)
        if used and model is not SkillAlias:
            what = model._meta.verbose_name_plural
            raise DecisionError(f"The skill {skill} is in use ({what}). Merge it instead.")
    skill.delete()
