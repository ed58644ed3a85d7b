"""What `manage.py` does once the packages are there."""

import sys
from collections.abc import Sequence

from careerpilot.local.checks import test
from careerpilot.local.commands import command
from careerpilot.local.console import LocalError
from careerpilot.local.up import up

INTERRUPTED = 130  # What a shell reports for Ctrl-C.


def main(arguments: Sequence[str]) -> int:
    try:
        if arguments[:1] == ["up"]:
            return up(arguments[1:])
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        return command(arguments)
    except LocalError as error:
        return fail(str(error))
    except PermissionError as error:
        return fail(f"{error}\nWas CareerPilot started here before by another user?")
    except KeyboardInterrupt:
        return INTERRUPTED


def fail(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 1
