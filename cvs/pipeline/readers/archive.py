"""Guards a zip file before anything unpacks it."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from cvs.pipeline.errors import Reason, UnreadableError

MOST_ENTRIES = 1_000
MOST_BYTES = 100 * 1024 * 1024
MOST_PART_BYTES = 20 * 1024 * 1024
CHUNK = 64 * 1024
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
LONGEST_DOCTYPE = max(map(len, DOCTYPES))
DOCUMENT_TYPE = b"wordprocessingml.document.main"


def is_word_package(data: bytes) -> bool:
    """Whether the zip declares a Word document. A broken zip raises UnreadableError."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open("[Content_Types].xml") as part:
            return DOCUMENT_TYPE in part.read(MOST_PART_BYTES)
    except KeyError:
        return False
    except BadZipFile as error:
        raise UnreadableError(Reason.DAMAGED) from error


def check_package(data: bytes) -> None:
    """Refuse too many or too large entries, as inflated and not as declared, and DTDs."""
    with ZipFile(BytesIO(data)) as archive:
        if len(archive.infolist()) > MOST_ENTRIES:
            raise UnreadableError(Reason.TOO_HEAVY)
        total = 0
        for entry in archive.infolist():
            total += check_part(archive, entry)
            if total > MOST_BYTES:
                raise UnreadableError(Reason.TOO_HEAVY)


def check_part(archive: ZipFile, entry: ZipInfo) -> int:
    """The part's inflated size in bytes."""
    size, tail = 0, b""
    for chunk in inflate(archive, entry):
        size += len(chunk)
        if size > MOST_PART_BYTES:
            raise UnreadableError(Reason.TOO_HEAVY)
        window = tail + chunk
        if any(doctype in window for doctype in DOCTYPES):
            raise UnreadableError(Reason.DAMAGED)
        tail = window[-LONGEST_DOCTYPE:]
    return size


def inflate(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            yield chunk
