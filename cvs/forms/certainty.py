"""How sure the reader is, in words."""

from typing import NamedTuple

from cvs.selectors.findings import SURE

UNSURE = 0.5


class Certainty(NamedTuple):
    """A confidence in words, with the tone of its badge."""

    word: str
    tone: str
    icon: str
    percent: int

    @property
    def label(self) -> str:
        return f"{self.word} · {self.percent} %"


def certainty_of(confidence: float) -> Certainty:
    """Percentages are cut off, never rounded up to a certainty that is not there."""
    percent = int(round(confidence * 100, 6))
    if confidence >= SURE:
        return Certainty("Sure", "good", "check", percent)
    if confidence >= UNSURE:
        return Certainty("Check", "warn", "eye", percent)
    return Certainty("Doubtful", "bad", "question-mark-circle", percent)
