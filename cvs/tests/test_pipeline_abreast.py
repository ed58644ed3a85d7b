from time import process_time

from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.abreast import with_sections_parted

LEFT, MIDDLE, RIGHT = 50, 200, 350


def line(*cells, y, size=10, page=1):
    """A row of cells, each a word of 60 points and where it starts."""
    words = (Word(text, size=size, box=Box(x, x + 60, y)) for text, x in cells)
    return page, tuple(words)


def heading(*cells, y, size=15):
    return line(*cells, y=y, size=size)


def texts(rows):
    return [(page, " | ".join(word.text for word in row)) for page, row in rows]


ALONE = heading(("Profile", LEFT), y=750)
HEADINGS = heading(("Skills", LEFT), ("Languages", MIDDLE), ("Courses", RIGHT), y=700)
FIRST = line(("Welding", LEFT), ("German", MIDDLE), ("First aid", RIGHT), y=680)
SECOND = line(("Drawing", LEFT), ("French", MIDDLE), y=668)
NEXT = heading(("Interests", LEFT), y=640)


def test_sections_abreast_are_given_one_after_the_other():
    read = texts(with_sections_parted([ALONE, HEADINGS, FIRST, SECOND, NEXT]))

    assert read == [
        (1, "Profile"),
        *[(1, text) for text in ("Skills", "Welding", "Drawing")],
        *[(1, text) for text in ("Languages", "German", "French")],
        *[(1, text) for text in ("Courses", "First aid")],
        (1, "Interests"),
    ]


def test_sections_abreast_go_on_over_the_end_of_the_page():
    second = line(("Drawing", LEFT), ("French", MIDDLE), y=800, page=2)

    read = texts(with_sections_parted([ALONE, HEADINGS, FIRST, second]))

    assert read[1:4] == [(1, "Skills"), (1, "Welding"), (2, "Drawing")]
    assert read[4:7] == [(1, "Languages"), (1, "German"), (2, "French")]


def test_row_that_runs_below_two_headings_ends_the_sections():
    wide = (1, (Word("Wide", size=10, box=Box(LEFT, MIDDLE + 50, 650)),))

    read = texts(with_sections_parted([ALONE, HEADINGS, FIRST, wide, SECOND]))

    assert read[-3:] == [(1, "First aid"), (1, "Wide"), (1, "Drawing | French")]


def test_headings_of_a_look_in_which_none_stands_alone_are_those_of_a_table():
    rows = [HEADINGS, FIRST, SECOND]

    assert list(with_sections_parted(rows)) == rows


def test_titles_hardly_larger_than_their_text_stay_on_one_line():
    alone = heading(("Nurse", LEFT), y=750, size=11)
    titles = heading(("Nurse", LEFT), ("Hospital", MIDDLE), y=700, size=11)
    rows = [alone, titles, line(("Night shift", LEFT), ("Leeds", MIDDLE), y=688)]

    assert list(with_sections_parted(rows)) == rows


def test_dates_beside_titles_are_no_headings():
    titles = heading(("Nurse", LEFT), ("2020", MIDDLE), y=700)
    rows = [ALONE, titles, line(("Night shift", LEFT), ("Leeds", MIDDLE), y=680)]

    assert list(with_sections_parted(rows)) == rows


def test_rows_of_very_many_cells_are_answered_in_good_time():
    wide = [(str(number), 100 * number) for number in range(5000)]
    rows = [ALONE, *(heading(*wide, y=700 - n, size=15 - n % 2 * 5) for n in range(10))]
    started = process_time()

    assert list(with_sections_parted(rows)) == rows
    assert process_time() - started < 2
