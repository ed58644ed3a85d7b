import sys
import unicodedata

from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.bidi import RIGHT_TO_LEFT, in_logical_order, is_right_to_left
from cvs.pipeline.readers.glyphs import Glyph
from cvs.pipeline.readers.layout import lines_of, page_of

SHALOM, OLAM = "\u05e9\u05dc\u05d5\u05dd", "\u05e2\u05d5\u05dc\u05dd"


def row(*texts, gap_before=None):
    return [
        Word(text, size=10.0, after_gap=number == gap_before, box=Box(50 * number, 40, 700))
        for number, text in enumerate(texts)
    ]


def texts(words):
    return [word.text for word in words]


def test_row_of_right_to_left_words_starts_at_the_right():
    assert texts(in_logical_order(row(OLAM, SHALOM))) == [SHALOM, OLAM]


def test_latin_words_inside_keep_their_own_order():
    assert texts(in_logical_order(row(OLAM, "Acme", "Ltd", SHALOM))) == [
        SHALOM,
        "Acme",
        "Ltd",
        OLAM,
    ]


def test_right_to_left_words_in_a_latin_row_are_turned_among_themselves():
    words = row("My", "two", "words", "are", OLAM, SHALOM)

    assert texts(in_logical_order(words)) == ["My", "two", "words", "are", SHALOM, OLAM]


def test_gap_moves_to_the_word_that_now_follows_it():
    turned = in_logical_order(row("2019", OLAM, SHALOM, gap_before=1))

    assert [(word.text, word.after_gap) for word in turned] == [
        (SHALOM, False),
        (OLAM, False),
        ("2019", True),
    ]


def test_letters_printed_from_left_to_right_are_read_from_right_to_left():
    glyphs = [
        Glyph(letter, 50.0 - 5 * number, 55.0 - 5 * number, 700.0, size=10.0, bold=False)
        for number, letter in enumerate(SHALOM)
    ]

    (line,) = lines_of([page_of(glyphs, number=1)])

    assert line.text == SHALOM


def test_latin_row_is_left_alone():
    assert texts(in_logical_order(row("Jane", "Doe"))) == ["Jane", "Doe"]


def test_no_letter_of_a_script_from_right_to_left_is_overlooked():
    every = map(chr, range(sys.maxunicode + 1))
    letters = [char for char in every if unicodedata.bidirectional(char) in RIGHT_TO_LEFT]

    assert [char for char in letters if not is_right_to_left(char)] == []
