"""Reads PDF with pdfminer: slow, but it forgives other faults of a file than pdfium does."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from cvs.pipeline.cleaning import clean, is_symbol, plain_symbols
from cvs.pipeline.document import Document
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.glyphs import Glyph
from cvs.pipeline.readers.layout import is_heavy
from cvs.pipeline.readers.sheets import Sheet, document_of

ENGINE = "pdfminer"

Box = tuple[float, float, float, float]


def read_with_pdfminer(data: bytes, limits: Limits) -> Document:
    try:
        return _read(PDFDocument(PDFParser(BytesIO(data))), limits)
    except PDFEncryptionError as error:
        raise UnreadableError(Reason.ENCRYPTED) from error


def _read(file: PDFDocument, limits: Limits) -> Document:
    links: dict[str, None] = {}
    sheets: list[Sheet] = []
    characters = 0
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(file), start=1):
        if number > limits.pages:
            raise UnreadableError(Reason.TOO_LONG)
        interpreter.process_page(page)
        chars = list(_chars(device.get_result()))
        characters += len(chars)
        if characters > limits.characters:
            raise UnreadableError(Reason.TOO_LONG)
        sheets.append(_sheet(page, chars))
        links.update(dict.fromkeys(_links(page)))
    return document_of(sheets, engine=ENGINE, links=links)


def _chars(container: Iterable[Any]) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def _sheet(page: PDFPage, chars: Iterable[LTChar]) -> Sheet:
    """The page's upright characters; places are told from the corner of what is seen of it."""
    left, bottom, right, top = _visible(page)
    printed = [char for char in chars if not char.get_text().isspace()]
    return Sheet(
        width=right - left,
        height=top - bottom,
        glyphs=[_glyph(char, left, bottom) for char in chars if char.upright],
        letters=len(printed),
        unmapped=sum(is_symbol(char.get_text()) for char in printed),
    )


def _visible(page: PDFPage) -> Box:
    """The crop box inside the media box, whose corner pdfminer counts from once it is turned."""
    left, bottom, right, top = page.mediabox
    x0, y0, x1, y1 = page.cropbox
    x0, y0, x1, y1 = max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)
    turned = {
        90: (y0 - bottom, right - x1, y1 - bottom, right - x0),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (top - y1, x0 - left, top - y0, x1 - left),
    }
    return turned.get(page.rotate, (x0 - left, y0 - bottom, x1 - left, y1 - bottom))


def _glyph(char: LTChar, left: float, bottom: float) -> Glyph:
    text = plain_symbols(clean(char.get_text()))
    heavy = is_heavy(char.fontname)
    return Glyph(text, char.x0 - left, char.x1 - left, char.matrix[5] - bottom, char.size, heavy)


def _links(page: PDFPage) -> Iterator[str]:
    """Addresses behind the page's link annotations."""
    references = resolve1(page.annots)
    for reference in references if isinstance(references, list) else ():
        annotation = resolve1(reference)
        action = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
        address = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(address, bytes):
            yield clean(address.decode("utf-8", "replace"))
