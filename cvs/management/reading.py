"""What a reading from the shell depends on: the product's files and settings, no database."""

from django.conf import settings

from cvs.pipeline import Lexicon, Limits, Term
from skills.services import shipped_terms


def shipped_lexicon() -> Lexicon:
    """The skills that come with the product; what staff changed since does not count."""
    terms = (Term(term.skill, term.aliases, term.needs_context) for term in shipped_terms())
    return Lexicon(tuple(terms))


def upload_limits() -> Limits:
    """What an uploaded CV may cost."""
    return Limits(input_bytes=settings.CV_MAX_BYTES)
