"""Profiles of a file: which skills of the catalogue they mean, and how well they are known.

A file holds `{"skills": [{"name": ..., "level": ...}]}` or a list of such profiles; instead of a
name a skill may have a `uri`. A level is 1 to 4 or its word. Somebody who gives none is taken to
be advanced: they meet every minimum level, so that levels play no part.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models.functions import Lower

from skills.enums import LEVELS, Level
from skills.models import Skill, SkillAlias

LEVEL_NOT_GIVEN = Level.ADVANCED
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class ProfileError(Exception):
    """The file holds no profiles; the text says where."""


@dataclass(frozen=True, slots=True)
class Said:
    """A skill as the file says it: by name or by uri, the other is empty."""

    name: str
    uri: str
    level: int

    @property
    def words(self) -> str:
        return self.name or self.uri


@dataclass(frozen=True, slots=True)
class Understood:
    """Levels by skill id; `unknown` as the file says them, in its order."""

    levels: Mapping[str, int]
    unknown: tuple[str, ...]


def read_profiles(path: Path) -> tuple[list[list[Said]], bool]:
    """The file's profiles, and whether they came as a list. Raises ProfileError."""
    try:
        document = json.loads(path.read_bytes())
    except OSError as problem:
        raise ProfileError(f"{path} cannot be opened.") from problem
    except ValueError as problem:  # not JSON, or not UTF-8
        raise ProfileError(f"{path} is no JSON.") from problem
    many = isinstance(document, list)
    rows = document if many else [document]
    return [_profile(row, place) for place, row in enumerate(rows, 1)], many


def _profile(document: Any, place: int) -> list[Said]:
    rows = document.get("skills") if isinstance(document, dict) else None
    if not isinstance(rows, list):
        raise ProfileError(f'Profile {place} has no list of "skills".')
    return [_said(row, place) for row in rows]


def _said(row: Any, place: int) -> Said:
    if not isinstance(row, dict):
        raise ProfileError(f"Profile {place}: a skill is an object with a name or a uri.")
    name, uri = row.get("name") or "", row.get("uri") or ""
    if not (isinstance(name, str) and isinstance(uri, str) and f"{name}{uri}".strip()):
        raise ProfileError(f"Profile {place}: a skill has neither name nor uri.")
    return Said(name.strip(), uri.strip(), _level(row.get("level"), place))


def _level(value: Any, place: int) -> int:
    if value is None:
        return LEVEL_NOT_GIVEN.rank
    if isinstance(value, str) and value.casefold() in Level.values:
        return Level(value.casefold()).rank
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= len(LEVELS):
        return value
    raise ProfileError(f"Profile {place}: {value!r} is no level: 1 to 4 or a word of it.")


def understand(profiles: Sequence[Sequence[Said]]) -> list[Understood]:
    """What each profile means: a uri before a name, a name before an alias, in any case.

    Three queries at most, for any number of profiles. A skill said twice counts with its
    higher level.
    """
    said = [each for profile in profiles for each in profile]
    by_uri = _by_uri(_askable(each.uri for each in said))
    by_name = _by_name(_askable(each.name.lower() for each in said))
    return [_understood(profile, by_uri, by_name) for profile in profiles]


def _askable(texts: Iterable[str]) -> set[str]:
    """The texts that a database can hold: none is empty, holds a NUL or half a character."""
    return {text for text in texts if text and not UNSTORABLE.search(text)}


def _understood(
    profile: Iterable[Said], by_uri: Mapping[str, str], by_name: Mapping[str, str]
) -> Understood:
    levels: dict[str, int] = {}
    unknown: list[str] = []
    for said in profile:
        skill_id = by_uri.get(said.uri) or by_name.get(said.name.lower())
        if skill_id is None:
            unknown.append(said.words)
        else:
            levels[skill_id] = max(said.level, levels.get(skill_id, 0))
    return Understood(levels, tuple(unknown))


def _by_uri(uris: set[str]) -> dict[str, str]:
    rows = Skill.objects.filter(uri__in=uris).values_list("uri", "pk")
    return {uri: str(pk) for uri, pk in rows}


def _by_name(names: set[str]) -> dict[str, str]:
    named = Skill.objects.annotate(lower=Lower("name")).filter(lower__in=names)
    aliases = SkillAlias.objects.annotate(lower=Lower("name")).filter(lower__in=names)
    rows = [*aliases.values_list("lower", "skill_id"), *named.values_list("lower", "pk")]
    return {name: str(pk) for name, pk in rows}
