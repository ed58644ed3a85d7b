"""Reads DOCX: paragraphs, tables, text boxes, headers and footers, in document order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import accumulate, groupby
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from cvs.pipeline.cleaning import clean, is_bullet, plain_symbols
from cvs.pipeline.document import Document, Line, Source, Word
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.archive import check_package, is_word_package
from cvs.pipeline.readers.docx_styles import Look, Styles

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

PARAGRAPH, TABLE, ROW, CELL, RUN = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "r"))
RUN_LOOK, PARAGRAPH_LOOK, TEXT_BOX = qn("w:rPr"), qn("w:pPr"), qn("w:txbxContent")
TEXT, BREAK = qn("w:t"), qn("w:br")
LINE_ENDS = frozenset((BREAK, qn("w:cr")))
SPACES = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-"}
RENDERED_PAGE_BREAK = qn("w:lastRenderedPageBreak")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HIDDEN = frozenset((FALLBACK, qn("w:del"), qn("w:moveFrom"), RUN_LOOK, PARAGRAPH_LOOK))

SPACED_WORD = re.compile(r"(\s*)(\S+)")

# python-docx's elements are lxml's, which carry no types of their own.
Element = Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text in one look; a line feed ends a line, a tab a cell."""

    text: str
    look: Look


def is_encrypted_office(data: bytes) -> bool:
    return data.startswith(OLE_SIGNATURE) and ENCRYPTED_STREAM in data


class DocxReader:
    def accepts(self, data: bytes) -> bool:
        return is_word_package(data)

    def read(self, data: bytes, limits: Limits) -> Document:
        check_package(data)
        file = docx.Document(BytesIO(data))
        body = file.element.body
        pages = _pages(body)
        if pages > limits.pages:
            raise UnreadableError(Reason.TOO_LONG)
        walker = Walker(Styles(file.styles.element))
        lines = tuple(_capped(_whole(file, walker), limits))
        return Document(lines, pages=pages, engine="docx", links=tuple(_links(file)))


def _whole(file: DocxDocument, walker: "Walker") -> Iterator[Line]:
    for root in _margins(file, RELATIONSHIP_TYPE.HEADER):
        yield from walker.lines(root, Source.HEADER)
    yield from walker.lines(file.element.body, Source.BODY)
    for root in _margins(file, RELATIONSHIP_TYPE.FOOTER):
        yield from walker.lines(root, Source.FOOTER)


def _margins(file: DocxDocument, kind: str) -> Iterator[Element]:
    """The roots of the page headers or footers that the file holds."""
    for relation in file.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            yield relation.target_part.element


def _links(file: DocxDocument) -> Iterator[str]:
    for relation in file.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external:
            yield clean(relation.target_ref)


def _pages(body: Element) -> int:
    """As many as the last program to save the file saw, by the breaks it noted."""
    noted = sum(1 for _ in body.iter(RENDERED_PAGE_BREAK))
    forced = sum(1 for mark in body.iter(BREAK) if mark.get(qn("w:type")) == "page")
    return 1 + max(noted, forced)


def _capped(lines: Iterable[Line], limits: Limits) -> Iterator[Line]:
    characters = 0
    for number, line in enumerate(lines, start=1):
        characters += len(line.text)
        if number > limits.lines or characters > limits.characters:
            raise UnreadableError(Reason.TOO_LONG)
        yield line


class Walker:
    """Walks the XML itself; a table's grid, which a file can make endless, is never built."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles

    def lines(self, container: Element, source: Source) -> Iterator[Line]:
        for child in container.iterchildren():
            if child.tag == PARAGRAPH:
                yield from self.paragraph(child, source)
            elif child.tag == TABLE:
                yield from self.table(child, source)
            elif child.tag not in HIDDEN:
                yield from self.lines(child, source)

    def table(self, table: Element, source: Source) -> Iterator[Line]:
        inside = Source.TABLE if source is Source.BODY else source
        for row in _inner(table, ROW):
            cells = [list(self.lines(cell, inside)) for cell in _inner(row, CELL)]
            yield from join_cells([cell for cell in cells if cell])

    def paragraph(self, paragraph: Element, source: Source) -> Iterator[Line]:
        look = self.styles.of_paragraph(paragraph)
        boxes: list[Element] = []
        pieces = list(self.pieces(paragraph, look, boxes))
        for is_end, run in groupby(pieces, key=lambda piece: piece.text == "\n"):
            if not is_end:
                yield from line_of(list(run), look, source)
        for box in boxes:
            yield from self.lines(box, Source.TEXT_BOX)

    def pieces(self, node: Element, look: Look, boxes: list[Element]) -> Iterator[Piece]:
        """The visible text below `node`; text boxes met on the way are put into `boxes`."""
        for child in node.iterchildren():
            if child.tag in HIDDEN:
                continue
            if child.tag == TEXT_BOX:
                boxes.append(child)
            elif child.tag == TEXT:
                yield Piece(plain_symbols(clean(child.text or "")).replace("\n", " "), look)
            elif child.tag in LINE_ENDS:
                yield Piece("\n", look)
            elif child.tag in SPACES:
                yield Piece(SPACES[child.tag], look)
            else:
                inner = self.styles.of_run(child, look) if child.tag == RUN else look
                yield from self.pieces(child, inner, boxes)


def _inner(node: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, content controls looked through."""
    for child in node.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag not in (PARAGRAPH, TABLE, ROW, CELL):
            yield from _inner(child, tag)


def join_cells(cells: list[list[Line]]) -> Iterator[Line]:
    """One table row as lines: a label joins the first line of what it labels.

    Cells of many lines stand side by side only to the eye: they are read one after the other.
    """
    if len(cells) == 1 or any(len(cell) > 1 for cell in cells[:-1]):
        for cell in cells:
            yield from cell
        return
    yield join_lines([cell[0] for cell in cells])
    yield from cells[-1][1:]


def join_lines(lines: list[Line]) -> Line:
    """The lines as cells of one."""
    words = [
        replace(word, after_gap=word.after_gap or (number > 0 and place == 0))
        for number, line in enumerate(lines)
        for place, word in enumerate(line.words)
    ]
    return replace(lines[0], words=tuple(words))


def line_of(pieces: list[Piece], look: Look, source: Source) -> Iterator[Line]:
    """One line without its bullet, or none when no word is left."""
    words = tuple(words_of(pieces))
    start = next((i for i, word in enumerate(words) if not is_bullet(word.text)), len(words))
    if start < len(words):
        bullet = look.listed or start > 0
        yield Line(words[start:], source=source, style=look.style, bullet=bullet)


def words_of(pieces: list[Piece]) -> Iterator[Word]:
    """Words may run on from piece to piece; each takes the look that it starts in."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    for match in SPACED_WORD.finditer("".join(piece.text for piece in pieces)):
        look = pieces[bisect_right(ends, match.start(2))].look
        yield Word(match[2], look.size, look.bold, after_gap="\t" in match[1])
