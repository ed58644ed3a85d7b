"""Parts a head where only its look tells title and company apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import is_bullet
from cvs.pipeline.dates import HAS_DIGIT
from cvs.pipeline.document import Line, Word, split_at_gaps
from cvs.pipeline.occupations import title_likeness

MOST_WORDS = 14
FEWEST_ALIKE = 2  # heads whose capitals end within a cell
LONG_WORD = 4  # letters; shorter words in capitals are abbreviations
SEPARATORS = ",;:|/&+-\u2010\u2011\u2012\u2013\u2014·•(["


def parted(lines: Sequence[Line], body: Sequence[bool]) -> list[Line]:
    """The lines; in heads there is a gap where the weight, or else the capitals, change.

    One line alone may have its capitals for another reason.
    """
    heads = [n for n, line in enumerate(lines) if not body[n] and len(line.words) <= MOST_WORDS]
    by_weight = {n: place for n in heads if (place := change_of_weight(lines[n]))}
    by_case = {n: place for n in heads if (place := end_of_capitals(lines[n]))}
    places = (by_case if len(by_case) >= FEWEST_ALIKE else {}) | by_weight | strokes(lines, heads)
    return [with_gap(line, places[n]) if n in places else line for n, line in enumerate(lines)]


def strokes(lines: Sequence[Line], heads: Sequence[int]) -> dict[int, int]:
    """Where the words behind a stroke start, if it divides title from company in most heads."""
    found = {n: place for n in heads if (place := after_stroke(lines[n]))}
    clear = sum(is_title_beside(lines[n].words, place) for n, place in found.items())
    return found if clear >= FEWEST_ALIKE and 2 * clear >= len(found) else {}


def after_stroke(line: Line) -> int:
    """The number of the word behind the line's only stroke between words, or else 0."""
    places = [n for n, word in enumerate(line.words) if word.text == "/"]
    if line.bullet or len(places) != 1 or not 0 < places[0] < len(line.words) - 1:
        return 0
    beside = line.words[places[0] - 1].text + line.words[places[0] + 1].text
    return 0 if HAS_DIGIT.search(beside) else places[0] + 1


def is_title_beside(words: Sequence[Word], place: int) -> bool:
    """Whether one side of the word before `place` is like a title and the other one is not."""
    before, after = text_of(words[: place - 1]), text_of(words[place:])
    return (title_likeness(before) > 0) != (title_likeness(after) > 0)


def text_of(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def with_gap(line: Line, place: int) -> Line:
    """The line with a gap before the word, instead of a stroke where one stands there."""
    end = place - (line.words[place - 1].text == "/")
    first = replace(line.words[place], after_gap=True)
    return replace(line, words=(*line.words[:end], first, *line.words[place + 1 :]))


def change_of_weight(line: Line) -> int:
    """The number of the word whose weight differs from the one before; 0 where that is usual.

    It is where a separator says the same, and where words are bold for their weight in a sentence.
    """
    if line.bullet or line.bold or not any(word.bold for word in line.words):
        return 0
    changes = [n for n, last, word in neighbours(line) if last.bold != word.bold]
    return changes[0] if len(changes) == 1 and could_part(line.words, changes[0]) else 0


def neighbours(line: Line) -> Iterator[tuple[int, Word, Word]]:
    """(number, the word before, the word) for all words that follow another in their cell."""
    for number, word in enumerate(line.words[1:], start=1):
        if not word.after_gap:
            yield number, line.words[number - 1], word


def could_part(words: Sequence[Word], place: int) -> bool:
    """Whether names end and begin there, without a separator, which is part of a word or one."""
    last, first = words[place - 1].text, words[place].text
    if last[-1] in SEPARATORS or first[-1] in SEPARATORS or is_bullet(first):
        return False
    return first[0].isupper() or first[0].isdigit()


def end_of_capitals(line: Line) -> int:
    """The number of the word after a cell's capitals, where one of both sides is a title."""
    if line.bullet:
        return 0
    place = 0
    for cell in split_at_gaps(line.words):
        length = capitals_of(cell)
        if length and could_part(line.words, place + length):
            capitals, rest = text_of(cell[:length]), text_of(cell[length:])
            if (title_likeness(capitals) > 0) != (title_likeness(rest) > 0):
                return place + length
        place += len(cell)
    return 0


def capitals_of(cell: Sequence[Word]) -> int:
    """How many words in capitals start the cell, of which one is no abbreviation; 0 if all are."""
    length = 0
    while length < len(cell) and cell[length].text.isupper():
        length += 1
    long = any(len(word.text) >= LONG_WORD for word in cell[:length])
    return length if long and length < len(cell) else 0
