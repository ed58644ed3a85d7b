"""Answers questions from a person's own rows, by rules alone: a pure engine without Django."""

from chat.answering.assistant import Answer, answer
from chat.answering.facts import (
    CareerFact,
    CertificationFact,
    CVFact,
    Facts,
    Pages,
    ProgressFact,
    RoadmapFact,
    SkillFact,
    TaskFact,
)
from chat.answering.intents import Intent
from chat.answering.reply import Source, SourceKind

__all__ = [
    "Answer",
    "CVFact",
    "CareerFact",
    "CertificationFact",
    "Facts",
    "Intent",
    "Pages",
    "ProgressFact",
    "RoadmapFact",
    "SkillFact",
    "Source",
    "SourceKind",
    "TaskFact",
    "answer",
]
