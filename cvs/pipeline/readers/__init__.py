"""One reader per file type, chosen by the file's own first bytes."""

from dataclasses import replace
from itertools import islice

from cvs.pipeline.document import Document, numbered
from cvs.pipeline.errors import Reason, UnreadableError
from cvs.pipeline.limits import Limits
from cvs.pipeline.readers.docx import DocxReader, is_encrypted_office
from cvs.pipeline.readers.pdf import PdfReader
from cvs.pipeline.readers.port import Reader

READERS: tuple[Reader, ...] = (PdfReader(), DocxReader())
FEWEST_WORDS = 30
MOST_UNMAPPED = 0.5  # share of the glyphs


def read_document(data: bytes, limits: Limits) -> Document:
    """The file's text; whatever a library raises on it becomes a reason."""
    if len(data) > limits.input_bytes:
        raise UnreadableError(Reason.TOO_BIG)
    try:
        document = choose_reader(data).read(data, limits)
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError(Reason.TOO_HEAVY) from error
    except Exception as error:  # malformed files raise KeyError, TypeError and a dozen more
        raise UnreadableError(Reason.DAMAGED) from error
    return check_text(replace(document, lines=numbered(document.lines)), limits)


def choose_reader(data: bytes) -> Reader:
    if is_encrypted_office(data):
        raise UnreadableError(Reason.ENCRYPTED)
    for reader in READERS:
        if reader.accepts(data):
            return reader
    raise UnreadableError(Reason.WRONG_TYPE)


def check_text(document: Document, limits: Limits) -> Document:
    """The document itself, unless it holds too much or hardly any text that can be read."""
    if sum(len(line.text) for line in document.lines) > limits.characters:
        raise UnreadableError(Reason.TOO_LONG)
    if document.unmapped > MOST_UNMAPPED:
        raise UnreadableError(Reason.UNREADABLE_FONTS)
    words = (w for line in document.lines for w in line.words if any(map(str.isalnum, w.text)))
    if len(list(islice(words, FEWEST_WORDS))) < FEWEST_WORDS:
        raise UnreadableError(Reason.NO_TEXT)
    return document
