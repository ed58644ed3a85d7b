"""Reads a CV: bytes in, a reading and pictures out. Knows neither Django nor Celery."""

from cvs.pipeline.assembly import assemble
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.finding import Finding, Place, Topic
from cvs.pipeline.lexicon import Lexicon, Term
from cvs.pipeline.limits import Limits
from cvs.pipeline.reading import Mention, Reading, Sheet
from cvs.pipeline.sandbox import draw_in_child, read_in_child
from cvs.pipeline.stages import read_cv

__all__ = [
    "Finding",
    "Lexicon",
    "Limits",
    "Mention",
    "Place",
    "Reading",
    "Reason",
    "Sheet",
    "Term",
    "Topic",
    "UnreadableError",
    "assemble",
    "draw_in_child",
    "read_cv",
    "read_in_child",
]
