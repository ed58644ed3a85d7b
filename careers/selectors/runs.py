"""Rankings as they were stored, and what changed from one to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from careers.matching import (
    Because,
    Comparison,
    Match,
    Movement,
    Part,
    Preferred,
    Score,
    Snapshot,
    State,
    compare,
)
from careers.models import RankingRun
from careers.selectors.ranking import ALGORITHM, WEIGHTS, Ranking
from careers.selectors.standing import level_label, signed
from skills.models import Skill
from skills.selectors import kept_for

EXPLAINED = 100
"""How many careers of a run are stored with their parts; the others with their figures alone."""

PART_FIELDS = (
    *("skill_id", "name", "importance", "minimum_level", "level", "ratio"),
    *("fit_points", "fit_possible", "readiness_points", "state"),
)
BECAUSE = {
    Because.LEVEL: "your level",
    Because.REQUIREMENT: "what the career asks for",
    Because.WEIGHT: "how rare the skill is among careers",
    Because.ALGORITHM: "the way scores are computed",
}


def run_list(user_id: UUID) -> QuerySet[RankingRun]:
    """The person's rankings, the newest first."""
    return RankingRun.objects.filter(user_id=user_id).order_by("-created_at", "pk")


def stored_scores(ranking: Ranking) -> list[dict[str, Any]]:
    """The careers that any of the person's skills counts for, in the ranking's order."""
    touched = [one for one in ranking.ranked if one.score.fit > 0]
    return [_score(ranking, one, explained=place < EXPLAINED) for place, one in enumerate(touched)]


def _score(ranking: Ranking, one: Preferred, *, explained: bool) -> dict[str, Any]:
    score = one.score
    match = ranking.published.index.match(ranking.inputs.levels, score.career_id)
    parts = match.parts if explained else ()
    return {
        "career": score.career_id,
        "title": score.title,
        "fit": score.fit,
        "readiness": score.readiness,
        "points": one.points,
        "wishes": {wish.wish.value: wish.points for wish in one.parts},
        "left_out": one.left_out,
        "parts": [[getattr(part, field) for field in PART_FIELDS] for part in parts],
    }


def same_as(run: RankingRun, ranking: Ranking) -> bool:
    """Whether the run is this ranking."""
    now = (ranking.inputs.digest, ranking.version.number, ALGORITHM)
    return now == (run.inputs_digest, run.catalogue_version, run.algorithm)


def run_of(user: User, ranking: Ranking) -> RankingRun:
    """The ranking as a row, not stored yet."""
    return RankingRun(
        user=user,
        inputs_digest=ranking.inputs.digest,
        levels=dict(ranking.inputs.levels),
        preferences=ranking.inputs.wished,
        weights=dict(WEIGHTS),
        catalogue_version=ranking.version.number,
        algorithm=ALGORITHM,
        scores=stored_scores(ranking),
    )


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level that changed, in words; empty for a skill that is not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One skill's share in what a fit gained or lost; `points` is signed."""

    name: str
    because: str
    points: str


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A career that moved. `up` counts places; None where one of the rankings has none."""

    career_id: str
    title: str
    place_before: int | None
    place_after: int | None
    up: int | None
    readiness_before: int
    readiness_after: int
    causes: tuple[CauseRow, ...]

    @property
    def by_others(self) -> bool:
        """Nothing about the career itself changed."""
        return not self.causes and self.readiness_before == self.readiness_after


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from `before` to `run`."""

    run: RankingRun
    before: RankingRun
    levels: tuple[LevelRow, ...]
    preferences_changed: bool
    catalogue_changed: bool
    algorithm_changed: bool
    movements: tuple[MovementRow, ...]


def changes_of(run: RankingRun) -> Changes | None:
    """None for a person's first run. Three queries."""
    before = run_list(run.user_id).filter(created_at__lt=run.created_at).first()
    return changes(before, run) if before else None


def changes(before: RankingRun, run: RankingRun) -> Changes:
    kept = kept_for()
    found = compare(snapshot(before, kept), snapshot(run, kept))
    return Changes(
        run,
        before,
        _level_rows(found),
        before.preferences != run.preferences,
        found.catalogue_changed,
        found.algorithm_changed,
        tuple(map(_movement, found.movements)),
    )


def snapshot(run: RankingRun, kept: Mapping[str, Skill]) -> Snapshot:
    """The engine's view of a run; careers that a hard wish left out have no place.

    `kept` are the skills that others were merged into, by the keys of those: under whichever
    name a run was stored, a skill is compared with itself.
    """
    shown: Sequence[Mapping[str, Any]] = [row for row in run.scores if not row["left_out"]]
    levels: dict[str, int] = {}
    for key, level in run.levels.items():
        now_key = str(kept[key].pk) if key in kept else key
        levels[now_key] = max(level, levels.get(now_key, 0))
    return Snapshot(
        levels,
        run.catalogue_version,
        run.algorithm,
        tuple(Score(row["career"], row["title"], row["fit"], row["readiness"]) for row in shown),
        {row["career"]: _match(row, kept) for row in shown if row["parts"]},
    )


def _match(row: Mapping[str, Any], kept: Mapping[str, Skill]) -> Match:
    parts: dict[str, Part] = {}
    for values in row["parts"]:
        part = _part(values, kept)
        other = parts.get(part.skill_id)
        parts[part.skill_id] = _joined(other, part) if other else part
    return Match(row["career"], row["title"], row["fit"], row["readiness"], tuple(parts.values()))


def _part(values: Sequence[Any], kept: Mapping[str, Skill]) -> Part:
    fields = dict(zip(PART_FIELDS, values, strict=True))
    fields["state"] = State(fields["state"])
    if skill := kept.get(fields["skill_id"]):
        fields |= {"skill_id": str(skill.pk), "name": skill.name}
    return Part(**fields)


def _joined(one: Part, other: Part) -> Part:
    """Two parts of a career that asked for both of two merged skills; their points stay."""
    stronger = max(one, other, key=lambda part: (part.importance, part.minimum_level))
    return replace(
        stronger,
        level=max(one.level, other.level),
        fit_points=fsum((one.fit_points, other.fit_points)),
        fit_possible=fsum((one.fit_possible, other.fit_possible)),
        readiness_points=fsum((one.readiness_points, other.readiness_points)),
    )


def _level_rows(found: Comparison) -> tuple[LevelRow, ...]:
    names = dict(
        Skill.objects.filter(pk__in=[one.skill_id for one in found.levels]).values_list(
            "pk", "name"
        )
    )
    by_id = {str(pk): name for pk, name in names.items()}
    rows = (
        LevelRow(
            by_id.get(one.skill_id, "A skill that is gone"),
            level_label(one.before),
            level_label(one.after),
        )
        for one in found.levels
    )
    return tuple(sorted(rows, key=lambda row: row.name))


def _movement(movement: Movement) -> MovementRow:
    shift = movement.shift
    causes = (
        CauseRow(cause.name, BECAUSE[cause.because], signed(cause.points, 2))
        for cause in movement.causes
    )
    return MovementRow(
        shift.career_id,
        shift.title,
        shift.place_before,
        shift.place_after,
        shift.places_up,
        shift.readiness_before,
        shift.readiness_after,
        tuple(causes),
    )
