"""The database's address as its own programs take it, and where these programs are."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from careerpilot.local.binaries import postgres_bin
from careerpilot.local.console import LocalError
from careerpilot.operations.errors import OperationError

UNDERSTOOD = {option.keyword.decode() for option in Conninfo.get_defaults()}
# Any user of the machine can read a command line; the programs choose their own encoding.
KEPT_BACK = {"password", "client_encoding"}


@dataclass(frozen=True, slots=True)
class Address:
    """`conninfo` goes on a command line; the password is in `environment` alone."""

    conninfo: str
    environment: dict[str, str]


def address() -> Address:
    given = connection.get_connection_params()
    words = {name: given[name] for name in given.keys() & (UNDERSTOOD - KEPT_BACK)}
    password = {"PGPASSWORD": given["password"]} if given.get("password") else {}
    return Address(make_conninfo(**words), {**os.environ, **password})


def programs() -> Path:
    """The folder of a `pg_dump`, `pg_restore` and `psql` that are no older than the server.

    An older pg_dump refuses a newer server, and says so less plainly.
    """
    return pick(_folders(), server=int(server_version().split(".")[0]))


def pick(folders: Iterable[Path], *, server: int) -> Path:
    """The first folder whose programs can talk to a server of this major version."""
    found = {folder: major_version(folder / "pg_dump") for folder in folders}
    for folder, version in found.items():
        if version >= server:
            return folder
    there = ", ".join(str(version) for version in found.values()) or "none"
    raise OperationError(
        f"The server is PostgreSQL {server}, but pg_dump here is older or missing (found: {there})."
        f" Install the client programs of version {server}"
        f" (Debian: apt install postgresql-client-{server})."
    )


def server_version() -> str:
    """The server's version: 18.6."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        number = int(cursor.fetchone()[0])
    return f"{number // 10000}.{number % 10000}"


def major_version(program: Path) -> int:
    """18 for a program that says `pg_dump (PostgreSQL) 18.6`."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    match = re.search(r"\) (\d+)", said.stdout)
    return int(match[1]) if match else 0


def _folders() -> Iterator[Path]:
    try:
        folder = postgres_bin()
    except LocalError:
        pass  # There may still be a pg_dump without a server.
    else:
        if (folder / "pg_dump").exists():
            yield folder
    if found := shutil.which("pg_dump"):
        yield Path(found).parent
