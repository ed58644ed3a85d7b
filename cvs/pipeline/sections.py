"""Splits a document at its headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.document import Line, Word, split_at_gaps
from cvs.pipeline.furniture import furniture
from cvs.pipeline.headings import MOST_WORDS, heading_kind, kind_of_pieces
from cvs.pipeline.heads import head_again, same_left
from cvs.pipeline.occupations import title_likeness
from cvs.pipeline.signing import signature
from cvs.pipeline.vocabulary import Kind

__all__ = ["Section", "heading_kind", "split_sections"]

SAME_SIZE = 0.88
TIMES_OF_LABEL = 3
LARGER = 1.15
COMMON = 1.8
SAME_EDGE = 3.0  # points
FEWEST_MARGINS = 2
FEWEST_ALIKE = 2
LINE_HEIGHT = 1.8  # sizes between the lines of one heading, at most

HeadingLook = tuple[str, int, bool, bool]
Headings = dict[int, Kind]


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is the heading as written, empty for what stands before the first one."""

    kind: Kind
    title: str
    lines: tuple[Line, ...]


def split_sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """The document's sections in order; an unknown heading starts one of kind OTHER.

    What is printed on every page, and the signature, goes to the first section, where people
    look for an address.
    """
    every = list(lines)
    pages = furniture(every) | signature(every)
    text = [line for number, line in enumerate(every) if number not in pages]
    apart, headings = headings_of(text)
    largest = max((line.size for line in apart), default=0.0)
    starts = list(headings)
    ends = [*starts[1:], len(apart)][: len(starts)]
    first = list(apart[: starts[0]] if starts else apart)
    sections = []
    for start, end in zip(starts, ends, strict=True):
        again = head_again(apart, range(start, end), largest, apart[starts[0]])
        body = (*apart[start + 1 : again.start], *apart[again.stop : end])
        sections.append(Section(headings[start], apart[start].text, body))
        first.extend(apart[again.start : again.stop])
    first.extend(every[number] for number in sorted(pages))
    head = Section(Kind.HEAD, "", tuple(first))
    return (head, *with_groups(sections))


def with_groups(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections; unknown headings right below that of the skills only group these."""
    in_skills = False
    for section in sections:
        known = heading_kind(section.title) is not None
        in_skills = section.kind is Kind.SKILLS and not section.lines if known else in_skills
        is_group = in_skills and not known and section.kind is Kind.OTHER
        yield replace(section, kind=Kind.SKILLS) if is_group else section


def headings_of(lines: Sequence[Line]) -> tuple[list[Line], Headings]:
    """The lines, with headings in the margin as lines of their own, and which are headings."""
    common = common_size(lines)
    known = known_headings(lines, common)
    beside = margins(lines, known)
    usual = usual_look([*(lines[n] for n in known), *beside.values()])
    if usual is None:
        return list(lines), {}
    beside = all_margins(lines, {n: cell for n, cell in beside.items() if look_of(cell) == usual})
    every = list(map(look_of, lines))
    lesser = lesser_looks(every, {n for n in known if lines[n].size > LARGER * common}, usual)
    apart: list[Line] = []
    kinds: Headings = {}
    for number, line in enumerate(lines):
        if number in beside:
            heading, rest = halves(line, beside[number])
            place = place_of_margin(apart, rest)
            kinds[place] = heading_kind(heading.text) or Kind.OTHER
            apart.insert(place, heading)
            apart.append(rest)
            continue
        if number in known and (fits(every[number], usual) or every[number] in lesser):
            kinds[len(apart)] = known[number]
        apart.append(line)
    looks = every if len(apart) == len(lines) else list(map(look_of, apart))
    for look in (usual, *lesser):
        kinds |= unknown_headings(apart, looks, kinds, look)
    return wrapped(apart, without_profession(apart, dict(sorted(kinds.items()))))


def place_of_margin(apart: list[Line], rest: Line) -> int:
    """Where a heading in the margin goes: over the line above, if a dash over the heading marks it.

    Readers take that dash for the line's bullet.
    """
    above = apart[-1] if apart else rest
    known = above.left is not None and rest.left is not None
    if not (known and above.bullet) or rest.bullet or not same_left(above, rest):
        return len(apart)
    apart[-1] = replace(above, bullet=False)
    return len(apart) - 1


def without_profession(lines: Sequence[Line], headings: Headings) -> Headings:
    """The headings less what the person is, which may look like one below the name."""
    professions = set(takewhile(lambda number: is_profession(lines[number]), headings))
    return {n: kind for n, kind in headings.items() if n not in professions}


def is_profession(line: Line) -> bool:
    return heading_kind(line.text) is None and title_likeness(line.text) > 0


def halves(line: Line, cell: Line) -> tuple[Line, Line]:
    """The first cell and the rest of the line."""
    return cell, replace(line, words=line.words[len(cell.words) :])


def known_headings(lines: Sequence[Line], common: float) -> Headings:
    """The lines with a heading's words. The first line is never one, nor what comes in each job."""
    kinds = ((n, kind_of(line, common)) for n, line in enumerate(lines) if n)
    known = {n: kind for n, kind in kinds if kind} | broken_headings(lines)
    times = Counter(fold(lines[n].text) for n in known)
    return {n: kind for n, kind in known.items() if times[fold(lines[n].text)] < TIMES_OF_LABEL}


def common_size(lines: Iterable[Line]) -> float:
    """The size of most words."""
    exact = Counter([word.size for line in lines for word in line.words])
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size, 1)] += count
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def kind_of(line: Line, common: float) -> Kind | None:
    """By the words; of a line that stands out, also when its letters are set apart.

    A bullet before a heading is an ornament, if the heading looks like one.
    """
    stands_out = line.size > LARGER * common
    if line.bullet and not (stands_out or (line.bold and line.text.isupper())):
        return None
    kind = heading_kind(line.text)
    if kind is None and len(line.words) <= MOST_WORDS and (line.bold or stands_out):
        return kind_of_pieces(line.text)
    return kind


