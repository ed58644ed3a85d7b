"""From the pages of a PDF to a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cvs.pipeline.document import Document
from cvs.pipeline.readers.glyphs import Glyph
from cvs.pipeline.readers.layout import lines_of, page_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a library reads it: size in points, what is printed, from its lower left corner.

    The size is 0, 0 where the text stands otherwise than the page is shown. `letters` counts all
    that is printed, `unmapped` what of it has no letter in the file.
    """

    width: float
    height: float
    glyphs: Sequence[Glyph]
    letters: int
    unmapped: int


def document_of(sheets: Sequence[Sheet], *, engine: str, links: Iterable[str]) -> Document:
    pages = [page_of(sheet.glyphs, number=number) for number, sheet in enumerate(sheets, start=1)]
    letters = sum(sheet.letters for sheet in sheets)
    return Document(
        lines=tuple(lines_of(pages)),
        pages=len(sheets),
        engine=engine,
        links=tuple(links),
        sizes=tuple((round(sheet.width, 2), round(sheet.height, 2)) for sheet in sheets),
        in_columns=tuple(page.number for page in pages if page.in_columns),
        unmapped=sum(sheet.unmapped for sheet in sheets) / letters if letters else 0.0,
    )
