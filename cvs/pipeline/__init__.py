"""Reads a CV: bytes in, a reading out. Knows neither Django nor Celery."""

from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.lexicon import Lexicon, Term
from cvs.pipeline.limits import Limits
from cvs.pipeline.reading import Mention, Reading
from cvs.pipeline.sandbox import read_in_child
from cvs.pipeline.stages import read_cv

__all__ = [
    "Lexicon",
    "Limits",
    "Mention",
    "Reading",
    "Reason",
    "Term",
    "UnreadableError",
    "read_cv",
    "read_in_child",
]