def broken_headings(lines: Sequence[Line]) -> Headings:
    """Both lines of headings on two lines, of which neither or one tells the kind alone."""
    found: Headings = {}
    for number, (line, below) in enumerate(pairwise(lines)):
        if number and goes_on(line, below):
            kind = heading_kind(f"{line.text} {below.text}")
            alone = heading_kind(line.text) and heading_kind(below.text)
            if kind and (not alone or line.text.endswith("&") or ends_with_and(line)):
                found |= {number: kind, number + 1: kind}
    return found


def goes_on(line: Line, below: Line) -> bool:
    """Whether two short lines of the same look stand close to each other."""
    if line.bullet or below.bullet or max(len(line.words), len(below.words)) > MOST_WORDS:
        return False
    if line.baseline is None or below.baseline is None:
        return False
    near = 0 < line.baseline - below.baseline < LINE_HEIGHT * line.size
    return near and look_of(line) == look_of(below) and len(line.cells) == 1


def ends_with_and(line: Line) -> bool:
    return fold(line.words[-1].text) in ("and", "und", "et", "y", "e")


def margins(lines: Sequence[Line], known: Headings) -> dict[int, Line]:
    """The first cells that are headings by their words and look unlike the rest of their line."""
    found = {}
    for number, line in enumerate(lines):
        if number == 0 or number in known:
            continue
        cell = first_cell(line)
        if is_unlike(cell, line.words[len(cell) :]) and heading_kind(text_of(cell)):
            found[number] = replace(line, words=cell)
    return found


def first_cell(line: Line) -> tuple[Word, ...]:
    """The first cell of several; larger words at the start of a line are one too."""
    words, size = line.words, line.size
    cell = next(split_at_gaps(words))
    if len(cell) < len(words):
        return cell
    largest = tuple(takewhile(lambda word: word.size == size, words[: MOST_WORDS + 1]))
    return largest if len(largest) < len(words) else ()


