"""Reading the catalogue of skills."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower, Upper

from skills.enums import Level
from skills.models import LearningResource, LexiconState, Skill, SkillAlias

LONGEST_PHRASE = 6
# What stands around a word and is no part of it; C++, C# and .NET keep theirs.
AROUND = re.compile(r"^[(\[{\"'“‘]+|[)\]}\"'”’,;:.!?]+$")


@dataclass(frozen=True, slots=True)
class Term:
    """A skill with every way to write it."""

    skill: str
    aliases: tuple[str, ...]
    needs_context: bool


class TermsVersion(NamedTuple):
    """`changed_at` tells a version from one of the same number that was taken back."""

    number: int
    changed_at: datetime | None


def terms_version() -> TermsVersion:
    """Another one after every change of what `terms` gives."""
    row = LexiconState.objects.values_list("version", "changed_at").first()
    return TermsVersion(*row) if row else TermsVersion(0, None)


def terms() -> list[Term]:
    """The whole catalogue as words to look for, by name."""
    given = Q(aliases__isnull=False)
    aliases = ArrayAgg("aliases__name", filter=given, order_by="aliases__name", default=Value([]))
    rows = Skill.objects.annotate(names=aliases).order_by("name")
    return [
        Term(name, tuple(names), needs_context)
        for name, names, needs_context in rows.values_list("name", "names", "needs_context")
    ]


def skills_named(names: Iterable[str]) -> dict[str, Skill]:
    """The skills of these exact names, by name."""
    return {skill.name: skill for skill in Skill.objects.filter(name__in=list(names))}


def find_skill(text: str) -> Skill | None:
    """The skill that a person means, in any case: by its name or, failing that, by an alias."""
    wanted = text.strip()
    by_alias = Skill.objects.alias(alias=Lower("aliases__name"))
    return (
        Skill.objects.filter(name__iexact=wanted).first()
        or by_alias.filter(alias=Lower(Value(wanted))).first()
    )


def skills_in(text: str) -> list[Skill]:
    """The skills that a title names by exact name or alias, by name.

    Words within a longer name count for that alone. Of a skill whose name is an ordinary word
    too, a single word has to be the whole title.
    """
    found = _skills_by_phrase(set(_phrases(text)))
    whole = " ".join(_words(text))
    phrases = {
        phrase: skill
        for phrase, skill in found.items()
        if phrase == whole or " " in phrase or not skill.needs_context
    }
    named = {
        skill for phrase, skill in phrases.items() if not any(_within(phrase, o) for o in phrases)
    }
    return sorted(named, key=lambda skill: skill.name)


def _words(text: str) -> list[str]:
    bare = (AROUND.sub("", word) for word in text.casefold().split())
    return [word for word in bare if word]


def _phrases(text: str) -> Iterator[str]:
    words = _words(text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1):
            yield " ".join(words[start:end])


def _within(phrase: str, other: str) -> bool:
    return phrase != other and f" {phrase} " in f" {other} "


def _skills_by_phrase(phrases: set[str]) -> dict[str, Skill]:
    """A name goes before an alias of the same words."""
    uppers = [phrase.upper() for phrase in phrases]
    named = Skill.objects.annotate(upper=Upper("name")).filter(upper__in=uppers)
    aliases = SkillAlias.objects.annotate(lower=Lower("name")).filter(lower__in=phrases)
    by_alias = {row.name.casefold(): row.skill for row in aliases.select_related("skill")}
    return by_alias | {skill.name.casefold(): skill for skill in named}


def resources_of(skill: Skill) -> QuerySet[LearningResource]:
    return LearningResource.objects.filter(skill=skill).order_by("hours", "title")


def resource_level(*, skill: Skill, title: str) -> Level | None:
    """The level that the resource of this title leads to; None when the skill has no such one."""
    row = LearningResource.objects.filter(skill=skill, title=title).first()
    return Level(row.level) if row else None


def resources_by_skill(skill_ids: Iterable[str]) -> dict[UUID, list[LearningResource]]:
    found = defaultdict(list)
    rows = LearningResource.objects.filter(skill_id__in=list(skill_ids))
    for resource in rows.order_by("hours", "title"):
        found[resource.skill_id].append(resource)
    return dict(found)
