"""Which release of a file is imported, and whether a figure is older than another."""

import re

from careers.management.formats.guard import FormatError

YEAR = re.compile(r"(?<![\d-])(20\d\d)\b")
LONGEST = 50


def known_release(release: str) -> str:
    """Raises FormatError for none: without a release nobody knows what a row is worth."""
    if not release:
        raise FormatError("The file does not say which release it is: say it with --release.")
    return release[:LONGEST]


def year(text: str) -> int:
    """The latest year that a source names; 0 for none. An occupation (25-2050) is no year."""
    return max(map(int, YEAR.findall(text)), default=0)
