"""Writing the catalogue of careers, and what people make of it."""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from careers.enums import Growth, Mark, MarketDemand
from careers.models import CareerMark, CareerPath, CareerSkill, RankingPreferences, RankingRun
from careers.selectors import (
    OUTLOOK_SOURCE,
    PAY_SOURCE,
    Ranking,
    ranking_of,
    run_list,
    run_of,
    same_as,
)
from skills.selectors import skill_ids_by_name

CATALOGUE = Path(__file__).parent / "data"

# Where the next class of growth begins, in percent over the ten years: the bureau's own
# classes around the average of 3.1 % (BLS Employment Projections 2024-34).
GROWTH_BOUNDS = (0, 2, 5, 9)
GROWTH = (Growth.DECLINING, Growth.SLOWER, Growth.AVERAGE, Growth.FASTER, Growth.MUCH_FASTER)
PAY = ("salary_min", "salary_median", "salary_max")
OUTLOOK = ("growth_percent", "annual_openings")
RUNS_KEPT = 20
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
    skills = skill_ids_by_name()
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
        salary_median=entry.get("salary_median"),
        salary_range_max=entry.get("salary_max"),
        growth_percent=entry.get("growth_percent"),
        growth_potential=growth_class(entry.get("growth_percent")),
        annual_openings=entry.get("annual_openings"),
        market_demand=demand_class(entry.get("annual_openings"), openings),
        pay_source=str(PAY_SOURCE) if any(key in entry for key in PAY) else "",
        outlook_source=str(OUTLOOK_SOURCE) if any(key in entry for key in OUTLOOK) else "",
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
    """One a skill; of two that staff made one, the higher importance and the higher level."""
    if missing := [row["skill"] for row in rows if row["skill"].casefold() not in skills]:
        raise CatalogueError(f"{path.title} asks for unknown skills: {', '.join(missing)}")
    found: dict[UUID, CareerSkill] = {}
    for row in rows:
        skill_id = skills[row["skill"].casefold()]
        asked = CareerSkill(
            career_path=path,
            skill_id=skill_id,
            importance=row["importance"],
            minimum_level=row["level"],
        )
        found.setdefault(skill_id, asked).strengthen(asked)
    return list(found.values())


def rank_careers(*, user: User) -> tuple[Ranking, RankingRun | None]:
    """The person's ranking of this moment, and the run it is stored as.

    A ranking that equals the last run is not stored again; without skills there is no run.
    """
    ranking = ranking_of(user)
    if not ranking.ranked:
        return ranking, None
    last = run_list(user.pk).first()
    if last and same_as(last, ranking):
        return ranking, last
    return ranking, _store_run(user, ranking)


@transaction.atomic
def _store_run(user: User, ranking: Ranking) -> RankingRun:
    """Of two pages opened at once, the second one waits and finds the first one's run."""
    User.objects.select_for_update().get(pk=user.pk)
    runs = run_list(user.pk)
    last = runs.first()
    if last and same_as(last, ranking):
        return last
    run = run_of(user, ranking)
    run.save(force_insert=True)
    kept = runs.values("pk")[:RUNS_KEPT]
    RankingRun.objects.filter(user=user).exclude(pk__in=kept).delete()
    return run


def mark_career(*, user: User, path: CareerPath, mark: Mark, reason: str = "") -> CareerMark:
    """Save or dismiss a career; a second mark takes the place of the first."""
    row, _ = CareerMark.objects.update_or_create(
        user=user, career_path=path, defaults={"mark": mark, "reason": reason.strip()}
    )
    return row


def unmark_career(*, user: User, path: CareerPath) -> None:
    CareerMark.objects.filter(user=user, career_path=path).delete()


def set_preferences(*, user: User, **choices: int | bool) -> RankingPreferences:
    """How much the person's wishes count; the keys are fields of `RankingPreferences`."""
    row, _ = RankingPreferences.objects.update_or_create(user=user, defaults=choices)
    return row
