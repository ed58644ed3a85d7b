"""Values for the settings a person has not set, neither in the environment nor in `.env`."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

import environ

from careerpilot.local.console import say
from careerpilot.local.homes import ROOT, VAR, home
from careerpilot.local.lease import Lease
from careerpilot.local.servers import NAME, VALKEY_SOCKET

SERVERS = ("DATABASE_URL", "REDIS_URL")


def read_dotenv(path: Path) -> None:
    """What the environment already says outweighs the file, as in the settings."""
    if path.is_file():
        environ.Env.read_env(path)


def fill(purpose: str, *, aloud: bool = False) -> Lease | None:
    """Fill in `os.environ` for `dev` or `test`.

    Starts the local servers when one of the two addresses is missing; hold on to the lease
    that comes back for as long as they are needed.
    """
    read_dotenv(ROOT / ".env")
    for name, value in plain_values(purpose).items():
        os.environ.setdefault(name, value)
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = secret_key(VAR / "secret_key")
    if all(os.environ.get(name) for name in SERVERS):
        return None
    if aloud:
        say("starting PostgreSQL and Valkey")
    lease = Lease(home(purpose))
    for name, value in addresses(lease.acquire()).items():
        if not os.environ.get(name):
            os.environ[name] = value
    return lease


def plain_values(purpose: str) -> dict[str, str]:
    media = VAR / "media" if purpose == "dev" else VAR / purpose / "media"
    return {
        "DJANGO_SETTINGS_MODULE": "careerpilot.settings",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "HTTPS": "0",
        "EMAIL_URL": "consolemail://",
        "MEDIA_ROOT": str(media),
    }


def addresses(sockets: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"postgresql://{NAME}@/{NAME}?host={sockets}",
        "REDIS_URL": f"unix://{sockets / VALKEY_SOCKET}",
    }


def secret_key(path: Path) -> str:
    """The key kept in the file `path`, made by whoever comes first."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as made:
            made.write(secrets.token_urlsafe(48))
            made.flush()
            # A link appears whole or not at all, and not in place of another's.
            with suppress(FileExistsError):
                os.link(made.name, path)
    return path.read_text().strip()
