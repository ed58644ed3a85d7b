"""What a person saved or dismissed, and the ranking sorted by it."""

from collections.abc import Mapping
from enum import StrEnum

from accounts.models import User
from careers.enums import Mark
from careers.matching import Preferred
from careers.models import CareerMark
from careers.selectors.ranking import Ranking

Placed = tuple[int, Preferred]
"""A career and its place in the whole ranking, from 1."""


class Shelf(StrEnum):
    """Which careers of the ranking a page shows."""

    ALL = "all"
    SAVED = "saved"
    DISMISSED = "dismissed"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> str:
        return self.replace("_", " ").capitalize()


def marks_of(user: User) -> dict[str, CareerMark]:
    """By the career's id."""
    return {str(row.career_path_id): row for row in CareerMark.objects.filter(user=user)}


def shelves(ranking: Ranking, marks: Mapping[str, CareerMark]) -> dict[Shelf, list[Placed]]:
    """Every shelf in the ranking's order. What is dismissed is on no other shelf."""
    found: dict[Shelf, list[Placed]] = {shelf: [] for shelf in Shelf}
    for place, one in enumerate(ranking.ranked, 1):
        row = marks.get(one.score.career_id)
        for shelf in _shelves_of(one, row.mark if row else None):
            found[shelf].append((place, one))
    return found


def _shelves_of(one: Preferred, mark: str | None) -> list[Shelf]:
    if mark == Mark.DISMISSED:
        return [Shelf.DISMISSED]
    first = Shelf.LEFT_OUT if one.left_out else Shelf.ALL
    return [first, Shelf.SAVED] if mark == Mark.SAVED else [first]
