"""Finds the lines of a CV that name a skill of the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line
from cvs.pipeline.lexicon import Hit, Matcher
from cvs.pipeline.locating import Locator, words_between
from cvs.pipeline.reading import Mention
from cvs.pipeline.sections import Section
from cvs.pipeline.timeline import Timeline, Use
from cvs.pipeline.vocabulary import Kind, words

NEAR = 30  # characters
FITTING = words(
    "programming language languages developer developers development framework frameworks code "
    "coding software script scripts scripting spreadsheet spreadsheets microsoft ms office "
    "programmierung programmiersprache entwickler entwicklung programmation developpement "
    "developpeur programacion desarrollo package packages macros microservices backend"
)
# How sure a name is that is written as the catalogue writes it, or in other letters, and one that
# is an everyday word and only beside its company a skill.
AS_WRITTEN, OTHER_LETTERS, EVERYDAY = 0.98, 0.95, 0.9


def find_mentions(
    sections: Iterable[Section], matcher: Matcher, locator: Locator, timeline: Timeline
) -> tuple[Mention, ...]:
    """Each skill with the lines that name it, in the document's order.

    Years and last use are those of the skill, from all dated entries that name it.
    """
    found: dict[tuple[str, str, Kind], tuple[Line, Kind, Hit]] = {}
    named: dict[str, list[Line]] = defaultdict(list)
    for line, kind, hit in hits_in(sections, matcher):
        found.setdefault((hit.term.skill, line.text, kind), (line, kind, hit))
        named[hit.term.skill].append(line)
    use = {skill: timeline.use(lines) for skill, lines in named.items()}
    return tuple(
        mention_of(line, kind, hit, locator, use[hit.term.skill])
        for line, kind, hit in found.values()
    )


def hits_in(sections: Iterable[Section], matcher: Matcher) -> Iterator[tuple[Line, Kind, Hit]]:
    for section in sections:
        if section.kind is not Kind.CONTACT:
            for line in section.lines:
                for hit in hits_of(line, section.kind, matcher):
                    yield line, section.kind, hit


def mention_of(line: Line, kind: Kind, hit: Hit, locator: Locator, use: Use) -> Mention:
    return Mention(
        skill=hit.term.skill,
        evidence=line.text,
        section=kind.value,
        place=locator.place([(line, words_between(line, hit.start, hit.end))]),
        confidence=confidence_of(hit),
        years=use.years,
        last_used=use.last,
    )


def confidence_of(hit: Hit) -> float:
    if hit.term.needs_context:
        return EVERYDAY
    return AS_WRITTEN if hit.exact else OTHER_LETTERS


def hits_of(line: Line, kind: Kind, matcher: Matcher) -> list[Hit]:
    hits = matcher.hits(line.text)
    if kind is Kind.SKILLS:
        return hits
    return [
        hit
        for number, hit in enumerate(hits)
        if not hit.term.needs_context
        # No more than NEAR of them have room near it.
        or has_context(hit, hits[max(number - NEAR, 0) : number + NEAR], line.text)
    ]


def has_context(hit: Hit, hits: Iterable[Hit], text: str) -> bool:
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
