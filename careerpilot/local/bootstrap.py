"""Makes sure the interpreter has the pinned packages, before anything else is imported.

`manage.py` loads this file by its path, so it uses the standard library alone.
"""

import ast
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import operator
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Stands in `.venv` from before an installation until after it.
HALF_MADE = VENV / "installing"
INSTALLER = Path(__file__).with_name("installer.txt")
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
# When the first process of a start began, in Unix seconds: elapsed times span all of them.
STARTED = "CAREERPILOT_STARTED"

OPERATORS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}

NO_PIP = """Python's package installer is missing here. Install it and start again, for example
    sudo apt install python3-pip python3-venv      (Debian, Ubuntu)
    sudo dnf install python3-pip                   (Fedora)
    python3 -m ensurepip --user                    (other systems)"""


def prepare(arguments: Sequence[str]) -> None:
    """Return when this interpreter has every pin; else go on in `.venv`, made if need be."""
    os.environ.setdefault(STARTED, repr(time.time()))
    name = DEVELOPMENT if arguments[:1] == ["test"] else RUNTIME
    if Path(sys.prefix).resolve() == VENV.resolve():
        if not is_complete(name):
            run_again(Path(sys._base_executable), arguments)  # type: ignore[attr-defined]  # noqa: SLF001
        return
    if has_pins(ROOT / name):
        return
    if not (venv_works() and is_complete(name)):
        with install_lock():
            if not (venv_works() and is_complete(name)):
                install(name)
    run_again(PYTHON, arguments)


def run_again(python: Path, arguments: Sequence[str]) -> NoReturn:
    sys.stdout.flush()
    os.execv(python, [str(python), str(ROOT / "manage.py"), *arguments])  # noqa: S606


def elapsed() -> float:
    return time.time() - float(os.environ.get(STARTED, time.time()))


def say(text: str) -> None:
    write(f"{elapsed():6.1f} s  {text}\n")


def write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


# --- what is installed ----------------------------------------------------------------------


def has_pins(requirements: Path) -> bool:
    """Whether this interpreter has each pinned package of the file in just that version."""
    return all(installed(package) == version for package, version in pins(requirements))


def installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def pins(requirements: Path) -> Iterator[tuple[str, str]]:
    """Name and version of each line `name==version ; marker` whose marker holds here."""
    for line in requirements.read_text().splitlines():
        pin = re.match(r"([\w.-]+)(?:\[[\w.,-]*\])?==([^\s;\\]+)\s*(?:;([^\\]*))?", line)
        if pin and marker_holds(pin[3] or ""):
            yield pin[1], pin[2]


def marker_holds(marker: str) -> bool:
    """Evaluate an environment marker: its grammar is a part of Python's own."""
    return not marker.strip() or holds(ast.parse(marker.strip(), mode="eval").body)


def holds(node: ast.expr) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return all(holds(value) for value in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(holds(value) for value in values)
        case ast.Compare(
            left=ast.Name(id=name),
            ops=[sign],
            comparators=[ast.Constant(value=str(value))],
        ):
            return comparison_holds(name, sign, value)
    raise SystemExit(f"A marker in the requirements is not understood: {ast.unparse(node)}")


def comparison_holds(name: str, sign: ast.cmpop, value: str) -> bool:
    here = marker_values()[name]
    compare = OPERATORS[type(sign)]
    if name.startswith("python"):
        return compare(numbers(here), numbers(value))
    return compare(here, value)


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def marker_values() -> dict[str, str]:
    return {
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "python_full_version": platform.python_version(),
        "sys_platform": sys.platform,
        "os_name": os.name,
        "platform_system": platform.system(),
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "implementation_name": sys.implementation.name,
    }


# --- .venv ----------------------------------------------------------------------------------


def stamp(name: str) -> Path:
    """Holds the hash of the requirements file that was installed to the end."""
    return VENV / f"{name}.sha256"


def digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def is_complete(name: str) -> bool:
    """Whether `.venv` holds what the file asks for today, and no installation was cut short."""
    done = stamp(name)
    return not HALF_MADE.exists() and done.is_file() and done.read_text() == digest(name)


def venv_works() -> bool:
    """False too when the system's Python has moved on to a version that sees no packages."""
    if not PYTHON.exists():
        return False
    test = "import os, sys, sysconfig; sys.exit(not os.path.isdir(sysconfig.get_path('purelib')))"
    return subprocess.run([PYTHON, "-Ic", test], check=False, capture_output=True).returncode == 0


@contextmanager
def install_lock() -> Iterator[None]:
    """One installation at a time in a checkout; the second waits for the first."""
    if not os.access(ROOT, os.W_OK):
        raise SystemExit(f"{ROOT} must be writable: .venv and the data are made in it.")
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "install.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another start is setting up .venv: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(name: str) -> None:
    if HALF_MADE.exists() or not venv_works():
        make_venv()
    HALF_MADE.touch()
    count = sum(1 for _ in pins(ROOT / name))
    say(f"installing {count} packages of {name} into .venv")
    if not (install_uv() and uv_install(ROOT / name)):
        say("uv could not do it: installing with pip, which takes longer")
        pip_install(ROOT / name)
    # The development set contains the other one.
    for done in {name, RUNTIME}:
        stamp(done).write_text(digest(done))
    HALF_MADE.unlink()
    say("packages installed")


def make_venv() -> None:
    say(f"making .venv with Python {platform.python_version()}")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=False)
    if made.returncode:
        raise SystemExit(NO_PIP)


