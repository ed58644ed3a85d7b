"""Looking at processes from outside."""

import time
from contextlib import suppress
from pathlib import Path


def pids_of(home):
    """The command of each process that was started with the home's folder, by its number."""
    found = {}
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = line.read_bytes().decode(errors="replace").split("\0")
            if any(str(home.folder) in word for word in words):
                found[int(line.parent.name)] = " ".join(words)
    return found


def eventually(holds, *, seconds):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
