"""Rows of delimited text by the names of their columns; what is left out, with its reason."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from careers.management.formats.guard import FormatError, Package

Row = tuple[str, ...]
NUL = "\0"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row left out. `line` is the file's line that the row ends on, the first being 1."""

    file: str
    line: int
    reason: str


@dataclass(slots=True)
class Skips:
    """What was read and what was left out, filled as the streams are consumed.

    Reading a stream twice counts twice.
    """

    read: Counter[str] = field(default_factory=Counter)
    rows: list[Skipped] = field(default_factory=list)

    def add(self, file: str, line: int, reason: str) -> None:
        self.rows.append(Skipped(file, line, reason))

    @property
    def by_reason(self) -> Counter[tuple[str, str]]:
        """How often each reason struck, by file and reason."""
        return Counter((row.file, row.reason) for row in self.rows)


class CommaSeparated(csv.excel):
    strict = True


class TabSeparated(csv.excel_tab):
    """A double quote is a character like any other."""

    quoting = csv.QUOTE_NONE
    quotechar = None


@dataclass(frozen=True, slots=True)
class Table:
    """Where a stream's rows stand: the file, the columns wanted in order, how they are written.

    Two columns at least. A row must have its first `needed` wanted columns filled. `ragged`
    files leave out the empty cells at a row's end.
    """

    file: str
    columns: Sequence[str]
    dialect: type[csv.Dialect]
    needed: int = 1
    ragged: bool = False


def rows(package: Package, table: Table, skips: Skips) -> Iterator[tuple[int, Row]]:
    """Each row's line and its wanted cells, stripped.

    Raises FormatError when a wanted column is missing or the text cannot be read as a table.
    """
    with package.text(table.file) as text:
        reader = csv.reader(text, table.dialect)
        try:
            head = next(reader, [])
            wanted, width = _wanted(head, table), len(head)
            for cells in reader:
                skips.read[table.file] += 1
                if reason := _fault(cells, width, table):
                    skips.add(table.file, reader.line_num, reason)
                    continue
                cells.extend([""] * (width - len(cells)))
                row = tuple(map(str.strip, wanted(cells)))
                if all(row[: table.needed]):
                    yield reader.line_num, row
                else:
                    skips.add(table.file, reader.line_num, _empty(row, table))
        except csv.Error as problem:
            line = reader.line_num
            raise FormatError(f"{table.file}, line {line}: {problem}") from problem


def _wanted(head: list[str], table: Table) -> Callable[[list[str]], Row]:
    if missing := [name for name in table.columns if name not in head]:
        raise FormatError(f"{table.file} has no column {', '.join(missing)}.")
    return itemgetter(*map(head.index, table.columns))


def _fault(cells: list[str], width: int, table: Table) -> str:
    if len(cells) > width:
        return "too many columns"
    if len(cells) < width and not table.ragged:
        return "too few columns"
    return "holds a NUL character" if NUL in "".join(cells) else ""


def _empty(row: Row, table: Table) -> str:
    named = zip(table.columns[: table.needed], row, strict=False)
    return "without " + ", ".join(name for name, cell in named if not cell)
