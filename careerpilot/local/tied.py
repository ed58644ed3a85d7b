"""Child processes that do not outlive their parent, not even when it is killed with -9."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from pwd import struct_passwd
from typing import IO, TypedDict

PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str | Path],
    *,
    parent_death: int,
    output: IO[bytes] | int | None = None,
    account: struct_passwd | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    keep: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that Ctrl-C does not reach it.

    The kernel sends it the signal `parent_death` when this thread ends; call it from the main
    thread. macOS has nothing like it: there, what is left over is found by the next start.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        cwd=folder,
        env=environment,
        pass_fds=keep,
        start_new_session=True,
        # Runs after the change of the user, which would clear the setting.
        preexec_fn=_tie(parent_death),  # noqa: PLW1509
        **as_account(account),
    )


class Identity(TypedDict, total=False):
    """The arguments for `Popen` and `run` that change the user."""

    user: int
    group: int
    extra_groups: list[int]


def as_account(account: struct_passwd | None) -> Identity:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _tie(parent_death: int) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, parent_death, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie
