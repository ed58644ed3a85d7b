"""How well people fit careers, and why: a pure engine without Django."""

from careers.matching.bands import BAND_FLOOR, Band, band
from careers.matching.catalogue import IMPORTANCE_WEIGHT, Career, Requirement, rarity
from careers.matching.comparison import (
    Because,
    Cause,
    Comparison,
    LevelChange,
    Movement,
    Snapshot,
    compare,
)
from careers.matching.explain import Match, Part, State
from careers.matching.index import CareerIndex, Score
from careers.matching.learning import Gain, Hours, NextSkill, best_next_skills
from careers.matching.nearness import Nearness, Related, SharedSkill
from careers.matching.preferences import (
    Answer,
    Facts,
    Preferences,
    Preferred,
    Wish,
    WishPart,
    WorkType,
    prefer,
)
from careers.matching.score import match_one, rank
from careers.matching.vectors import Vectors
from careers.matching.whatif import Shift, WhatIf, shifts, what_if
from careers.matching.words import words

__all__ = [
    "BAND_FLOOR",
    "IMPORTANCE_WEIGHT",
    "Answer",
    "Band",
    "Because",
    "Career",
    "CareerIndex",
    "Cause",
    "Comparison",
    "Facts",
    "Gain",
    "Hours",
    "LevelChange",
    "Match",
    "Movement",
    "Nearness",
    "NextSkill",
    "Part",
    "Preferences",
    "Preferred",
    "Related",
    "Requirement",
    "Score",
    "SharedSkill",
    "Shift",
    "Snapshot",
    "State",
    "Vectors",
    "WhatIf",
    "Wish",
    "WishPart",
    "WorkType",
    "band",
    "best_next_skills",
    "compare",
    "match_one",
    "prefer",
    "rank",
    "rarity",
    "shifts",
    "what_if",
    "words",
]
