"""How well people fit careers, and why: a pure engine without Django."""

from careers.matching.bands import BAND_FLOOR, Band, band
from careers.matching.catalogue import IMPORTANCE_WEIGHT, Career, Requirement, rarity
from careers.matching.explain import Match, Part, State
from careers.matching.score import match_one, rank

__all__ = [
    "BAND_FLOOR",
    "IMPORTANCE_WEIGHT",
    "Band",
    "Career",
    "Match",
    "Part",
    "Requirement",
    "State",
    "band",
    "match_one",
    "rank",
    "rarity",
]
