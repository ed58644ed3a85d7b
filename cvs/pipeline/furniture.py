"""Finds what is printed on every page: running heads, feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line
from cvs.pipeline.vocabulary import words

MOST_WORDS = 16
SAME_HEIGHT = 2.0  # points
FEWEST_PAGES = 2
PAGE_NUMBER = re.compile(
    r"(?:^|\s)(?:(?:page|seite|pagina|p|pg|s)\s?\d{1,2}(?:\s(?:of|von|de|sur)?\s?\d{1,2})?"
    r"|\d{1,2}\s(?:of|von|sur)\s\d{1,2})$"
)
OF_PAGES = re.compile(r"(?:^|[\s·|])\d{1,2}\s?/\s?\d{1,2}$")
NUMBER = re.compile(r"\d+")
MOST_TITLES = 3  # lines
OF_CVS = words("cv curriculum vitae resume lebenslauf page seite pagina p s")


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that belong to the pages and not to the text."""
    ends = page_ends(lines)
    numbered = {n for n in ends if is_page_number(lines[n].text)}
    return frozenset(numbered | named_again(lines, ends) | repeated(lines))


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


def named_again(lines: Sequence[Line], ends: Iterable[int]) -> set[int]:
    """Heads and feet of later pages that tell only what the first page has in largest type.

    That is the person's name.
    """
    later = [number for number in ends if lines[number].page > 1]
    if not later:
        return set()
    largest = max((line.size for line in lines if line.page == 1), default=0.0)
    first = [line for line in lines if line.page == 1 and line.size >= largest > 0]
    if len(first) > MOST_TITLES:
        return set()
    titles = [fold(line.text) for line in first]
    known = {*titles, " ".join(titles)}
    small = (number for number in later if lines[number].size < largest)
    return {number for number in small if title_in(lines[number]) in known}


def title_in(line: Line) -> str:
    """The line's words without numbers and words for a CV; "" where no name could be left."""
    if len(line.words) > MOST_WORDS:
        return ""
    told = [word for word in fold(line.text).split() if not (word.isdigit() or word in OF_CVS)]
    return " ".join(told) if len(told) > 1 else ""


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
