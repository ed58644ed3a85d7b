"""Where the local servers keep their data, locks and sockets.

An ordinary user's are in the checkout, under `var/`. PostgreSQL refuses to run as root, so root's
servers run as another user, who may not be able to enter the checkout: they live in
`/var/lib/careerpilot/<id>`, where `<id>` is the word in `var/id`.
"""

import os
import pwd
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from careerpilot.local.console import LocalError
from careerpilot.local.locks import FileLock, is_held

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
ROOTS_FOLDER = Path("/var/lib/careerpilot")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one pair of servers. `durable`: a crash of the machine loses nothing."""

    folder: Path
    durable: bool

    @property
    def lease(self) -> Path:
        """Locked shared by every client, as long as it needs the servers."""
        return self.folder / "lease"

    @property
    def keeper_lock(self) -> Path:
        return self.folder / "keeper.lock"

    @property
    def keeper_log(self) -> Path:
        return self.folder / "keeper.log"

    @property
    def sockets(self) -> Path:
        """A link to the folder with the sockets, made by the keeper once both servers answer."""
        return self.folder / "sockets"


def home(purpose: str) -> Home:
    """The home for `dev` (`up` and commands) or `test`, with its folder made."""
    VAR.mkdir(exist_ok=True)
    above = root_folder(VAR, ROOTS_FOLDER) if os.geteuid() == 0 else VAR
    folder = above / purpose
    folder.mkdir(exist_ok=True)
    # Root's servers run as somebody else, who has to get through to folders of their own.
    folder.chmod(0o755 if os.geteuid() == 0 else 0o700)
    return Home(folder, durable=purpose == "dev")


def server_account() -> pwd.struct_passwd | None:
    """Whom the servers run as; None means as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LocalError(
        "PostgreSQL does not run as root, and there is no user `postgres` or `nobody`.\n"
        "Start as an ordinary user, or set DATABASE_URL and REDIS_URL."
    )


def private_folder(path: Path, account: pwd.struct_passwd | None) -> Path:
    """Make `path` a folder that only the servers' user can enter."""
    path.mkdir(mode=0o700, exist_ok=True)
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)
    return path


def root_folder(var: Path, base: Path) -> Path:
    """The checkout's folder below `base`; folders of checkouts that are gone are removed."""
    base.mkdir(parents=True, exist_ok=True)
    base.chmod(0o755)
    with FileLock(base / ".lock") as lock:
        lock.take()
        folder = _claim(var, base)
        for other in base.iterdir():
            if other != folder and _is_abandoned(other):
                shutil.rmtree(other, ignore_errors=True)
    return folder


def _claim(var: Path, base: Path) -> Path:
    identity = var / "id"
    if identity.is_file():
        folder = base / identity.read_text().strip()
        owner = _checkout_of(folder)
        # A moved checkout keeps its data, a copied one must not share its original's.
        if owner is not None and (owner == var.parent or not _belongs(folder, owner)):
            (folder / "checkout").write_text(str(var.parent))
            return folder
    identity.write_text(token_hex(6))
    return _new_folder(base / identity.read_text(), var.parent)


def _new_folder(folder: Path, checkout: Path) -> Path:
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    made.chmod(0o755)
    (made / "checkout").write_text(str(checkout))
    return made.rename(folder)


def _checkout_of(folder: Path) -> Path | None:
    try:
        return Path((folder / "checkout").read_text())
    except OSError:
        return None


def _belongs(folder: Path, checkout: Path) -> bool:
    identity = checkout / "var" / "id"
    return identity.is_file() and identity.read_text().strip() == folder.name


def _is_abandoned(folder: Path) -> bool:
    checkout = _checkout_of(folder)
    if checkout is None or _belongs(folder, checkout):
        return False
    # With its parent folder missing too, a disk may just not be mounted at the moment.
    temporary = checkout.is_relative_to(tempfile.gettempdir())
    gone = temporary or checkout.parent.is_dir()
    return gone and not any(is_held(lock) for lock in folder.glob("*/keeper.lock"))
