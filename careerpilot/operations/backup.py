"""Keeping the database and the uploaded files in one archive."""

import subprocess
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

from careerpilot.operations.archive import DUMP, Manifest, write_archive
from careerpilot.operations.errors import OperationError
from careerpilot.operations.programs import address, programs, server_version


def default_target(now: datetime) -> Path:
    """A new name in the folder `backups` beside the uploaded files."""
    folder = Path(settings.MEDIA_ROOT).parent / "backups"
    return folder / f"careerpilot-{now:%Y%m%d-%H%M%S}.tar.gz"


def make_backup(target: Path, *, now: datetime) -> Manifest:
    """Write `target`, which appears whole or not at all.

    The database is read first: a file whose row is in the dump can only be missing when its
    owner deleted it meanwhile.
    """
    media = Path(settings.MEDIA_ROOT)
    if target.exists():
        raise OperationError(f"{target} is there already. Choose another name.")
    if target.resolve().is_relative_to(media.resolve()):
        raise OperationError("A backup cannot lie among the files that it keeps.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump, archive = Path(folder, DUMP), Path(folder, "archive")
        dump_database(dump)
        manifest = write_archive(
            archive, dump=dump, media=media, made_at=now.isoformat(), server=server_version()
        )
        archive.replace(target)
    return manifest


def dump_database(target: Path) -> None:
    """Dump the schema that the product lives in, with the extensions that it may need."""
    where = address()
    command: list[str | Path] = [
        *(programs() / "pg_dump", "--format=custom", f"--file={target}"),
        *(f'--schema="{own_schema()}"', "--extension=*"),
        *("--no-owner", "--no-privileges", "--no-publications", "--no-subscriptions"),
        *("--no-password", f"--dbname={where.conninfo}"),
    ]
    done = subprocess.run(
        command, env=where.environment, capture_output=True, text=True, check=False, umask=0o077
    )
    if done.returncode:
        raise OperationError(f"pg_dump stopped: {done.stderr.strip()}")


def own_schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])
