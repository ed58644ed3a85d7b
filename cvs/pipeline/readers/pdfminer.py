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

from cvs.pipeline.cleaning import clean, plain_symbols
from cvs.pipeline.document import Document, Line
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.layout import Glyph, is_heavy, lines_of

ENGINE = "pdfminer"


def read_with_pdfminer(data: bytes, limits: Limits) -> Document:
    try:
        return _read(PDFDocument(PDFParser(BytesIO(data))), limits)
    except PDFEncryptionError as error:
        raise UnreadableError(Reason.ENCRYPTED) from error


def _read(file: PDFDocument, limits: Limits) -> Document:
    lines: list[Line] = []
    links: list[str] = []
    number = characters = 0
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(file), start=1):
        if number > limits.pages:
            raise UnreadableError(Reason.TOO_LONG)
        interpreter.process_page(page)
        glyphs = list(_glyphs(device.get_result()))
        characters += len(glyphs)
        if characters > limits.characters:
            raise UnreadableError(Reason.TOO_LONG)
        lines.extend(lines_of(glyphs, page=number))
        links.extend(_links(page))
    return Document(tuple(lines), pages=number, engine=ENGINE, links=tuple(dict.fromkeys(links)))


def _glyphs(container: Iterable[Any]) -> Iterator[Glyph]:
    for item in container:
        if isinstance(item, LTChar):
            if item.upright:
                yield _glyph(item)
        elif isinstance(item, LTContainer):
            yield from _glyphs(item)


def _glyph(char: LTChar) -> Glyph:
    text = plain_symbols(clean(char.get_text()))
    heavy = is_heavy(char.fontname)
    return Glyph(text, char.x0, char.x1, char.matrix[5], char.size, heavy)


def _links(page: PDFPage) -> Iterator[str]:
    """Addresses behind the page's link annotations."""
    references = resolve1(page.annots)
    for reference in references if isinstance(references, list) else ():
        annotation = resolve1(reference)
        action = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
        address = resolve1(action.get("URI")) if isinstance(action, dict) else None
        if isinstance(address, bytes):
            yield clean(address.decode("utf-8", "replace"))