# --- installers -----------------------------------------------------------------------------


@cache
def pip() -> list[str]:
    """The command for a pip that installs into `.venv`: this Python's, else one put there."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    command = [str(PYTHON), "-m"]
    if subprocess.run([*command, "ensurepip"], check=False, capture_output=True).returncode:
        raise SystemExit(NO_PIP)
    return [*command, "pip"]


def pip_install(requirements: Path, *more: str) -> None:
    command = [*pip(), "install", "--require-hashes", "-r", str(requirements), *more]
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, check=False, env=os.environ | quiet).returncode:
        raise SystemExit(f"The packages of {requirements.name} could not be installed; see above.")


def install_uv() -> bool:
    """Put uv into `.venv` with pip. uv installs about ten times faster, but is not needed."""
    command = [*pip(), "install", "--quiet", "--require-hashes", "-r", str(INSTALLER)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def uv_install(requirements: Path) -> bool:
    uv = VENV / "bin" / "uv"
    settings = pip_settings()
    command = [
        *(str(uv), "pip", "install", "--python", str(PYTHON), "--require-hashes"),
        *uv_options(settings),
        *([] if sys.stderr.isatty() else ["--quiet"]),
        *("-r", str(requirements)),
    ]
    return subprocess.run(command, check=False, env=uv_environment(settings)).returncode == 0


def pip_settings() -> dict[str, str]:
    listed = subprocess.run(
        [*pip(), "config", "list"], check=False, capture_output=True, text=True
    ).stdout
    return read_settings(listed)


def read_settings(listed: str) -> dict[str, str]:
    """Each option of `pip config list` by its name; the environment outweighs the files."""
    found = re.findall(r"^(global|install|:env:)\.([\w-]+)=(.+)$", listed, re.MULTILINE)
    found.sort(key=lambda entry: ["global", "install", ":env:"].index(entry[0]))
    return {option: str(ast.literal_eval(value)) for _, option, value in found}


def uv_options(settings: dict[str, str]) -> list[str]:
    """Where pip would look, said to uv, which reads none of pip's settings."""
    options = {
        "index-url": "--default-index",
        "extra-index-url": "--extra-index-url",
        "find-links": "--find-links",
        "trusted-host": "--allow-insecure-host",
    }
    given = [
        argument
        for option, uv_option in options.items()
        for value in settings.get(option, "").split()
        for argument in (uv_option, value)
    ]
    if settings.get("no-index", "").lower() in {"1", "true", "yes", "on"}:
        given.append("--no-index")
    # As pip does it: the version counts, not which index is named first. Hashes keep it safe.
    return [*given, "--index-strategy", "unsafe-best-match"]


def uv_environment(settings: dict[str, str]) -> dict[str, str]:
    wanted = {"UV_SYSTEM_CERTS": "1"}
    if "cert" in settings:
        wanted["SSL_CERT_FILE"] = settings["cert"]
    if "proxy" in settings:
        wanted |= {"HTTPS_PROXY": settings["proxy"], "HTTP_PROXY": settings["proxy"]}
    return wanted | os.environ
