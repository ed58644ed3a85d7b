import pytest

from cvs.pipeline.readers.accents import with_accents
from cvs.pipeline.readers.glyphs import Glyph


def glyph(text, x0, x1, y=700.0):
    return Glyph(text, x0, x1, y, size=10.0, bold=False)


def texts_of(*glyphs):
    return [one.text for one in with_accents(glyphs)]


@pytest.mark.parametrize(
    ("mark", "text", "joined"),
    [
        ("\u00a8", "urich", "ürich"),
        ("\u00b4", "e", "é"),
        ("\u02dc", "n", "ñ"),
        ("^", "\u0131le", "île"),
        ("\u00b8", "con", "çon"),
        ("\u02c7", "S", "Š"),
    ],
)
def test_accent_over_the_first_letter_joins_it(mark, text, joined):
    assert texts_of(glyph(mark, 30, 34), glyph(text, 29, 29 + 6 * len(text))) == [joined]


def test_accent_that_the_file_prints_later_finds_its_letter():
    words = glyph("Etudes ", 60, 100), glyph("et", 104, 112)

    assert texts_of(*words, glyph("\u00b4", 61, 65, y=703.0)) == ["Études ", "et"]


def test_accent_over_the_last_letter_joins_it():
    assert texts_of(glyph("caf\u0065 ", 60, 80), glyph("\u00b4", 76, 79)) == ["café "]


def test_marks_that_stand_beside_letters_stay():
    beside = glyph("~", 30, 36), glyph("jane", 36, 60)

    assert texts_of(*beside) == ["jane", "~"]


def test_mark_over_what_takes_no_accent_stays():
    assert texts_of(glyph("\u00a8", 30, 34), glyph("7", 29, 35)) == ["7", "\u00a8"]


def test_accents_on_other_lines_are_left_alone():
    assert texts_of(glyph("\u00b4", 30, 34, y=650.0), glyph("e", 29, 35)) == ["e", "\u00b4"]
