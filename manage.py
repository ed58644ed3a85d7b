#!/usr/bin/env python3
"""The one command of the project: `up`, `test`, and every command of Django.

Needs nothing but Python: the packages are put into `.venv` when they are missing.
"""

import runpy
import sys
from importlib import import_module
from pathlib import Path

BOOTSTRAP = Path(__file__).resolve().parent / "careerpilot" / "local" / "bootstrap.py"


def main() -> None:
    # Older interpreters can parse this file, so that they can be told what is missing.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("CareerPilot needs Python 3.11 or newer; this is " + sys.version.split()[0])
    if sys.platform == "win32":
        sys.exit("CareerPilot runs on Linux and macOS; on Windows use WSL or a container.")
    # By its path: importing the package itself already needs the installed packages.
    runpy.run_path(str(BOOTSTRAP))["prepare"](sys.argv[1:])
    sys.exit(import_module("careerpilot.local.main").main(sys.argv[1:]))


if __name__ == "__main__":
    main()