def is_unlike(cell: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether there is a cell, and it is larger, or alone bold, or alone in capitals."""
    if not cell:
        return False
    if all(word.bold for word in cell) and not rest[0].bold:
        return True
    if max(word.size for word in cell) > LARGER * max(word.size for word in rest):
        return True
    return text_of(cell).isupper() and not text_of(rest).isupper()


def text_of(words: Iterable[Word]) -> str:
    return " ".join([word.text for word in words])


def all_margins(lines: Sequence[Line], known: dict[int, Line]) -> dict[int, Line]:
    """With two margin headings or more, also cells that start or end there and look the same."""
    if len(known) < FEWEST_MARGINS:
        return {n: cell for n, cell in known.items() if is_large(cell, lines[n])}
    usual = next(iter(known.values()))
    found = dict(known)
    for number, line in enumerate(lines):
        words = first_cell(line)
        if not number or not words:
            continue
        cell = replace(line, words=words)
        alike = look_of(cell) == look_of(usual) and could_be_heading(cell)
        if not alike or is_date_alone(halves(line, cell)[1]):
            continue
        if any(same_edge(cell, other) for other in known.values()):
            found[number] = cell
    return found


def is_date_alone(line: Line) -> bool:
    """What stands beside dates alone is a job or a school, no heading."""
    period = find_period(line.text)
    return period is not None and period.text == line.text.strip("() ")


def is_large(cell: Line, line: Line) -> bool:
    return cell.size > LARGER * max(word.size for word in line.words[len(cell.words) :])


def same_edge(cell: Line, other: Line) -> bool:
    lefts = cell.left is not None and other.left is not None
    if not lefts:
        return True
    near = (
        abs((cell.left or 0) - (other.left or 0)),
        abs((cell.right or 0) - (other.right or 0)),
    )
    return min(near) < SAME_EDGE


def look_of(line: Line) -> HeadingLook:
    """What makes a heading's look: style, size, weight, capitals."""
    return line.style, round(line.size), line.bold, line.text.isupper()


def usual_look(headings: Iterable[Line]) -> HeadingLook | None:
    """The commonest look; of equals the larger one."""
    counts = Counter(map(look_of, headings))
    return max(counts, key=lambda look: (counts[look], look[1], look), default=None)


def lesser_looks(
    looks: Sequence[HeadingLook], large: Iterable[int], usual: HeadingLook
) -> frozenset[HeadingLook]:
    """Other looks of large headings, as of a side bar: hardly any other line has them."""
    every = Counter(looks)
    return frozenset(
        look
        for look, count in Counter(looks[number] for number in large).items()
        if look != usual and count >= FEWEST_ALIKE and every[look] <= COMMON * count + 1
    )


def fits(look: HeadingLook, usual: HeadingLook) -> bool:
    """Whether a known heading's look is no lesser one, as a label inside a section has."""
    style, size, bold, _ = look
    return size >= SAME_SIZE * usual[1] and bold >= usual[2] and _same_style(style, usual[0])


def _same_style(style: str, usual: str) -> bool:
    return style == usual or not usual.lower().startswith(("heading", "berschrift", "titre"))


def unknown_headings(
    lines: Sequence[Line], looks: Sequence[HeadingLook], known: Headings, usual: HeadingLook
) -> Headings:
    """Lines in this look of headings, where it stands out and not everything else has it."""
    same_look = [number for number, look in enumerate(looks) if look == usual]
    if len(same_look) > COMMON * len(known) + 1 or not is_marked(usual, looks):
        return {}
    others = (n for n in same_look if n and n not in known and could_be_heading(lines[n]))
    free = (n for n in others if not lines[n - 1].text.endswith(","))
    return dict.fromkeys(free, Kind.OTHER)


def is_marked(look: HeadingLook, looks: Iterable[HeadingLook]) -> bool:
    """Whether the look stands out from the document's ordinary lines."""
    return look != Counter(looks).most_common(1)[0][0]


def could_be_heading(line: Line) -> bool:
    """Short, without date or bullet: an unknown heading, if its look says so too."""
    return (
        not line.bullet
        and len(line.words) <= MOST_WORDS
        and len(line.cells) == 1
        and find_period(line.text) is None
        and not any(mark in line.text for mark in "@,|")
    )


def wrapped(lines: list[Line], kinds: Headings) -> tuple[list[Line], Headings]:
    """A heading's second line becomes part of its first."""
    joined: list[Line] = []
    headings: Headings = {}
    first = place = -1
    for number, line in enumerate(lines):
        if number in kinds and headings and is_second_line(lines[first], line, kinds[number]):
            joined[place] = replace(joined[place], words=joined[place].words + line.words)
            headings[place] = heading_kind(joined[place].text) or headings[place]
            first = number
            continue
        if number in kinds:
            first, place = number, len(joined)
            headings[place] = kinds[number]
        joined.append(line)
    return joined, headings


def is_second_line(above: Line, line: Line, kind: Kind) -> bool:
    """In the margin, a line of the section may come between the two."""
    if not goes_on(above, line):
        return False
    both = heading_kind(f"{above.text} {line.text}")
    if ends_with_and(above) or (both and heading_kind(line.text) is None):
        return True
    return both == kind and heading_kind(above.text) is None
