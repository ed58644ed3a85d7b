"""Puts together the dates that a narrow column broke over two lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvs.pipeline.broken import head_continued
from cvs.pipeline.cleaning import is_bullet
from cvs.pipeline.dates import HAS_DIGIT, could_end, find_period, is_open, is_stacked
from cvs.pipeline.document import Line, Word, split_at_gaps
from cvs.pipeline.occupations import title_likeness

MOST_WORDS = 8  # of a moment and a dash
MOST_CELLS = 12  # of a line that may be a head
FEW_WORDS = 3
SAME_COLUMN = 30.0  # points
SAME_EDGE = 6.0
SAME_ROW = 0.5  # of the size

Run = tuple[int, int]


def rejoin_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines; what ends a range that the line above began has moved up to it."""
    joined: list[Line] = []
    for line in lines:
        if not joined:
            joined.append(line)
        elif raised := date_raised(joined[-1], line):
            joined[-1:] = raised
        elif is_same_row(joined[-1], line):
            joined[-1] = one_row(joined[-1], line)
        elif whole := head_continued(joined[-1], line):
            joined[-1] = whole
        elif moved := moved_up(joined[-1], line):
            joined[-1], rest = moved
            if len(joined) > 1 and (raised := date_raised(joined[-2], joined[-1])):
                joined[-2:] = raised
            joined.extend([rest] if rest else [])
        else:
            joined.append(line)
    return joined


def date_raised(above: Line, line: Line) -> tuple[Line, Line] | None:
    """Both lines with the date of a bullet's last cell at the end of the head above it."""
    if above.bullet or len(line.cells) == 1 or find_period(above.text):
        return None
    if not (line.bullet or is_indented_text(line, above)):
        return None
    period = find_period(line.cells[-1])
    if period is None or not period.is_range or period.text != line.cells[-1]:
        return None
    date = tuple(split_at_gaps(line.words))[-1]
    rest = line.words[: len(line.words) - len(date)]
    return replace(above, words=above.words + date), replace(line, words=rest)


def is_indented_text(line: Line, above: Line) -> bool:
    if line.left is None or above.left is None or line.left - above.left < SAME_EDGE:
        return False
    return len(line.cells[0].split()) > FEW_WORDS and title_likeness(line.cells[0]) <= 0


def is_same_row(date: Line, line: Line) -> bool:
    """Whether a date alone stands beside the line and not above it, though not quite as high."""
    date_right, line_right = date.right, line.right
    date_left, line_left = date.left, line.left
    if not (date_right and date_left and line_left and line_right and date.page == line.page):
        return False
    if date_left < line_right and line_left < date_right:
        return False
    height = abs((date.baseline or 0.0) - (line.baseline or 0.0))
    if height > SAME_ROW * max(date.size, line.size):
        return False
    period = find_period(date.text)
    alone = period is not None and period.text == date.text.strip("() ")
    return alone and find_period(line.text) is None


def one_row(date: Line, line: Line) -> Line:
    left, right = (date, line) if (date.left or 0) < (line.left or 0) else (line, date)
    return replace(line, words=left.words + apart(right.words))


def moved_up(above: Line, line: Line) -> tuple[Line, Line | None] | None:
    """Both lines with the range in the upper one; None where no range was broken."""
    if not HAS_DIGIT.search(above.text) or max(len(above.cells), len(line.cells)) > MOST_CELLS:
        return None
    closing = [run for run in closing_runs(line) if could_end(line.words[run[1] - 1].text)]
    for start, end in open_runs(above) if closing else ():
        for first, last in closing:
            if not is_below(line.words[first:last], above.words[start:end]):
                continue
            text = text_of(above.words[start:end] + line.words[first:last])
            period = find_period(text)
            if not period or not period.is_range or is_stacked(text):
                continue
            if period.text == text.strip(" ()"):
                return taken(above, end, line, first, last)
    return None


def open_runs(line: Line) -> Iterator[Run]:
    """Where a range begins and does not end: in a cell, or in the first words, most words first."""
    place = 0
    for text, cell in zip(line.cells, split_at_gaps(line.words), strict=True):
        if len(cell) <= MOST_WORDS and is_open(text):
            yield place, place + len(cell)
        place += len(cell)
    if line.words[0].box and not starts_whole(line):
        for end in reversed(range(shortest_dated(line), min(MOST_WORDS, len(line.words)))):
            if is_open(text_of(line.words[:end])):
                yield 0, end


def starts_whole(line: Line) -> bool:
    """Whether the line starts with a range that has its end."""
    period = find_period(line.text)
    if period is None or period.place[0] or not period.start:
        return False
    return period.end is not None or (period.is_range and period.current)


def shortest_dated(line: Line) -> int:
    """How many words from the first one have a digit, without which there is no date."""
    words = enumerate(line.words[:MOST_WORDS], start=1)
    return next((end for end, word in words if HAS_DIGIT.search(word.text)), MOST_WORDS)


def closing_runs(line: Line) -> Iterator[Run]:
    """The first words of each cell, the most words first.

    A file that tells no places must have them in a cell of their own.
    """
    place = 0
    for cell in split_at_gaps(line.words):
        shortest = 1 if cell[0].box else len(cell)
        for length in range(min(MOST_WORDS, len(cell)), shortest - 1, -1):
            yield place, place + length
        place += len(cell)


def is_below(words: Sequence[Word], head: Sequence[Word]) -> bool:
    """Whether both start or end at the same place, or the first one goes on where `head` ends.

    True where no places are told.
    """
    first, last, top, end = words[0].box, words[-1].box, head[0].box, head[-1].box
    if not (first and last and top and end):
        return first is top
    if abs(first.y - top.y) < SAME_EDGE / 2 and 0 <= first.x0 - end.x1 < SAME_COLUMN / 3:
        return True
    return abs(first.x0 - top.x0) < SAME_COLUMN or abs(last.x1 - end.x1) < SAME_EDGE


def taken(above: Line, end: int, line: Line, first: int, last: int) -> tuple[Line, Line | None]:
    """The words `first` to `last` of the line behind those before `end` of the line above."""
    rest = apart(line.words[:first]) + apart(line.words[last:])
    moved = tuple(replace(word, after_gap=False) for word in line.words[first:last])
    words = above.words[:end] + moved + apart(above.words[end:])
    bullet = line.bullet or bool(rest and is_bullet(rest[0].text) and len(rest) > 1)
    if bullet and rest and is_bullet(rest[0].text):
        rest = rest[1:]
    left = replace(line, words=rest, bullet=bullet) if rest else None
    return replace(above, words=words), left


def apart(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, the first one after a gap."""
    return (replace(words[0], after_gap=True), *words[1:]) if words else ()


def text_of(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
