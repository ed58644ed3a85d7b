"""Finds the place, date and name that people sign a CV with at its end."""

import re
from collections.abc import Sequence

from cvs.pipeline.document import Line

MOST_LINES = 4  # from the signature's first line to the document's end
MOST_WORDS = 8
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = rf"\d{{1,2}}\.?\s?(?:(?:de\s)?{_MONTH}\s(?:de\s)?|[./-]\s?\d{{1,2}}\s?[./-]\s?)(?:20)?\d\d"
_PLACE_AND_DAY = re.compile(
    rf"[^\W\d_][^\d,]{{1,40}},\s(?:den\s|le\s|el\s|a\s|on\s|im\s)?{_DAY}$", re.IGNORECASE
)


def signature(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the last lines from a place with a day on; empty when there is none.

    A day is no date of a job or a certificate, which have months.
    """
    first = max(len(lines) - MOST_LINES, 1)
    for number in range(first, len(lines)):
        if _PLACE_AND_DAY.match(lines[number].text):
            rest = range(number, len(lines))
            short = all(len(lines[n].words) <= MOST_WORDS for n in rest)
            return frozenset(rest) if short else frozenset()
    return frozenset()
