"""Official zips, guarded like an upload: nothing is unpacked to disk, and no more than allowed."""

import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path, PureWindowsPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as InflateError  # noqa: N812 - a class, whatever zlib calls it

MEBIBYTE = 1024 * 1024
ENCRYPTED = 0x1
KNOWN_METHODS = frozenset({ZIP_STORED, ZIP_DEFLATED})
READABLE_ENTRIES = frozenset({0, stat.S_IFREG, stat.S_IFDIR})
DAMAGE = (BadZipFile, InflateError, NotImplementedError, EOFError, UnicodeDecodeError)


class FormatError(Exception):
    """The files are not what they are said to be; the text tells an operator why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the zips of one import may hold, all of them together."""

    entries: int = 1_000
    packed_bytes: int = 200 * MEBIBYTE
    unpacked_bytes: int = 500 * MEBIBYTE


STANDARD_LIMITS = Limits()


Entries = dict[str, list[tuple[ZipFile, ZipInfo]]]


class Package:
    """The text files of one or more zips, by their bare names."""

    def __init__(self, files: Entries) -> None:
        self._files = files

    def __contains__(self, name: str) -> bool:
        return name in self._files

    @property
    def paths(self) -> list[str]:
        """The full path of every file inside its zip."""
        return [entry.filename for files in self._files.values() for _, entry in files]

    @contextmanager
    def text(self, name: str) -> Iterator[TextIOWrapper]:
        """The file as UTF-8 with its line ends as they are; FormatError where it is damaged.

        A zip's reader never gives more bytes than the entry declares, and compares their
        checksum: the limit on what is declared is one on what is read.
        """
        archive, entry = self._only(name)
        try:
            with (
                archive.open(entry) as stream,
                TextIOWrapper(stream, "utf-8-sig", newline="") as text,
            ):
                yield text
        except DAMAGE as problem:
            raise FormatError(f"{name} is damaged: {problem}") from problem

    def _only(self, name: str) -> tuple[ZipFile, ZipInfo]:
        found = self._files.get(name, [])
        if len(found) != 1:
            raise FormatError(f"{name} is there {len(found)} times and not once.")
        return found[0]


@contextmanager
def open_package(paths: Sequence[Path], limits: Limits = STANDARD_LIMITS) -> Iterator[Package]:
    """The zips' files. Raises FormatError for what is no zip, too much, or plays with paths."""
    if sum(_size(path) for path in paths) > limits.packed_bytes:
        raise FormatError(f"More than {limits.packed_bytes:,} bytes.")
    with ExitStack() as opened:
        archives = [opened.enter_context(_archive(path)) for path in paths]
        yield Package(_files(archives, limits))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as problem:
        raise FormatError(f"{path} cannot be opened.") from problem


def _archive(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (OSError, BadZipFile, NotImplementedError) as problem:
        raise FormatError(f"{path} is no zip file.") from problem


def _files(archives: Sequence[ZipFile], limits: Limits) -> Entries:
    entries = [(archive, entry) for archive in archives for entry in archive.infolist()]
    if len(entries) > limits.entries:
        raise FormatError(f"More than {limits.entries:,} files.")
    if sum(entry.file_size for _, entry in entries) > limits.unpacked_bytes:
        raise FormatError(f"More than {limits.unpacked_bytes:,} bytes when unpacked.")
    files: Entries = {}
    for archive, entry in entries:
        _check(entry)
        if not entry.is_dir():
            files.setdefault(_path(entry).name, []).append((archive, entry))
    return files


def _check(entry: ZipInfo) -> None:
    """Refuse an entry that is no plain file, is encrypted, or would stand outside its folder."""
    path = _path(entry)
    if path.anchor or ".." in path.parts or not path.name:
        raise FormatError(f"{entry.filename!r} is not a path inside the zip.")
    if stat.S_IFMT(entry.external_attr >> 16) not in READABLE_ENTRIES:
        raise FormatError(f"{entry.filename!r} is not a plain file.")
    if entry.flag_bits & ENCRYPTED or entry.compress_type not in KNOWN_METHODS:
        raise FormatError(f"{entry.filename!r} is encrypted or packed in an unknown way.")


def _path(entry: ZipInfo) -> PureWindowsPath:
    """The entry's path where both kinds of slash and drives mean something, as the worst case."""
    return PureWindowsPath(entry.filename)
