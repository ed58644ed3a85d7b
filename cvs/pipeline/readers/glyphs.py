"""What a page prints, in the smallest pieces that are looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character, or several of one word; a space at its end ends the word.

    Places are in points, `y` is the baseline from the page's bottom.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
