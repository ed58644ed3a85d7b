"""The catalogue of skills that comes with the product."""

import logging
import tomllib
from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import transaction

from skills.models import LearningResource, Skill, SkillAlias, SkillPrerequisite
from skills.selectors import Term, merged_skills, skill_ids_by_name

CATALOGUE = Path(__file__).parents[1] / "data"
logger = logging.getLogger(__name__)


class CatalogueError(Exception):
    """A skill of the files requires one that there is not."""


@transaction.atomic
def load_skills(folder: Path = CATALOGUE) -> int:
    """Add the skills of the catalogue's files that are not there yet; how many were new.

    A skill that exists stays as it is, with all that staff changed about it; one that staff made
    part of another is left out, and the log says so.
    """
    known = skill_ids_by_name()
    entries = [one for one in _skill_entries(folder) if one["name"].casefold() not in known]
    skills = {entry["name"]: _skill(entry) for entry in entries}
    Skill.objects.bulk_create(skills.values())
    SkillAlias.objects.bulk_create(
        (
            SkillAlias(skill=skills[entry["name"]], name=alias)
            for entry in entries
            for alias in entry.get("aliases", [])
        ),
        ignore_conflicts=True,
    )
    LearningResource.objects.bulk_create(
        LearningResource(skill=skills[entry["name"]], **resource)
        for entry in entries
        for resource in entry.get("resource", [])
    )
    SkillPrerequisite.objects.bulk_create(_prerequisites(entries, skills))
    _tell_left_out(folder)
    return len(skills)


def _prerequisites(
    entries: Iterable[dict[str, Any]], skills: Mapping[str, Skill]
) -> list[SkillPrerequisite]:
    """Each once: two that a skill requires may be one by now."""
    ids = skill_ids_by_name()
    pairs = [(entry["name"], name) for entry in entries for name in entry.get("requires", [])]
    if missing := [f"{name} for {skill}" for skill, name in pairs if name.casefold() not in ids]:
        raise CatalogueError(f"no such skill to require: {', '.join(missing)}")
    required = dict.fromkeys((skill, ids[name.casefold()]) for skill, name in pairs)
    return [SkillPrerequisite(skill=skills[skill], requires_id=pk) for skill, pk in required]


def _tell_left_out(folder: Path) -> None:
    merged = merged_skills()
    names = (one["name"] for one in _skill_entries(folder))
    left = [f"{name} ({merged[name.casefold()]})" for name in names if name.casefold() in merged]
    if left:
        logger.warning("Not loaded, as staff made them part of others: %s", ", ".join(left))


def shipped_terms(folder: Path = CATALOGUE) -> list[Term]:
    """The catalogue's files as words to look for, by name; the database is not asked."""
    entries = sorted(_skill_entries(folder), key=itemgetter("name"))
    return [
        Term(entry["name"], tuple(entry.get("aliases", ())), entry.get("needs_context", False))
        for entry in entries
    ]


def _skill_entries(folder: Path) -> list[dict[str, Any]]:
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    return [
        {"category": file["category"], **entry} for file in files for entry in file.get("skill", [])
    ]


def _skill(entry: dict[str, Any]) -> Skill:
    return Skill(
        name=entry["name"],
        category=entry["category"],
        description=entry["description"],
        popularity_score=entry.get("popularity"),
        needs_context=entry.get("needs_context", False),
    )
