"""One file that holds a dump of the database, every uploaded file, and what both should be.

A tar.gz of `database.dump`, `files/...` and, last, `manifest.json` with the size and SHA-256 of
each of the others: an archive that was cut off has no manifest.
"""

import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from gzip import BadGzipFile
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from careerpilot.operations.errors import OperationError

FORMAT = "careerpilot-backup"
VERSION = 1
DUMP = "database.dump"
FILES = "files"
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
DAMAGE = (tarfile.TarError, EOFError, zlib.error, BadGzipFile)


class ArchiveError(OperationError):
    """The file is no backup of CareerPilot, or no longer a whole one."""


@dataclass(frozen=True, slots=True)
class Member:
    """`size` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` in ISO 8601; `server` is the version of the PostgreSQL that was dumped."""

    made_at: str
    server: str
    members: tuple[Member, ...]

    @property
    def files(self) -> int:
        return sum(member.name != DUMP for member in self.members)

    @property
    def size(self) -> int:
        return sum(member.size for member in self.members)

    def to_json(self) -> bytes:
        document = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return json.dumps(document, indent=1).encode()


class Digested:
    """A stream that takes the digest of what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.digest.update(data)
        return data


# --- writing ------------------------------------------------------------------------------


def write_archive(target: Path, *, dump: Path, media: Path, made_at: str, server: str) -> Manifest:
    """Write a new archive that its owner alone may read; nothing is held in memory whole."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        # What is inside is compressed already, so a higher level would only cost time.
        with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=1) as archive:
            added = (_add(archive, name, path) for name, path in _sources(dump, media))
            manifest = Manifest(made_at, server, tuple(member for member in added if member))
            text = manifest.to_json()
            archive.addfile(_header(MANIFEST, len(text)), BytesIO(text))
        stream.flush()
        os.fsync(stream.fileno())
    return manifest


def uploaded_files(media: Path) -> Iterator[Path]:
    """Every real file below `media`, in order; what lies in hidden folders is not an upload."""
    for folder, folders, names in os.walk(media):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(folder, name) for name in sorted(names))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _sources(dump: Path, media: Path) -> Iterator[tuple[str, Path]]:
    yield DUMP, dump
    for path in uploaded_files(media):
        yield f"{FILES}/{path.relative_to(media).as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Member | None:
    """None when the file went away meanwhile, as its owner may delete it at any time."""
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return None
    with stream:
        header, source = _header(name, os.fstat(stream.fileno()).st_size), Digested(stream)
        archive.addfile(header, source)
    return Member(name, header.size, source.digest.hexdigest())


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    return header


# --- reading ------------------------------------------------------------------------------


def unpack(source: Path, folder: Path) -> Manifest:
    """Write what the archive holds below `folder` and give its manifest.

    Raises ArchiveError unless every member is a plain file where a backup has one and is,
    byte for byte, what the manifest says. Nothing is written outside `folder`.
    """
    found: dict[str, Member] = {}
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            for header in archive:
                _check_place(header, found)
                found[header.name] = _store(archive, header, folder / header.name)
    except DAMAGE as problem:
        raise ArchiveError(f"{source} is damaged: {problem}.") from problem
    return _checked(found, folder)


def _check_place(header: tarfile.TarInfo, found: dict[str, Member]) -> None:
    """A plain file, once, with a name that leads neither up nor out."""
    path = PurePosixPath(header.name)
    plain = header.type in {tarfile.REGTYPE, tarfile.AREGTYPE}
    straight = str(path) == header.name and ".." not in path.parts and not path.is_absolute()
    known = header.name in {DUMP, MANIFEST} or (path.parts[:1] == (FILES,) and len(path.parts) > 1)
    if not (plain and straight and known) or header.name in found:
        raise ArchiveError(f"This is no backup of CareerPilot: it holds {header.name!r}.")


def _store(archive: tarfile.TarFile, header: tarfile.TarInfo, target: Path) -> Member:
    source = Digested(cast("IO[bytes]", archive.extractfile(header)))  # a plain file has one
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        while chunk := source.read(CHUNK):
            stream.write(chunk)
    return Member(header.name, target.stat().st_size, source.digest.hexdigest())


def _checked(found: dict[str, Member], folder: Path) -> Manifest:
    if MANIFEST not in found:
        raise ArchiveError("It has no manifest: it is cut off, or no backup of CareerPilot.")
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    there = {member for name, member in found.items() if name != MANIFEST}
    if wrong := sorted(member.name for member in there ^ set(manifest.members)):
        raise ArchiveError(f"The archive is damaged: {wrong[0]} is not what the manifest says.")
    if DUMP not in found:
        raise ArchiveError("The archive holds no database.")
    return manifest


def read_manifest(text: bytes) -> Manifest:
    try:
        document: dict[str, Any] = json.loads(text)
        known = document["format"] == FORMAT
        version = int(document["version"])
        members = tuple(Member(**member) for member in document["members"])
        manifest = Manifest(str(document["made_at"]), str(document["server"]), members)
    except (ValueError, TypeError, KeyError) as problem:
        raise ArchiveError("This is no backup of CareerPilot: no manifest.") from problem
    if not known:
        raise ArchiveError("This is no backup of CareerPilot.")
    if version > VERSION:
        raise ArchiveError("A newer CareerPilot made this backup. Restore it with that one.")
    return manifest
