"""Splits a section into its entries: jobs, degrees. Each is anchored on its dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import or_

from cvs.pipeline.anchors import (
    LENGTH_OF_TIME,
    find_anchors,
    head_text,
    is_dated,
    leading_dates_apart,
)
from cvs.pipeline.cleaning import fold
from cvs.pipeline.contrast import parted
from cvs.pipeline.dates import Period, find_period
from cvs.pipeline.document import Line
from cvs.pipeline.labels import NOISE, TERMS_OF_WORK, unnumbered, without_label
from cvs.pipeline.marking import Look, body_marks, is_head_like, look_of
from cvs.pipeline.occupations import WEAK, company_likeness, title_likeness
from cvs.pipeline.paragraphs import HYPHENATED, LONGEST_WORD, body_text
from cvs.pipeline.parts import SMALL_WORDS, Part, all_parts
from cvs.pipeline.places import is_place
from cvs.pipeline.vocabulary import phrases
from cvs.pipeline.wrapped import rejoin_dates

__all__ = ["Entry", "body_text", "split_entries"]

MOST_HEAD_LINES = 3
# A job's skills are read as skills, not as its description.
SKILL_LABELS = phrases(
    "skills, kenntnisse, competences, competencias, habilidades, tools, technologies, tech stack, "
    "technology stack, tools used, technologies used, tools and technologies, technologien, "
    "werkzeuge, outils, technologies utilisees, environnement technique, herramientas, "
    "tecnologias, tecnologias utilizadas"
)
LONGEST_LABEL = 40  # characters
MOST_WORDS_BELOW = 9
MOST_WORDS_OF_NAME = 6
MOST_PLACE_WORDS = 4
FEWEST_PLACES = 2
TERMS_APART = re.compile(r"\s[·•|]\s")
MOST_BROKEN_OFF = 2  # words that a line's end cut off a title


@dataclass(frozen=True, slots=True)
class Entry:
    """`head` says what it is, `body` describes it; `period` stands in one of the head's lines."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    period: Period | None
    dated: int = 0  # the number of the head's line that has the period


@dataclass(frozen=True, slots=True)
class Rows:
    """A section's lines, which of them are descriptions, and which date an entry."""

    lines: tuple[Line, ...]
    body: tuple[bool, ...]
    anchors: tuple[int, ...]
    dated: frozenset[int]  # the anchors again
    texts: frozenset[Look]  # the looks of descriptions
    places: frozenset[int] = frozenset()  # lines that tell where, as such lines of others do

    def is_head(self, number: int) -> bool:
        line = self.lines[number]
        small = starts_small(line.text) and not self.follows_word_or_date(number)
        free = not self.body[number] and number not in self.dated
        return free and not small and is_head_like(line)

    def follows_word_or_date(self, number: int) -> bool:
        """Whether the line above dates an entry, or ends with a hyphen where a title broke."""
        few = len(self.lines[number].words) <= MOST_BROKEN_OFF
        broken = few and number and HYPHENATED.search(self.lines[number - 1].text[-LONGEST_WORD:])
        return number - 1 in self.dated or bool(broken)


def starts_small(text: str) -> bool:
    """Whether the text goes on amid a sentence; "eBay" is a name."""
    return text[:1].islower() and not text[1:2].isupper()


def split_entries(lines: Sequence[Line]) -> list[Entry]:
    """The section's entries in order. Lines before the first one belong to none."""
    kept = [line for line in rejoin_dates(lines) if not is_noise(line)]
    rows = rows_of(leading_dates_apart(kept))
    if not rows.anchors:
        return list(entries_without_dates(rows))
    starts = list(starts_of(rows))
    ends = [*starts[1:], len(rows.lines)]
    counts = [count_below(rows, *span) for span in zip(rows.anchors, ends, strict=True)]
    below = lines_below(rows, counts)
    spans = zip(starts, rows.anchors, counts, ends, strict=True)
    rows = replace(rows, places=places_below(rows, counts))
    return [entry_of(rows, span, below) for span in spans]


