"""Finds what is printed on every page: running heads, feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line

MOST_WORDS = 16
SAME_HEIGHT = 2.0  # points
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
    pages: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.baseline is not None:
            pages[line.page].append(number)
    heights = [
        (
            min(page, key=lambda n: lines[n].baseline or 0.0),
            max(page, key=lambda n: lines[n].baseline or 0.0),
        )
        for page in pages.values()
        if len(page) > 1
    ]
    return {number for pair in heights for number in pair}


def is_page_number(text: str) -> bool:
    if len(text.split()) > MOST_WORDS:
        return False
    return bool(PAGE_NUMBER.search(fold(text)) or OF_PAGES.search(text))


def repeated(lines: Sequence[Line]) -> set[int]:
    """Lines with the same words, but for numbers, at the same height of several pages."""
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.baseline is not None and len(line.words) <= MOST_WORDS:
            height = round(line.baseline / SAME_HEIGHT)
            seen[NUMBER.sub("0", line.text), height].append(number)
    return {
        number
        for numbers in seen.values()
        if len(pages_of(lines, numbers)) > 1
        for number in numbers
    }


def pages_of(lines: Sequence[Line], numbers: Iterable[int]) -> set[int]:
    return {lines[number].page for number in numbers}
