"""Puts words together whose letters are set apart: "J A N E   D O E"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from cvs.pipeline.document import Box, Word

FEWEST_LETTERS = 4  # in a row; fewer may be initials, or grades
FEWEST_LONE = 0.6  # of the pieces
LONGEST_PIECE = 2  # letters
MARKS = frozenset("-'\u2019&")
WIDER = 1.5  # times the usual space between the letters: a new word
EVEN = 0.5  # of the spaces' median: how far one inside a word may be off it
CELL_SPACE = 1.0  # times the font size, on top of the space between letters


def without_spacing(words: Sequence[Word]) -> list[Word]:
    """The row's words, runs of letters set apart made into words."""
    if len([word for word in words if len(word.text) == 1]) < FEWEST_LETTERS:
        return list(words)
    found: list[Word] = []
    for is_short, run in groupby(words, key=could_be_letter):
        pieces = list(run)
        spaced = is_short and are_letters(pieces) and is_even(pieces)
        found.extend(joined(pieces) if spaced else pieces)
    return found


def could_be_letter(word: Word) -> bool:
    """A letter, two that stand too near each other to be told apart, or a mark in a word."""
    return len(word.text) <= LONGEST_PIECE and all(c.isalpha() or c in MARKS for c in word.text)


def are_letters(pieces: Sequence[Word]) -> bool:
    lone = sum(len(piece.text) == 1 and piece.text.isalpha() for piece in pieces)
    return lone >= FEWEST_LETTERS and lone >= FEWEST_LONE * len(pieces)


def is_even(letters: Sequence[Word]) -> bool:
    """Whether most of the spaces are alike, as those inside a word are."""
    spaces = spaces_between(letters)
    usual = median(spaces)
    return sum(abs(space - usual) <= EVEN * usual for space in spaces) > len(spaces) / 2


def joined(letters: Sequence[Word]) -> Iterator[Word]:
    spaces = spaces_between(letters)
    usual = median(spaces)
    run = [letters[0]]
    for letter, space in zip(letters[1:], spaces, strict=True):
        if space > WIDER * usual:
            yield word_of(run)
            after_gap = space - usual > CELL_SPACE * letter.size
            run = [replace(letter, after_gap=after_gap)]
        else:
            run.append(letter)
    yield word_of(run)


def word_of(run: Sequence[Word]) -> Word:
    first, last = run[0].box, run[-1].box
    box = Box(first.x0, last.x1, first.y) if first and last else None
    bold = all(letter.bold for letter in run)
    return replace(run[0], text="".join(letter.text for letter in run), bold=bold, box=box)


def spaces_between(letters: Sequence[Word]) -> list[float]:
    return [
        two.box.x0 - one.box.x1 if one.box and two.box else 0.0 for one, two in pairwise(letters)
    ]
