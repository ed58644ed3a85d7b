"""Words that the catalogue does not know."""

import unicodedata
from collections.abc import Iterable

from django.db import transaction

from skills.models import UnknownSkill

LONGEST_NAME = 150


@transaction.atomic
def note_unknown_skills(names: Iterable[str]) -> list[UnknownSkill]:
    """The rows of words that the catalogue does not know, made where they are missing.

    Words that differ in case or accents alone are one; what is too long for a skill is left out.
    """
    pairs = [(fold(name), name) for name in names if len(name) <= LONGEST_NAME]
    by_key = {key: name for key, name in reversed(pairs) if 0 < len(key) <= LONGEST_NAME}
    # In order, so that two workers never wait for each other.
    rows = [UnknownSkill(name=by_key[key], key=key) for key in sorted(by_key)]
    UnknownSkill.objects.bulk_create(rows, ignore_conflicts=True)
    return list(UnknownSkill.objects.filter(key__in=by_key).order_by("key"))


def fold(name: str) -> str:
    """Words as they are compared: lower case, no accents, single spaces."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())
