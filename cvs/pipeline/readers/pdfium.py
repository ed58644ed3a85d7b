"""Reads PDF with pdfium, a library in C: fast, but only as careful as a library in C can be.

It is not safe for threads and ends the process on some malformed files: use it in a process of
its own. A call into it costs as much as twenty lines of C, so words are asked about, not
characters, wherever that gives the same answer.
"""

from collections.abc import Iterator
from contextlib import closing
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

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
MARKS = str.maketrans({"\x00": BULLET, "\x02": "-"})

# Handles and structures of C, which carry no types of their own.
Handle = Any

# Two functions that give a pointer, called as if it were a number: it is compared, never followed.
_object_of = cast(raw.FPDFText_GetTextObject, CFUNCTYPE(c_void_p, c_void_p, c_int))
_font_of = cast(raw.FPDFTextObj_GetFont, CFUNCTYPE(c_void_p, c_void_p))


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


@dataclass(frozen=True, slots=True)
class Look:
    """What a text object's characters share; `owner` is its address, 0 where there is none."""

    owner: int
    size: float
    bold: bool
    upright: bool


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
        self.x, self.x1, self.room = box.left, box.right, WORD_SPACE

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
    box, fonts = raw.FS_RECTF(), Fonts(text)
    place, address = byref(box), cast(text, c_void_p)
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for number in range(raw.FPDFText_CountChars(text)):
        char = chr(unicode_of(text, number))
        if char.isspace():
            if run:
                run.room = min(run.room, _room(text, number))
            continue
        box_of(text, number, place)
        owner = _object_of(address, number) or 0
        alone = char in ACCENTS or (run and run.characters[-1] in ACCENTS)
        if run and not alone and run.goes_on(owner, box):
            run.add(char, box)
            continue
        if run:
            run.end_before(box)
            yield run
        look = run.look if run and run.look.owner == owner else _look(text, number, owner, fonts)
        run = _run(text, number, char, look, box)
    if run:
        yield run


def _room(text: Handle, number: int) -> float:
    """A space of the file's own always ends a word; one that pdfium adds is only a hint."""
    return ROOM_AT_HINT if raw.FPDFText_IsGenerated(text, number) else NO_ROOM


def _run(text: Handle, number: int, char: str, look: Look, box: Handle) -> Run:
    """A run of the one character. It starts at its origin, for a slanted one's box is wider."""
    is_mapped = raw.FPDFText_HasUnicodeMapError(text, number) != 1
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, number, x, y)
    return Run([char], look, is_mapped, x.value, y.value, box.left, box.right)


def _look(text: Handle, number: int, owner: int, fonts: "Fonts") -> Look:
    """The look of the character's text object; 0 is that of a hyphen that pdfium adds."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, number, matrix)
    size = abs(raw.FPDFText_GetFontSize(text, number) * matrix.d)
    upright = matrix.a * matrix.d > 0 and matrix.b * matrix.c <= 0
    return Look(owner, size, fonts.is_heavy(number, owner), upright)


class Fonts:
    """Which of a page's fonts are bold; each is asked for its name once."""

    def __init__(self, text: Handle) -> None:
        self._text = text
        self._heavy: dict[int, bool] = {}

    def is_heavy(self, number: int, owner: int) -> bool:
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
