"""Puts the lines and then the entries of an education section in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from cvs.pipeline.anchors import MOST_HEAD_WORDS
from cvs.pipeline.cleaning import fold
from cvs.pipeline.dates import find_period
from cvs.pipeline.degrees import count_degrees, count_schools, is_detail, is_school_word
from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry
from cvs.pipeline.joining import put_together
from cvs.pipeline.labels import first_in_line
from cvs.pipeline.margins import Margins, is_next
from cvs.pipeline.parts import SMALL_WORDS, all_parts
from cvs.pipeline.pieces import cells_of
from cvs.pipeline.places import is_place

MOST_WORDS = 2 * MOST_HEAD_WORDS
MOST_WORDS_OF_REST = 6
DIVIDERS = frozenset("|-\u2013\u2014")
NEAR = 3  # lines above and below that may tell the other one of degree and school


def one_below_another(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with entries that stand side by side one below another."""
    for count, rows in groupby(lines, key=lambda line: len(line.cells)):
        run = list(rows)
        if count > 1 and len(run) > 1 and any(is_dated_throughout(line) for line in run):
            columns = zip(*map(cells_of, run), strict=True)
            yield from (cell for column in columns for cell in column)
        else:
            yield from run


def is_dated_throughout(line: Line) -> bool:
    return all(find_period(cell) for cell in line.cells)


def unbroken(lines: Sequence[Line], margins: Margins) -> Iterator[Line]:
    """The lines, those together that a narrow column broke inside a degree or a school's name."""
    last: Line | None = None
    for number, line in enumerate(lines):
        if last is None:
            last = line
        elif is_next(last, line) and goes_on(last, line, lines, number, margins):
            words = (*last.words, *first_in_line(line, 0))
            last = replace(last, words=words)
        else:
            yield from cut_if_long(last)
            last = line
    if last:
        yield from cut_if_long(last)


def goes_on(last: Line, line: Line, lines: Sequence[Line], number: int, margins: Margins) -> bool:
    if not could_be_rest(last, line):
        return False
    if is_amid(line.text):
        return True
    if not margins.broke(last, line):
        return False
    near = [*lines[max(number - NEAR, 0) : number], *lines[number + 1 : number + NEAR]]
    if is_school_word(line.text) or line.text.startswith("(") or is_school_rest(last, line, near):
        return True
    if count_degrees(line.text) or count_schools(line.text) or is_place(line.text):
        return False
    degrees = any(count_degrees(one.text) for one in near)
    return degrees and any(count_schools(one.text) for one in near)


def is_school_rest(last: Line, line: Line, near: Sequence[Line]) -> bool:
    """Whether a school's name starts behind the comma of a dated degree and ends below.

    Other entries must tell all in one line, too.
    """
    degree, comma, name = last.text.rpartition(", ")
    starts = bool(comma) and find_period(degree) is not None and count_degrees(degree) > 0
    if not starts or count_schools(last.text) or not count_schools(line.text):
        return False
    return not (count_degrees(name) or count_degrees(line.text)) and any(map(tells_all, near))


def tells_all(line: Line) -> bool:
    """Whether a line tells a degree, a school and when."""
    pieces = line.text.split(", ") if find_period(line.text) else ()
    return any(map(count_degrees, pieces)) and any(map(count_schools, pieces))


def could_be_rest(last: Line, line: Line) -> bool:
    """Whether a few words may end what the line above says last, which is no date."""
    if line.bullet or len(line.words) > MOST_WORDS_OF_REST or len(last.words) > MOST_WORDS:
        return False
    if find_period(line.text):
        return False
    dates = find_period(last.text)
    return not (dates and last.text.endswith(dates.text)) and not is_detail(line.text)


def is_amid(text: str) -> bool:
    """Whether a text starts as none does: with a small letter or a word like "of"."""
    first = text.split(maxsplit=1)[0]
    return first[0].islower() or fold(first) in SMALL_WORDS


def cut_if_long(line: Line) -> Iterator[Line]:
    """The line, or what stands before and behind its only dash, where it is too long for a head."""
    words = line.words
    if MOST_HEAD_WORDS < len(words) <= MOST_WORDS and not find_period(line.text):
        dashes = [at for at, word in enumerate(words) if word.text in DIVIDERS]
        if len(dashes) == 1 and 0 < dashes[0] < len(words) - 1:
            yield replace(line, words=words[: dashes[0]])
            yield replace(line, words=words[dashes[0] + 1 :])
            return
    yield line


def dated_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each without dates cut at the dated lines in it."""
    for entry in entries:
        lines = (*entry.head, *entry.body)
        starts = [number for number, line in enumerate(lines) if find_period(line.text)]
        if entry.period or len(starts) < 2 or starts[0]:  # noqa: PLR2004
            yield entry
            continue
        for start, end in pairwise([*starts, len(lines)]):
            period = find_period(lines[start].text)
            below = start + 1 + lines[start].text.endswith(",")
            yield Entry(lines[start:below], lines[below:end], period)


def with_starts(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; a date alone before one with an end only is its start."""
    return put_together(entries, started)


def started(above: Entry, entry: Entry) -> Entry | None:
    if not (above.period and entry.period) or entry.period.is_range or not is_date(above):
        return None
    period = replace(entry.period, start=above.period.end)
    head, dated = (*above.head, *entry.head), len(above.head) + entry.dated
    return replace(entry, period=period, head=head, dated=dated)


def with_heads(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; a date alone takes the line above, if that names a degree or a school."""
    last: Entry | None = None
    for entry in entries:
        if last and not entry.body and not all_parts(entry.head) and has_next_head(last):
            above = [*last.head, *last.body][-1]
            yield replace(last, body=last.body[:-1], head=last.head[: None if last.body else -1])
            last = replace(entry, head=(above, *entry.head), dated=entry.dated + 1)
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def has_next_head(entry: Entry) -> bool:
    """Whether the entry's last line heads the next one: below its own head, or told in full."""
    if len(entry.head) > entry.dated + 1 and not entry.body:
        line = entry.head[-1]
        return count_degrees(line.text) > 0 and count_schools(line.text) > 0
    line = [*entry.head, *entry.body][-1]
    told = count_degrees(line.text) or count_schools(line.text)
    return bool(entry.body and told and not line.bullet)


def is_date(entry: Entry) -> bool:
    single = entry.period is not None and not entry.period.is_range
    return single and not entry.body and not all_parts(entry.head)
