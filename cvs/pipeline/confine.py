"""Takes from the calling process what reading a file does not need."""

import ctypes
import os
import signal
import sys
from contextlib import suppress

from cvs.pipeline.limits import Limits

if sys.platform != "win32":
    import resource

PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends; leave at once if it has ended."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def limit_resources(limits: Limits) -> None:
    """Cap memory, processor time and open files, and forbid writing to any file.

    A system without one of the caps goes without it; the wall clock is the caller's.
    """
    if sys.platform == "win32":
        return
    caps = {
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
        # The first tells by its signal that time is up, the second cannot be ignored.
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_NOFILE: (limits.open_files, limits.open_files),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, cap in caps.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, cap)
