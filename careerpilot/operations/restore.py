"""Bringing a backup back: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from careerpilot.operations.archive import DUMP, FILES, Manifest, unpack
from careerpilot.operations.replay import Replay

SIDE = ".restore-"


@dataclass(frozen=True, slots=True)
class Stage:
    """A backup that was checked and lies unpacked beside the uploaded files."""

    folder: Path
    manifest: Manifest

    def restore(self) -> None:
        """Put database and files in place; when either fails, both are as they were.

        What people uploaded or wrote since the backup is gone afterwards.
        """
        with Replay(self.folder / DUMP) as replay:
            connection.close()  # Our own session must not hold what is to be replaced.
            replay.apply()
            with files_swapped(self.folder, Path(settings.MEDIA_ROOT)):
                replay.commit()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@contextmanager
def staged(source: Path) -> Iterator[Stage]:
    """Unpack and check the archive; raises ArchiveError before anything is touched.

    The side folder is in MEDIA_ROOT so that the swap is a matter of names: it may be a
    mounted volume, which cannot be renamed itself.
    """
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=media, prefix=SIDE) as folder:
        yield Stage(Path(folder), unpack(source, Path(folder)))


@contextmanager
def files_swapped(side: Path, media: Path) -> Iterator[None]:
    """The files of `side` in the place of those in `media`, which return when the block fails."""
    new, old = side / FILES, side / "old"
    for folder in (new, old):
        folder.mkdir(exist_ok=True)
    moves = [(path, old / path.name) for path in media.iterdir() if not path.name.startswith(SIDE)]
    moves += [(path, media / path.name) for path in new.iterdir()]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
        yield
    except BaseException:
        for source, target in reversed(done):
            target.rename(source)
        raise
