"""Finds who the CV is about and how to reach them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import flatten
from cvs.pipeline.document import Line, Source
from cvs.pipeline.finding import Topic
from cvs.pipeline.found import Found
from cvs.pipeline.links import find_links
from cvs.pipeline.name import find_name
from cvs.pipeline.pieces import pieces_of
from cvs.pipeline.reach import EMAIL, find_email, find_phone
from cvs.pipeline.residence import find_place
from cvs.pipeline.sections import Section
from cvs.pipeline.vocabulary import Kind

LONGEST_LINE = 1000  # characters
MOST_LINES = 60  # of the head; a CV without headings is all head
NEAR = 2  # lines
YOUNGEST, OLDEST = 14, 120
AROUND = (Source.HEADER, Source.FOOTER)
_OTHERS = re.compile(r"\brefere")
_AGE = re.compile(r"(\d{1,3})\s?(?:years? old|y/?o|jahre(?: alt)?|ans|años|anni)?$", re.IGNORECASE)
_STATED_AGE = re.compile(
    r"(?:aged? )?(\d{1,3})\s?(?:years? old|y/?o|jahre(?: alt)?|ans|años)$", re.IGNORECASE
)


def find_contact(sections: Iterable[Section], links: Sequence[str] = ()) -> dict[Topic, Found]:
    """What the CV says of the person; a topic that it does not give is left out.

    `links` are the addresses behind the document's links.
    """
    every = [short_lines(section) for section in sections]
    head = lines_of(every, Kind.HEAD)[:MOST_LINES]
    own = [*head, *lines_of(every, Kind.CONTACT)]
    rest = other_lines(every, own)
    reach = [
        *own,
        *(line for line in rest if line.source in AROUND),
        *lines_of(every, Kind.SUMMARY),
    ]
    email = find_email(reach, links) or only_email(rest)
    name = find_name(head, [*own[len(head) :], *rest], email.values["text"] if email else None)
    found = {
        Topic.NAME: name,
        Topic.AGE: find_age(own),
        Topic.EMAIL: email,
        Topic.PHONE: find_phone(reach, links) or find_phone(beside(email, every), ()),
        **find_place(own, name, rest),
        **find_links(own, links),
    }
    return {topic: one for topic, one in found.items() if one}


def short_lines(section: Section) -> Section:
    """The section without lines of text, which may be a whole page without line ends."""
    kept = tuple(line for line in section.lines if len(line.text) <= LONGEST_LINE)
    return replace(section, lines=kept)


def lines_of(sections: Iterable[Section], kind: Kind) -> list[Line]:
    return [line for section in sections if section.kind is kind for line in section.lines]


def other_lines(sections: Iterable[Section], own: Iterable[Line]) -> list[Line]:
    """All lines but the person's own and those that tell of others."""
    known = {id(line) for line in own}
    return [
        line
        for section in sections
        if not _OTHERS.search(flatten(section.title))
        for line in section.lines
        if id(line) not in known
    ]


def only_email(lines: Sequence[Line]) -> Found | None:
    """The address anywhere else in the CV, where there is no second one."""
    shown = {match for line in lines if "@" in line.text for match in EMAIL.findall(line.text)}
    return find_email(lines, ()) if len(shown) == 1 else None


def beside(email: Found | None, sections: Iterable[Section]) -> Sequence[Line]:
    """The lines next to that of the e-mail address."""
    lines = [line for section in sections for line in section.lines]
    numbers = [number for number, line in enumerate(lines) if email and line is email.lines[0]]
    return lines[max(numbers[0] - NEAR, 0) : numbers[0] + NEAR + 1] if numbers else ()


def find_age(lines: Sequence[Line]) -> Found | None:
    """The age in years where the CV states it; a date of birth gives none."""
    for piece in pieces_of(lines):
        match = (_AGE if piece.label == "age" else _STATED_AGE).match(piece.text)
        if match and YOUNGEST <= int(match[1]) <= OLDEST:
            return Found({"text": int(match[1])}, (piece.line,))
    return None
