"""Writing the catalogue of careers."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from careers.enums import Growth, MarketDemand
from careers.models import CareerPath, CareerSkill
from skills.models import Skill

CATALOGUE = Path(__file__).parent / "data"

# Where the next class of growth begins, in percent over the ten years: the bureau's own
# classes around the average of 3.1 % (BLS Employment Projections 2024-34).
GROWTH_BOUNDS = (0, 2, 5, 9)
GROWTH = (Growth.DECLINING, Growth.SLOWER, Growth.AVERAGE, Growth.FASTER, Growth.MUCH_FASTER)
DEMAND = (MarketDemand.LOW, MarketDemand.MEDIUM, MarketDemand.HIGH, MarketDemand.VERY_HIGH)


class CatalogueError(Exception):
    """A career of the files asks for a skill that there is not."""


@transaction.atomic
def load_careers(folder: Path = CATALOGUE) -> int:
    """Add the careers of the catalogue's files that are not there yet; how many were new.

    A career that exists stays as it is, with all that staff changed about it. The skills
    must be loaded before.
    """
    entries = _career_entries(folder)
    known = set(CareerPath.objects.values_list("title", flat=True))
    openings = sorted(one["annual_openings"] for one in entries if "annual_openings" in one)
    missing = [entry for entry in entries if entry["title"] not in known]
    paths = {entry["title"]: _career(entry, openings) for entry in missing}
    CareerPath.objects.bulk_create(paths.values())
    skills = dict(Skill.objects.values_list("name", "pk"))
    CareerSkill.objects.bulk_create(
        requirement
        for entry in missing
        for requirement in _requirements(paths[entry["title"]], entry["requirement"], skills)
    )
    return len(paths)


def _career_entries(folder: Path) -> list[dict[str, Any]]:
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    return [entry for file in files for entry in file.get("career", [])]


def _career(entry: dict[str, Any], openings: list[int]) -> CareerPath:
    return CareerPath(
        title=entry["title"],
        description=entry["description"],
        category=entry["category"],
        experience_level=entry["experience_level"],
        responsibilities=entry["responsibilities"],
        education_requirements=entry["education"],
        certifications=entry["certifications"],
        salary_range_min=entry.get("salary_min"),
        salary_range_max=entry.get("salary_max"),
        growth_percent=entry.get("growth_percent"),
        growth_potential=growth_class(entry.get("growth_percent")),
        annual_openings=entry.get("annual_openings"),
        market_demand=demand_class(entry.get("annual_openings"), openings),
        remote_friendly=entry["remote_friendly"],
        career_progression=entry["next"],
        occupation_code=entry.get("soc", ""),
    )


def growth_class(percent: float | None) -> Growth | None:
    """Which class a projected change of employment belongs to; None without a figure."""
    return None if percent is None else GROWTH[bisect_right(GROWTH_BOUNDS, percent)]


def demand_class(openings: int | None, all_openings: list[int]) -> MarketDemand | None:
    """The quarter of the catalogue's sorted yearly openings that a career stands in."""
    if openings is None:
        return None
    below = bisect_right(all_openings, openings) - 1
    return DEMAND[below * len(DEMAND) // len(all_openings)]


def _requirements(
    path: CareerPath, rows: Iterable[Mapping[str, str]], skills: Mapping[str, UUID]
) -> list[CareerSkill]:
    missing = [row["skill"] for row in rows if row["skill"] not in skills]
    if missing:
        raise CatalogueError(f"{path.title} asks for unknown skills: {', '.join(missing)}")
    return [
        CareerSkill(
            career_path=path,
            skill_id=skills[row["skill"]],
            importance=row["importance"],
            minimum_level=row["level"],
        )
        for row in rows
    ]
