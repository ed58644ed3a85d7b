"""Careers side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from careers.models import CareerPath
from careers.selectors.published import published_paths
from careers.selectors.ranking import Ranking, match_in, standing_of
from careers.selectors.standing import Need, RankedCareer, needs

MOST_COMPARED = 4


class Cell(NamedTuple):
    """What one career asks of a skill; None where it asks for nothing."""

    career: str
    need: Need | None


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill with a cell for each career."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def passed_over(self) -> int:
        """How many careers do not ask for it."""
        return sum(cell.need is None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The careers in the order they were asked for, and every skill that any of them names.

    Skills that most of them name come first. `known` is whether the person has skills at all.
    """

    careers: tuple[RankedCareer, ...]
    skills: tuple[SkillRow, ...]
    known: bool


def side_by_side(ranking: Ranking, ids: Sequence[UUID]) -> SideBySide:
    """The published ones of these careers, at most four: one query."""
    paths = published_paths().in_bulk(list(dict.fromkeys(ids)))
    chosen = [paths[pk] for pk in dict.fromkeys(ids) if pk in paths][:MOST_COMPARED]
    careers = tuple(standing_of(ranking, path) or _unknown(ranking, path) for path in chosen)
    return SideBySide(careers, _skill_rows(careers), bool(ranking.inputs.levels))


def _unknown(ranking: Ranking, path: CareerPath) -> RankedCareer:
    return RankedCareer(path, match_in(ranking.published, {}, path))


def _skill_rows(careers: Sequence[RankedCareer]) -> tuple[SkillRow, ...]:
    asked = [(one.career.title, _needs_by_name(one)) for one in careers]
    names = {name for _, needed in asked for name in needed}
    rows = (
        SkillRow(name, tuple(Cell(title, needed.get(name)) for title, needed in asked))
        for name in names
    )
    return tuple(sorted(rows, key=lambda row: (row.passed_over, row.name)))


def _needs_by_name(one: RankedCareer) -> dict[str, Need]:
    return {need.name: need for need in needs(one.match.parts)}
