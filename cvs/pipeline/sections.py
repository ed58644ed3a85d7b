"""Splits a document at its headings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line
from cvs.pipeline.vocabulary import HEADING_FILLERS, HEADING_PHRASES, HEADING_WORDS, Kind

MOST_WORDS = 6
SAME_SIZE = 0.88
LARGER = 1.15
COMMON = 1.8

HeadingLook = tuple[str, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is the heading as written, empty for what stands before the first one."""

    kind: Kind
    title: str
    lines: tuple[Line, ...]


def split_sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """The document's sections in order; an unknown heading starts one of kind OTHER."""
    apart = [part for line in lines for part in heading_apart(line)]
    headings = find_headings(apart)
    starts = [0, *headings]
    ends = [*headings, len(apart)]
    sections = [Section(Kind.HEAD, "", tuple(apart[: ends[0]]))]
    for start, end in zip(starts[1:], ends[1:], strict=True):
        title, body = apart[start].text, tuple(apart[start + 1 : end])
        sections.append(Section(headings[start], title, body))
    return tuple(sections)


def heading_apart(line: Line) -> Iterator[Line]:
    """A heading in the margin of its first line becomes a line of its own."""
    largest = line.size
    first = tuple(takewhile(lambda word: word.size == largest, line.words))
    rest = line.words[len(first) :]
    larger = first and rest and largest > LARGER * max(word.size for word in rest)
    if larger and heading_kind((margin := replace(line, words=first)).text):
        yield margin
        yield replace(line, words=rest)
    else:
        yield line


def find_headings(lines: list[Line]) -> dict[int, Kind]:
    """The kind of each line that is a heading, by its number. The first line is never one."""
    known = {
        number: kind
        for number, line in enumerate(lines[1:], start=1)
        if not line.bullet and (kind := heading_kind(line.text))
    }
    if not known:
        return {}
    usual = usual_look(lines[number] for number in known)
    same_look = [number for number, line in enumerate(lines) if look_of(line) == usual]
    headings = {n: kind for n, kind in known.items() if fits(look_of(lines[n]), usual)}
    if len(same_look) <= COMMON * len(headings) + 1 and is_marked(usual, lines):
        others = (n for n in same_look if n and n not in headings and could_be_heading(lines[n]))
        headings.update(dict.fromkeys(others, Kind.OTHER))
    return dict(sorted(headings.items()))


def heading_kind(text: str) -> Kind | None:
    """What a heading with these words announces; None when they are no heading's words."""
    folded = fold(text)
    words = folded.split()
    if not words or len(words) > MOST_WORDS or text.rstrip().endswith((".", ",", ";")):
        return None
    for kind, phrases in HEADING_PHRASES.items():
        if folded in phrases:
            return kind
    kinds = [kind for word in words for kind in HEADING_WORDS if word in HEADING_WORDS[kind]]
    spoken = all(w in HEADING_FILLERS or any(w in s for s in HEADING_WORDS.values()) for w in words)
    return kinds[0] if kinds and spoken else None


def look_of(line: Line) -> HeadingLook:
    """What makes a heading's look: style, size, weight, capitals."""
    return line.style, round(line.size), line.bold, line.text.isupper()


def usual_look(headings: Iterable[Line]) -> HeadingLook:
    """The commonest look; of equals the larger one."""
    counts = Counter(map(look_of, headings))
    return max(counts, key=lambda look: (counts[look], look[1], look))


def fits(look: HeadingLook, usual: HeadingLook) -> bool:
    """Whether a known heading's look is no lesser one, as a label inside a section has."""
    style, size, bold, _ = look
    return size >= SAME_SIZE * usual[1] and bold >= usual[2] and _same_style(style, usual[0])


def _same_style(style: str, usual: str) -> bool:
    return style == usual or not usual.lower().startswith(("heading", "berschrift", "titre"))


def is_marked(look: HeadingLook, lines: list[Line]) -> bool:
    """Whether the look stands out from the document's ordinary lines."""
    return look != Counter(map(look_of, lines)).most_common(1)[0][0]


def could_be_heading(line: Line) -> bool:
    """Short, without date or bullet: an unknown heading, if its look says so too."""
    return (
        not line.bullet
        and len(line.words) <= MOST_WORDS
        and len(line.cells) == 1
        and find_period(line.text) is None
        and not any(mark in line.text for mark in "@,|")
    )
