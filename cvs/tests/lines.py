"""Lines for tests of the finders."""

from cvs.pipeline.document import Box, Line, Word

LETTER = 5.0  # points


def line(
    text: str,
    *,
    size: float = 10.0,
    bold: bool = False,
    bullet: bool = False,
    left: float | None = None,
    baseline: float = 0.0,
) -> Line:
    """A line whose cells are divided by tabs; words have places only when `left` is given."""
    words = []
    at = left or 0.0
    for number, cell in enumerate(text.split("\t")):
        for place, word in enumerate(cell.split()):
            box = None if left is None else Box(at, at + LETTER * len(word), baseline)
            words.append(Word(word, size, bold, after_gap=number > 0 and place == 0, box=box))
            at += LETTER * (len(word) + 1)
        at += 10 * LETTER
    return Line(tuple(words), bullet=bullet)
