"""Tells where words stand on their page."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from cvs.pipeline.document import Document, Line, Word
from cvs.pipeline.finding import Box, Place

ABOVE, BELOW = 0.8, 0.22  # of a word's size, from its baseline to the edges of its box

Run = tuple[Line, Sequence[Word]]


class Locator:
    """Makes places on the pages of one document."""

    def __init__(self, document: Document) -> None:
        self._heights = [height for _, height in document.sizes]

    def place(self, runs: Sequence[Run]) -> Place:
        """The place of words on one or more lines; boxes only for those on its first page."""
        first, _ = runs[0]
        boxes = [self._box(line.page, words) for line, words in runs if line.page == first.page]
        return Place(
            page=first.page,
            line=first.number,
            text="\n".join([" ".join([word.text for word in words]) for _, words in runs]),
            boxes=tuple(filter(None, boxes)),
        )

    def _box(self, page: int, words: Iterable[Word]) -> Box | None:
        drawn = [
            (box.x0, box.y + ABOVE * word.size, box.x1, box.y - BELOW * word.size)
            for word in words
            if (box := word.box)
        ]
        if not drawn or page > len(self._heights):
            return None
        height = self._heights[page - 1]
        lefts, tops, rights, bottoms = zip(*drawn, strict=True)
        top, bottom = height - max(tops), height - min(bottoms)
        return round(min(lefts), 1), round(top, 1), round(max(rights), 1), round(bottom, 1)


def words_between(line: Line, start: int, end: int) -> Sequence[Word]:
    """The words that hold these characters of the line's text."""
    ends = accumulate([len(word.text) + 1 for word in line.words])
    return [
        word
        for word, after in zip(line.words, ends, strict=True)
        if after > start + 1 and after - len(word.text) - 1 < end
    ]
