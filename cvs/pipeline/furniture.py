"""Finds what is printed on every page: running heads, feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line

MOST_WORDS = 16
SAME_HEIGHT = 2.0  # points
FEWEST_PAGES = 2
PAGE_NUMBER = re.compile(
    r"(?:^|\s)(?:(?:page|seite|pagina|p|pg|s)\s?\d{1,2}(?:\s(?:of|von|de|sur)?\s?\d{1,2})?"
    r"|\d{1,2}\s(?:of|von|sur)\s\d{1,2})$"
)
OF_PAGES = re.compile(r"(?:^|[\s·|])\d{1,2}\s?/\s?\d{1,2}$")
NUMBER = re.compile(r"\d+")


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that belong to the pages and not to the text."""
    ends = page_ends(lines)
    numbered = {n for n in ends if is_page_number(lines[n].text)}
    return frozenset(numbered | repeated(lines))


def page_ends(lines: Sequence[Line]) -> set[int]:
    """The highest and the lowest line of each page, where the file tells heights."""
    pages: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        height = line.baseline
        if height is not None:
            pages[line.page].append((height, number))
    ends = [
        (min(page, key=itemgetter(0)), max(page, key=itemgetter(0)))
        for page in pages.values()
        if len(page) > 1
    ]
    return {number for pair in ends for _, number in pair}


def is_page_number(text: str) -> bool:
    if len(text.split()) > MOST_WORDS:
        return False
    return bool(PAGE_NUMBER.search(fold(text)) or OF_PAGES.search(text))


def repeated(lines: Sequence[Line]) -> set[int]:
    """Lines with the same words, but for numbers, at the same height of several pages."""
    if len(pages_of(lines, range(len(lines)))) < FEWEST_PAGES:
        return set()
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        height = line.baseline
        if height is not None and len(line.words) <= MOST_WORDS:
            seen[NUMBER.sub("0", line.text), round(height / SAME_HEIGHT)].append(number)
    return {
        number
        for numbers in seen.values()
        if len(pages_of(lines, numbers)) >= FEWEST_PAGES
        for number in numbers
    }


def pages_of(lines: Sequence[Line], numbers: Iterable[int]) -> set[int]:
    return {lines[number].page for number in numbers}
