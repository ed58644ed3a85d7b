"""Reads PDF with pdfium, a library in C: fast, but only as careful as a library in C can be.

It is not safe for threads and ends the process on some malformed files: use it in a process of
its own. A call into it costs as much as twenty lines of C, so words are asked about, not
characters, wherever that gives the same answer. What is asked most often is bound anew below: such
a call holds the interpreter's lock, takes addresses as they are, and so costs less.
"""

from collections.abc import Iterator
from contextlib import closing
from ctypes import (
    PYFUNCTYPE,
    addressof,
    c_double,
    c_int,
    c_uint,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, raw

from cvs.pipeline.cleaning import BULLET, clean, is_symbol, plain_symbols
from cvs.pipeline.document import Document
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.accents import ACCENTS
from cvs.pipeline.readers.glyphs import Glyph
from cvs.pipeline.readers.layout import SAME_PLACE, WORD_SPACE, is_heavy
from cvs.pipeline.readers.sheets import Sheet, document_of

ENGINE = "pdf"
ROOM_AT_HINT = 0.1  # of the font size
NO_ROOM = -1.0
LONGEST_NAME = 128  # bytes of a font's name
LONGEST_ADDRESS = 2_048  # bytes
# What pdfium says of a glyph without a character, and of the hyphen that breaks a word.
HYPHEN, HYPHEN_IN_TEXT = "\x02", "\ufffe"
MARKS = str.maketrans({"\x00": BULLET, HYPHEN: "-"})

# Handles and structures of C, which carry no types of their own.
Handle = Any

# Pointers that these give or take are numbers: those given are compared, never followed.
# `_Place` is where an answer is put.
_Place = c_void_p
_object_of = cast(raw.FPDFText_GetTextObject, PYFUNCTYPE(c_void_p, c_void_p, c_int))
_font_of = cast(raw.FPDFTextObj_GetFont, PYFUNCTYPE(c_void_p, c_void_p))
_box_of = cast(raw.FPDFText_GetLooseCharBox, PYFUNCTYPE(c_int, c_void_p, c_int, _Place))
_matrix_of = cast(raw.FPDFText_GetMatrix, PYFUNCTYPE(c_int, c_void_p, c_int, _Place))
_size_of = cast(raw.FPDFText_GetFontSize, PYFUNCTYPE(c_double, c_void_p, c_int))
_origin_of = cast(raw.FPDFText_GetCharOrigin, PYFUNCTYPE(c_int, c_void_p, c_int, _Place, _Place))
_has_no_letter = cast(raw.FPDFText_HasUnicodeMapError, PYFUNCTYPE(c_int, c_void_p, c_int))
_is_generated = cast(raw.FPDFText_IsGenerated, PYFUNCTYPE(c_int, c_void_p, c_int))
_unicode_of = cast(raw.FPDFText_GetUnicode, PYFUNCTYPE(c_uint, c_void_p, c_int))


def read_with_pdfium(data: bytes, limits: Limits) -> Document:
    """The document, or a PdfiumError where another library may do better."""
    try:
        file = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(Reason.ENCRYPTED) from error
        raise
    with closing(file):
        return _read(file, limits)


def _read(file: PdfDocument, limits: Limits) -> Document:
    links: dict[str, None] = {}
    sheets: list[Sheet] = []
    characters = 0
    if len(file) > limits.pages:
        raise UnreadableError(Reason.TOO_LONG)
    for number in range(len(file)):
        with closing(file[number]) as page, closing(page.get_textpage()) as text:
            characters += text.count_chars()
            if characters > limits.characters:
                raise UnreadableError(Reason.TOO_LONG)
            sheets.append(_sheet(page, text.raw))
            links.update(dict.fromkeys(_links(file.raw, page.raw)))
    return document_of(sheets, engine=ENGINE, links=links)


def _sheet(page: PdfPage, text: Handle) -> Sheet:
    """The page's upright words; places are told from the corner of what is seen of it."""
    left, bottom, right, top = page.get_bbox()
    runs = list(_runs(text))
    upright = [run for run in runs if run.look.upright]
    is_turned = page.get_rotation() != 0
    if is_turned and 2 * len(upright) < len(runs):
        raise PdfiumError("Text that stands upright only once the page is turned.")
    return Sheet(
        width=0.0 if is_turned else right - left,
        height=0.0 if is_turned else top - bottom,
        glyphs=[run.glyph(left, bottom) for run in upright],
        letters=sum(len(run.characters) for run in runs),
        unmapped=sum(len(run.characters) for run in runs if run.is_unmapped()),
    )


class Look(NamedTuple):
    """What a text object's characters share; `owner` is its address, 0 where there is none.

    `slant` is how far letters lean to the right, as a share of their height.
    """

    owner: int
    size: float
    bold: bool
    upright: bool
    slant: float = 0.0

    def right(self, box: Handle) -> float:
        """Where a letter ends at its foot: a slanted one's box reaches over the next one."""
        edge: float = box.right
        return edge - self.slant * (box.top - box.bottom) if self.slant else edge


@dataclass(slots=True)
class Run:
    """Characters of one word and one look, side by side.

    `x` is where the last one starts; `room` is the widest gap, as a share of the font size, after
    which the next one is still of this word.
    """

    characters: list[str]
    look: Look
    is_mapped: bool
    x0: float
    y: float
    x: float
    x1: float
    room: float = WORD_SPACE

    def goes_on(self, owner: int, box: Handle) -> bool:
        """Whether the next character, which `owner` prints there, is of this run."""
        if owner != self.look.owner:
            return False
        left: float = box.left
        size, gap = self.look.size, left - self.x1
        near = -SAME_PLACE * size < gap < self.room * size
        return near or left == self.x  # the letters of a ligature stand at one place

    def add(self, char: str, box: Handle) -> None:
        self.characters.append(char)
        self.x, self.x1, self.room = box.left, self.look.right(box), WORD_SPACE

    def end_before(self, box: Handle) -> None:
        """The hint of a space counts only if the next character stands beyond that space."""
        if self.room == ROOM_AT_HINT and box.left - self.x1 < ROOM_AT_HINT * self.look.size:
            self.room = WORD_SPACE

    def is_unmapped(self) -> bool:
        return not self.is_mapped or is_symbol(self.characters[0])

    def glyph(self, left: float, bottom: float) -> Glyph:
        """The run as one glyph, with the page's corner taken off its place."""
        text = "".join(self.characters)
        if not (text.isascii() and text.isprintable()):
            text = plain_symbols(clean(text.translate(MARKS)))
        if len(text) == 1 and not self.is_mapped:
            text = BULLET  # an icon, of which pdfium guesses a letter
        end = " " if self.room < WORD_SPACE else ""
        x0, x1, y = self.x0 - left, self.x1 - left, self.y - bottom
        return Glyph(text + end, x0, x1, y, self.look.size, self.look.bold)


def _runs(text: Handle) -> Iterator[Run]:
    """The page's words or parts of words, in the order in which the file prints them."""
    run: Run | None = None
    type_of = Type(text)
    box, page = type_of.box, type_of.page
    place = addressof(box)
    for number, char in enumerate(_characters(text)):
        if char.isspace():
            if run and run.room != NO_ROOM:
                run.room = _room(page, number)
            continue
        _box_of(page, number, place)
        owner = _object_of(page, number) or 0
        alone = char in ACCENTS or (run and run.characters[-1] in ACCENTS)
        if run and not alone and run.goes_on(owner, box):
            run.add(char, box)
            continue
        if run:
            run.end_before(box)
            yield run
        look = run.look if run and run.look.owner == owner else type_of.look(number, owner)
        run = type_of.run(number, char, look)
    if run:
        yield run


def _characters(text: Handle) -> str:
    """All of the page at once; one by one where pdfium leaves some out of its text."""
    count = raw.FPDFText_CountChars(text)
    buffer = (c_ushort * (2 * count + 1))()  # a character takes up to two, and one ends the text
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass")
    if len(whole) == count:
        return whole.replace(HYPHEN_IN_TEXT, HYPHEN)
    page = cast(text, c_void_p).value
    return "".join(chr(_unicode_of(page, number)) for number in range(count))


def _room(page: int, number: int) -> float:
    """A space of the file's own always ends a word; one that pdfium adds is only a hint."""
    return ROOM_AT_HINT if _is_generated(page, number) else NO_ROOM


class Type:
    """How a page's characters are printed; `box` is that of the one last looked at.

    Answers are put where the last ones stood, and each font is asked for its name once.
    """

    def __init__(self, text: Handle) -> None:
        self.box = raw.FS_RECTF()
        self.page: int = cast(text, c_void_p).value or 0
        self._text = text
        self._matrix, self._x, self._y = raw.FS_MATRIX(), c_double(), c_double()
        self._places = addressof(self._matrix), addressof(self._x), addressof(self._y)
        self._heavy: dict[int, bool] = {}

    def run(self, number: int, char: str, look: Look) -> Run:
        """A run of the one character. It starts at its origin, for a slanted one's box is wider."""
        is_mapped = _has_no_letter(self.page, number) != 1
        _, x, y = self._places
        _origin_of(self.page, number, x, y)
        place = self._x.value, self._y.value, self.box.left, look.right(self.box)
        return Run([char], look, is_mapped, *place)

    def look(self, number: int, owner: int) -> Look:
        """The look of the character's text object; 0 is that of a hyphen that pdfium adds."""
        heavy, matrix = self._is_heavy(number, owner), self._matrix
        if not _matrix_of(self.page, number, self._places[0]):
            return Look(owner, 0.0, heavy, upright=False)
        d: float = matrix.d
        size = abs(_size_of(self.page, number) * d)
        upright = matrix.a * d > 0 and matrix.b * matrix.c <= 0
        return Look(owner, size, heavy, upright, abs(matrix.c / d) if upright else 0.0)

    def _is_heavy(self, number: int, owner: int) -> bool:
        font = (_font_of(owner) or 0) if owner else 0
        if font == 0:
            return is_heavy(self._name(number))
        if font not in self._heavy:
            self._heavy[font] = is_heavy(self._name(number))
        return self._heavy[font]

    def _name(self, number: int) -> str:
        name = create_string_buffer(LONGEST_NAME)
        raw.FPDFText_GetFontInfo(self._text, number, name, LONGEST_NAME, c_int())
        return name.value.decode("utf-8", "replace")


def _links(file: Handle, page: Handle) -> Iterator[str]:
    """Addresses behind the page's link annotations."""
    place, link = c_int(), raw.FPDF_LINK()
    address = create_string_buffer(LONGEST_ADDRESS)
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(file, action, address, LONGEST_ADDRESS) if action else 0
        if 0 < size <= LONGEST_ADDRESS:  # a longer one is not put into the buffer
            yield clean(address.value.decode("utf-8", "replace"))
