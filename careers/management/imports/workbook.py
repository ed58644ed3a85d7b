"""The sheets of an official workbook (XLSX), guarded like an upload."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from careers.management.formats.guard import DAMAGE, MEBIBYTE, FormatError, Limits, open_package

LIMITS = Limits(packed_bytes=20 * MEBIBYTE, unpacked_bytes=100 * MEBIBYTE)
MOST_ROWS, MOST_COLUMNS, HEAD_ROWS = 50_000, 100, 20
CHUNK = 1024 * 1024
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
BROKEN = (*DAMAGE, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError)

Line = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table inside a sheet: the names of its columns, and its rows with their line."""

    head: tuple[str, ...]
    rows: Iterator[tuple[int, Line]]

    def place(self, words: str) -> int:
        """The first column whose name has these words. `table` saw to it that there is one."""
        return next(number for number, name in enumerate(self.head) if words in name)


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """Raises FormatError for what is no workbook, or one made to harm whoever opens it."""
    try:
        with open_package([path], LIMITS):
            _refuse_declarations(path)
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            yield book
    except BROKEN as problem:
        raise FormatError(f"{path.name} is no workbook: {problem}") from problem


def table(book: Workbook, wanted: Sequence[str]) -> Sheet:
    """The first sheet with these columns in one of its first rows, by words of their names.

    Raises FormatError where no sheet has them.
    """
    for name in book.sheetnames:
        lines = _lines(book, name)
        for number, line in lines:
            head = tuple(str(cell or "").strip() for cell in line)
            if all(any(words in name for name in head) for words in wanted):
                return Sheet(head, lines)
            if number >= HEAD_ROWS:
                break
    raise FormatError(f"No sheet has the columns {', '.join(wanted)}.")


def _lines(book: Workbook, name: str) -> Iterator[tuple[int, Line]]:
    rows = book[name].iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise FormatError(f"{name} has more than {MOST_ROWS:,} rows.")
        yield number, tuple(row)


def _refuse_declarations(path: Path) -> None:
    """No workbook declares entities: those that do mean to fill the memory or to read files."""
    with ZipFile(path) as archive:
        for entry in archive.infolist():
            with archive.open(entry) as part:
                rest = b""
                while chunk := part.read(CHUNK):
                    if any(word in rest + chunk for word in DECLARATIONS):
                        raise FormatError(f"{entry.filename} declares entities.")
                    rest = chunk[-len(DECLARATIONS[0]) :]
