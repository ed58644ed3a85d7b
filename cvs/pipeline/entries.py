"""Splits a section into its entries: jobs, degrees. Each is anchored on its dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cvs.pipeline.cleaning import DASHES, fold
from cvs.pipeline.dates import Period, find_period, without
from cvs.pipeline.document import Line

MOST_HEAD_LINES = 3
MOST_HEAD_WORDS = 14
MOST_WORDS_BELOW = 9
SAME_INDENT = 3.0  # points
NOISE = frozenset(("highlights", "responsibilities", "aufgaben", "key achievements", "missions"))
SENTENCE_END = re.compile(r"(?<![\w.])[^\W\d]{4,}\.$|;$")
SEPARATED = re.compile(rf"[,|(•·:{DASHES}]$")


@dataclass(frozen=True, slots=True)
class Entry:
    """`head` says what it is, `body` describes it; `period` stands in one of the head's lines."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    period: Period | None


def split_entries(lines: Sequence[Line]) -> list[Entry]:
    """The section's entries in order. Lines before the first one belong to none."""
    kept = [line for line in lines if fold(line.text) not in NOISE]
    marked = list(mark_body(kept))
    anchors = [number for number, line in enumerate(marked) if is_anchor(line)]
    if not anchors:
        return list(entries_without_dates(marked))
    lead = lines_above_first(marked, anchors[0])
    starts = [start_of(marked, anchor, lead) for anchor in anchors]
    ends = [*starts[1:], len(marked)]
    return [
        entry_of(marked[start:end], anchor - start)
        for start, anchor, end in zip(starts, anchors, ends, strict=True)
    ]


def mark_body(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those that hang below a bullet or stand off the entries' columns made bullets."""
    columns = head_columns(lines)
    last: Line | None = None
    for line in lines:
        last = replace(line, bullet=line.bullet or hangs_below(line, last) or is_off(line, columns))
        yield last


def hangs_below(line: Line, last: Line | None) -> bool:
    """Whether the line goes on with the bulleted line above it."""
    if last is None or not last.bullet or line.left is None or last.left is None:
        return False
    return abs(line.left - last.left) < SAME_INDENT and not is_anchor(line)


def head_columns(lines: Sequence[Line]) -> list[float]:
    """Where entries' heads start: in the first line, a dated one, or one below a date alone."""
    pairs = pairwise(lines)
    below = [line for date, line in pairs if is_anchor(date) and not head_text(date)]
    heads = [*lines[:1], *(line for line in lines if is_anchor(line)), *below]
    return [left for line in heads for left in cell_lefts(line)]


def cell_lefts(line: Line) -> list[float]:
    starts = [word for number, word in enumerate(line.words) if word.after_gap or not number]
    return [word.box.x0 for word in starts if word.box]


def is_off(line: Line, columns: list[float]) -> bool:
    """Whether no cell of the line starts where an entry's head may start."""
    lefts = cell_lefts(line)
    near = any(abs(left - column) < SAME_INDENT for left in lefts for column in columns)
    return bool(lefts and columns) and not near


def is_anchor(line: Line) -> bool:
    """A dated line: a range among few words, or a date that fills a part of the line."""
    period = find_period(line.text)
    if line.bullet or period is None:
        return False
    rest = without(line.text, period)
    if len(rest.split()) > MOST_HEAD_WORDS:
        return False
    return period.is_range or not rest or fills_part(line, period)


def fills_part(line: Line, period: Period) -> bool:
    """Whether the date has a cell to itself, or the start or end of the line after a separator."""
    start, end = period.place
    before, after = line.text[:start].rstrip(), line.text[end:].lstrip(")").strip()
    alone = period.text in (cell.strip("() ") for cell in line.cells)
    return alone or (not after and bool(SEPARATED.search(before)))


def lines_above_first(lines: Sequence[Line], anchor: int) -> int:
    """How many lines an entry of this document has above its dates."""
    above = 0
    while above < min(anchor, MOST_HEAD_LINES) and is_head_like(lines[anchor - above - 1]):
        above += 1
    return above


def start_of(lines: Sequence[Line], anchor: int, lead: int) -> int:
    start = anchor
    while start > max(anchor - lead, 0) and belongs_above(lines[start - 1]):
        start -= 1
    return start


def belongs_above(line: Line) -> bool:
    return is_head_like(line) and not is_anchor(line)


def is_head_like(line: Line) -> bool:
    """Short and no sentence; a full stop may end an abbreviation such as "B.Sc."."""
    short = len(line.words) <= MOST_HEAD_WORDS
    return short and not line.bullet and not SENTENCE_END.search(line.text)


def entry_of(lines: Sequence[Line], anchor: int) -> Entry:
    """One entry from its lines; `anchor` is the number of its dated line."""
    end = anchor + 1
    while end < len(lines) and end <= anchor + MOST_HEAD_LINES:
        empty = not any(head_text(line) for line in lines[:end])
        fits = is_head_like(lines[end]) and few_words(lines[end].cells[-1])
        if lines[end].bullet or not (empty or fits):
            break
        end += 1
    return Entry(tuple(lines[:end]), tuple(lines[end:]), find_period(lines[anchor].text))


def few_words(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS_BELOW


def head_text(line: Line) -> str:
    """The line's cells, tab-separated, without its dates."""
    text = "\t".join(line.cells)
    return without(text, find_period(text))


def entries_without_dates(lines: Sequence[Line]) -> Iterator[Entry]:
    """Where no dates are given, a line after bullets starts the next entry."""
    head: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if body and not line.bullet:
            yield Entry(tuple(head), tuple(body), None)
            head, body = [], []
        (body if line.bullet else head).append(line)
    if head or body:
        yield Entry(tuple(head[:MOST_HEAD_LINES]), (*head[MOST_HEAD_LINES:], *body), None)


def body_text(lines: Sequence[Line]) -> str | None:
    """The description: one paragraph or bullet a line, wrapped lines joined."""
    paragraphs: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and wraps(last, line):
            paragraphs[-1] += f" {line.text}"
        else:
            paragraphs.append(line.text)
        last = line
    return "\n".join(paragraphs) or None


def wraps(last: Line, line: Line) -> bool:
    """Whether the line starts in small letters where the other stopped: one paragraph."""
    return line.text[:1].islower() and not last.text.endswith((".", "!", "?", ":", ";"))
