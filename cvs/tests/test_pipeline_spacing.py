from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.spacing import without_spacing


def spaced(text, *, letter=4.0, space=8.0, width=6.0):
    """The letters of the words as words of their own, `letter` and `space` points apart."""
    words, x = [], 50.0
    for char in text:
        if char == " ":
            x += space
        else:
            words.append(Word(char, size=10.0, after_gap=letter > 10, box=Box(x, x + width, 700.0)))
            x += width + letter
    return words


def texts(words):
    return [word.text for word in words]


def test_letters_set_apart_become_words():
    joined = without_spacing(spaced("JANE DOE"))

    assert texts(joined) == ["JANE", "DOE"]
    assert joined[0].box == Box(50.0, 86.0, 700.0)


def test_hyphen_inside_a_spaced_name_stays_inside():
    assert texts(without_spacing(spaced("FAIRBAIRN-COLE"))) == ["FAIRBAIRN-COLE"]


def test_gap_between_words_counts_only_beyond_the_space_between_letters():
    near, far = without_spacing(spaced("JANE DOE", letter=12.0)), spaced("JANE DOE", space=40.0)

    assert [word.after_gap for word in near] == [True, False]
    assert [word.after_gap for word in without_spacing(far)] == [False, True]


def test_a_few_initials_stay_as_they_are():
    assert texts(without_spacing(spaced("J R R"))) == ["J", "R", "R"]


def test_ordinary_short_words_stay_as_they_are():
    words = [
        Word(text, size=10.0, box=Box(x, x + 8, 700.0))
        for x, text in ((50, "il"), (62, "y"), (74, "a"), (86, "un"), (98, "an"))
    ]

    assert without_spacing(words) == words
