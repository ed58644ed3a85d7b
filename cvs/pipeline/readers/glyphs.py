"""What a page prints, in the smallest pieces that are looked at."""

from typing import NamedTuple


class Glyph(NamedTuple):
    """A printed character, or several of one word; a space at its end ends the word.

    Places are in points, `y` is the baseline from the page's bottom.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
