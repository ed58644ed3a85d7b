"""Finds the lines of a CV that name a skill of the catalogue."""

from collections.abc import Iterable, Sequence

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line
from cvs.pipeline.lexicon import Hit, Matcher
from cvs.pipeline.reading import Mention
from cvs.pipeline.sections import Section
from cvs.pipeline.vocabulary import Kind, words

NEAR = 30  # characters
FITTING = words(
    "programming language languages developer developers development framework frameworks code "
    "coding software script scripts scripting spreadsheet spreadsheets microsoft ms office "
    "programmierung programmiersprache entwickler entwicklung programmation developpement "
    "developpeur programacion desarrollo package packages macros microservices backend"
)


def find_mentions(sections: Iterable[Section], matcher: Matcher) -> tuple[Mention, ...]:
    """Each skill with the lines that name it, in the document's order."""
    found = [
        Mention(hit.term.skill, line.text, section.kind.value)
        for section in sections
        if section.kind is not Kind.CONTACT
        for line in section.lines
        for hit in hits_of(line, section.kind, matcher)
    ]
    return tuple(dict.fromkeys(found))


def hits_of(line: Line, kind: Kind, matcher: Matcher) -> list[Hit]:
    hits = matcher.hits(line.text)
    if kind is Kind.SKILLS:
        return hits
    return [hit for hit in hits if not hit.term.needs_context or has_context(hit, hits, line.text)]


def has_context(hit: Hit, hits: Sequence[Hit], text: str) -> bool:
    """Whether a name that is also a word is written as a name, beside a skill or a fitting word."""
    around = fold(text[max(hit.start - NEAR, 0) : hit.end + NEAR]).split()
    beside = any(
        other.term.skill != hit.term.skill
        and not other.term.needs_context
        and gap(hit, other) < NEAR
        for other in hits
    )
    return hit.exact and (beside or not FITTING.isdisjoint(around))


def gap(one: Hit, other: Hit) -> int:
    """Characters between two hits."""
    return max(one.start, other.start) - min(one.end, other.end)