def is_noise(line: Line) -> bool:
    """A label between head and description, the terms of a job and how long it lasted, a sign."""
    return (
        len(line.text) == 1
        or fold(line.text) in NOISE
        or announces_skills(line)
        or all(map(is_term, TERMS_APART.split(line.text)))
    )


def is_term(text: str) -> bool:
    """Whether it only says how somebody was employed or for how long."""
    return LENGTH_OF_TIME.fullmatch(text) is not None or fold(text) in TERMS_OF_WORK


def announces_skills(line: Line) -> bool:
    """Whether it begins with such a label and a colon, or has it in a cell of its own."""
    label, colon, _ = line.text[:LONGEST_LABEL].partition(":")
    if not colon:
        label = line.cells[0] if len(line.cells) > 1 else ""
    return len(label) < LONGEST_LABEL and fold(label) in SKILL_LABELS


def rows_of(lines: Sequence[Line]) -> Rows:
    """Where only bullets are dated, bullets are what the entries are listed with.

    A bullet before the first line is an ornament: no section starts with a description.
    """
    if lines and lines[0].bullet and not all(line.bullet for line in lines):
        lines = [replace(lines[0], bullet=False), *lines[1:]]
    told = list(map(without_label, lines))
    announced = [text is not line for line, text in zip(lines, told, strict=True)]
    lines = told
    dated = list(map(is_dated, lines))
    body = list(map(or_, body_marks(lines, dated), announced))
    anchors = find_anchors(lines, body, dated)
    if not anchors and any(line.bullet for line in compress(lines, dated)):
        lines = [replace(line, bullet=False) for line in lines]
        body = body_marks(lines, dated)
        anchors = find_anchors(lines, body, dated)
    texts = frozenset(look_of(line) for line, text in zip(lines, body, strict=True) if text)
    heads = parted(unnumbered(lines, body), body)
    return Rows(tuple(heads), tuple(body), tuple(anchors), frozenset(anchors), texts)


def starts_of(rows: Rows) -> Iterator[int]:
    """Where each entry starts: above its dates, by as many lines as the first one does."""
    lead = lines_above(rows, rows.anchors[0], 0, MOST_HEAD_LINES)
    yield rows.anchors[0] - lead
    for last, anchor in zip(rows.anchors, rows.anchors[1:], strict=False):
        above = lines_above(rows, anchor, last + 1, MOST_HEAD_LINES)
        first_lost = not lead and not is_told(rows.lines[anchor])
        if above > lead and not (
            (lead or first_lost) and stand_out(rows, anchor - above, anchor - lead)
        ):
            above = lead
        yield anchor - above


def is_told(line: Line) -> bool:
    """Whether a dated line says more than where."""
    return any(not part.place for part in all_parts([line]))


def lines_above(rows: Rows, anchor: int, first: int, most: int) -> int:
    """How many lines right above the anchor, none before `first`, could head its entry."""
    above = 0
    while above < min(anchor - first, most) and rows.is_head(anchor - above - 1):
        above += 1
    return above


def stand_out(rows: Rows, start: int, end: int) -> bool:
    """Whether descriptions end right above these lines, and each is bold or large."""
    if start == 0 or not rows.body[start - 1]:
        return False
    text = rows.lines[start - 1]
    return all(
        line.words[0].bold > text.words[0].bold or line.size > text.size
        for line in rows.lines[start:end]
    )


def lines_below(rows: Rows, counts: Sequence[int]) -> int:
    """How many lines below their dates the heads of most entries have, of at most `counts`."""
    if not any(rows.body):
        return min(counts)
    count, times = Counter(counts).most_common(1)[0]
    return count if 2 * times > len(counts) > 1 else MOST_HEAD_LINES


def count_below(rows: Rows, anchor: int, end: int) -> int:
    """How many lines right below the anchor could go on with its head."""
    told = False
    last = min(anchor + MOST_HEAD_LINES, end - 1)
    for number in range(anchor + 1, last + 1):
        if not rows.is_head(number):
            return number - anchor - 1
        told = told or bool(head_text(rows.lines[number - 1]))
        if told and not few_words(rows.lines[number].cells[-1]):
            return number - anchor - 1
    return last - anchor


