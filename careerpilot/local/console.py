"""What `up` and `test` say: a line a step, with the seconds since the start."""

from careerpilot.local.bootstrap import elapsed, say, write

__all__ = ["LocalError", "elapsed", "say", "write"]


class LocalError(Exception):
    """Something on this machine stands in the way; the text tells a person what to do."""
