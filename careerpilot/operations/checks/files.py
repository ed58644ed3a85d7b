"""Are the files there that the rows and pages speak of?"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import cast

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage

from careerpilot.operations.archive import uploaded_files
from careerpilot.operations.checks.finding import Finding, fail, ok, warn
from careerpilot.operations.tables import stored_files


def uploads() -> Iterator[Finding]:
    """Each row's file is there, and each file belongs to a row."""
    named = set(stored_files())
    media = Path(settings.MEDIA_ROOT)
    there = {path.relative_to(media).as_posix() for path in uploaded_files(media)}
    if missing := sorted(named - there):
        text = f"{len(missing)} of {len(named)} are missing, the first is {missing[0]}."
        yield fail("files", text, "Mount the right MEDIA_ROOT, or restore a backup.")
    else:
        yield ok("files", f"All {len(named)} that rows name are there.")
    if orphans := sorted(there - named):
        text = f"{len(orphans)} belong to no row, the first is {orphans[0]}."
        yield warn("files", text, "They may be deleted once you know where they come from.")


def media_writable() -> Iterator[Finding]:
    media = Path(settings.MEDIA_ROOT)
    try:
        if media.exists():
            with NamedTemporaryFile(dir=media, prefix=".doctor-"):
                pass
        elif not os.access(_nearest(media), os.W_OK | os.X_OK):
            raise PermissionError(f"nothing can be made in {_nearest(media)}")
    except OSError as problem:
        text = f"{media} cannot be written: {problem.strerror or problem}."
        yield fail("MEDIA_ROOT", text, "Give the product's user the right to write there.")
    else:
        yield ok("MEDIA_ROOT", f"{media} can be written.")


def _nearest(path: Path) -> Path:
    """The closest folder above that exists."""
    return next(parent for parent in path.parents if parent.exists())


def static() -> Iterator[Finding]:
    """An installation that serves collected files has collected all of them."""
    if not settings.COLLECTED_STATIC:
        yield ok("static", "Files are served from where they stand (COLLECTED_STATIC is off).")
        return
    collected = cast("ManifestFilesMixin", staticfiles_storage).hashed_files
    names = [Path(name).as_posix() for finder in get_finders() for name, _ in finder.list([])]
    if missing := [name for name in names if name not in collected]:
        text = f"{len(missing)} of {len(names)} are not collected, the first is {missing[0]}."
        yield fail("static", text, "Run `collectstatic --noinput` and restart web.")
    else:
        yield ok("static", f"All {len(names)} are collected in {settings.STATIC_ROOT}.")