def places_below(rows: Rows, counts: Sequence[int]) -> frozenset[int]:
    """The lines right below dates that look like a place's name, where most entries have one.

    One of them is a known place, or two are the same.
    """
    below = [anchor + 1 for anchor, count in zip(rows.anchors, counts, strict=True) if count]
    named = [number for number in below if could_name_place(rows.lines[number])]
    texts = [rows.lines[number].text for number in named]
    if 2 * len(named) <= len(counts) or len(named) < FEWEST_PLACES:
        return frozenset()
    known = len(set(texts)) < len(texts) or any(map(is_place, texts))
    return frozenset(named) if known else frozenset()


def could_name_place(line: Line) -> bool:
    """Few words, each of which starts with a capital or is as small as those in names."""
    if len(line.words) > MOST_PLACE_WORDS or len(line.cells) > 1:
        return False
    texts = [word.text for word in line.words]
    return all(text[0].isupper() or text[0] == "(" or text in SMALL_WORDS for text in texts)


def few_words(text: str) -> bool:
    return len(fold(text).split()) <= MOST_WORDS_BELOW


def entry_of(rows: Rows, span: tuple[int, int, int, int], below: int) -> Entry:
    """One entry; `below` lines under its dates are the head's, and more where they stand out.

    Its span: where it starts, its anchor, how many lines below that could be the head's, its end.
    """
    start, anchor, count, end = span
    last = anchor + 1
    while last <= anchor + count and goes_on(rows, start, last, usual=last <= anchor + below):
        last += 1
    head, body = rows.lines[start:last], rows.lines[last:end]
    return Entry(head, body, find_period(rows.lines[anchor].text), anchor - start)


def goes_on(rows: Rows, start: int, number: int, *, usual: bool) -> bool:
    """Whether the line below still heads the entry, which is told who and where by then or not."""
    line = rows.lines[number]
    parts = all_parts(rows.lines[start:number])
    if usual and not is_complete(parts):
        return True
    likely = any(part.place or part.label for part in all_parts([line])) or looks_like_head(line)
    return likely or number in rows.places or is_marked(rows, number)


def is_complete(parts: Sequence[Part]) -> bool:
    """Whether title and company can both be there: two chunks, or pieces that look like both."""
    pieces = [part for part in parts if not part.place]
    if len({part.chunk for part in pieces}) > 1:
        return True
    titles = sum(title_likeness(part.text) > 0 for part in pieces)
    companies = sum(company_likeness(part.text) > 0 for part in pieces)
    return titles > 0 and companies > 0


def looks_like_head(line: Line) -> bool:
    few = len(line.words) <= MOST_WORDS_OF_NAME
    return few and (title_likeness(line.text) > 0 or company_likeness(line.text) > WEAK)


def is_marked(rows: Rows, number: int) -> bool:
    """Whether the line looks unlike every description."""
    return bool(rows.texts) and look_of(rows.lines[number]) not in rows.texts


def entries_without_dates(rows: Rows) -> Iterator[Entry]:
    """Where no dates are given, a line after a description starts the next entry.

    A sentence describes. Where nothing does, each line may be an entry that tells who and where.
    """
    head: list[Line] = []
    body: list[Line] = []
    texts = [
        text or not is_head_like(line) for line, text in zip(rows.lines, rows.body, strict=True)
    ]
    if not any(texts) and len(texts) > 1 and all(map(tells_who_and_where, rows.lines)):
        yield from (Entry((line,), (), None) for line in rows.lines)
        return
    for line, described in zip(rows.lines, texts, strict=True):
        if body and not described:
            yield Entry(tuple(head), tuple(body), None)
            head, body = [], []
        (body if described else head).append(line)
    if head or body:
        yield Entry(tuple(head[:MOST_HEAD_LINES]), (*head[MOST_HEAD_LINES:], *body), None)


def tells_who_and_where(line: Line) -> bool:
    pieces = [part.text for part in all_parts([line]) if not part.place]
    return len(pieces) > 1 and any(title_likeness(piece) > 0 for piece in pieces)
