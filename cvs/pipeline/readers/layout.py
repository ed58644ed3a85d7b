"""From glyphs to words to lines, by baseline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from cvs.pipeline.cleaning import is_bullet
from cvs.pipeline.document import Box, Line, Word
from cvs.pipeline.readers.abreast import with_sections_parted
from cvs.pipeline.readers.accents import with_accents
from cvs.pipeline.readers.bidi import in_logical_order, is_right_to_left
from cvs.pipeline.readers.columns import Row, in_reading_order, regions_of
from cvs.pipeline.readers.glyphs import Glyph
from cvs.pipeline.readers.spacing import without_spacing
from cvs.pipeline.readers.stacks import with_stacks_joined

SAME_BASELINE = 0.35  # the tolerances are shares of the font size
SAME_PLACE = 0.1
WORD_SPACE = 0.17
CELL_SPACE = 1.0
HEAVY_FACES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "-bd", "_bd")


@lru_cache(maxsize=256)
def is_heavy(font: str) -> bool:
    """Whether the font's name says that it is bold."""
    return any(face in font.lower() for face in HEAVY_FACES)


@dataclass(frozen=True, slots=True)
class Page:
    """The page's rows in reading order, and whether columns were told apart for it."""

    number: int
    rows: tuple[Row, ...]
    in_columns: bool


def page_of(glyphs: Iterable[Glyph], *, number: int) -> Page:
    found = (without_spacing(list(words_of(row))) for row in rows_of(with_accents(glyphs)))
    rows = [tuple(row) for row in found if row]
    regions = regions_of(rows)
    read = with_stacks_joined(list(in_reading_order(regions)))
    return Page(number, tuple(read), any(region.right for region in regions))


def lines_of(pages: Iterable[Page]) -> Iterator[Line]:
    """The document's lines in reading order."""
    rows = [(page.number, row) for page in pages for row in page.rows]
    for number, row in with_sections_parted(rows):
        line = line_of(in_logical_order(row), page=number)
        if line:
            yield line


def rows_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that share a baseline, each row from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=attrgetter("y"), reverse=True):
        if row and row[0].y - glyph.y > SAME_BASELINE * glyph.size:
            yield sorted(row, key=attrgetter("x0"))
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=attrgetter("x0"))


def words_of(row: Iterable[Glyph]) -> Iterator[Word]:
    run: list[Glyph] = []
    end: float | None = None
    reach = 0.0  # an accent may be printed over a word that goes on beyond it
    for glyph in row:
        if run:
            last = run[-1]
            if glyph.text == last.text and _is_printed_twice(last, glyph):
                continue
            if _is_apart(last, reach, glyph):
                yield _word(run, end)
                end, run = reach, []
        if glyph.text.strip():
            reach = max(reach, glyph.x1) if run else glyph.x1
            run.append(glyph)
    if run:
        yield _word(run, end)


def _is_apart(last: Glyph, reach: float, glyph: Glyph) -> bool:
    """Whether the glyph starts a word: the one before ends with `last` and goes up to `reach`."""
    if glyph.x0 - reach > WORD_SPACE * glyph.size or glyph.text.isspace():
        return True
    return last.text.endswith(" ") and glyph.x0 > last.x1 - SAME_PLACE * last.size


def _is_printed_twice(one: Glyph, same: Glyph) -> bool:
    """Some programs print a glyph twice, a hair apart, to make it look bold."""
    return abs(same.x0 - one.x0) < SAME_PLACE * one.size


def _word(run: list[Glyph], end_of_last: float | None) -> Word:
    _, x0, x1, y, size, bold = run[0]
    if len(run) > 1:
        x1, bold = run[-1].x1, bold and all(glyph.bold for glyph in run)
    after_gap = end_of_last is not None and x0 - end_of_last > CELL_SPACE * size
    return Word(text_of(run), round(size, 1), bold, after_gap, Box(x0, x1, y))


def text_of(run: Sequence[Glyph]) -> str:
    """The glyphs' letters, given from left to right, as they are read."""
    if len(run) == 1:
        return run[0].text.strip()
    texts = [glyph.text.strip() for glyph in run]
    text = "".join(texts)
    return "".join(reversed(texts)) if is_right_to_left(text) else text


def line_of(words: Iterable[Word], *, page: int) -> Line | None:
    """A line without its bullet; None when nothing is left."""
    kept, start = tuple(words), 0
    while start < len(kept) and is_bullet(kept[start].text):
        start += 1
    return Line(kept[start:], page=page, bullet=start > 0) if start < len(kept) else None
