from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.stacks import with_stacks_joined

DATE, TITLE = 50, 100


def word(text, x, y, *, width=20, size=10):
    return Word(text, size=size, after_gap=x == TITLE, box=Box(x, x + width, y))


def stack(top, bottom, *, dash="—"):
    """A date in the margin, a dash and the other date, with an entry of two lines beside them."""
    return [
        (word(top, DATE, 700), word("Nurse", TITLE, 700)),
        (word(dash, DATE + 5, 688, width=8), word("Night", TITLE, 688)),
        (word("shift", TITLE, 682),),
        (word(bottom, DATE + 1, 676),),
    ]


def texts(rows):
    return [" | ".join(word.text for word in row) for row in rows]


def test_stack_with_its_later_date_above_stands_on_the_first_line_of_its_entry():
    read = list(with_stacks_joined(stack("2026", "2023")))

    assert texts(read) == ["2023 — 2026 | Nurse", "Night", "shift"]
    assert read[0][0].box == Box(DATE, DATE + 20, 700)


def test_stack_with_its_earlier_date_above_reads_the_same():
    read = texts(with_stacks_joined(stack("2023", "2026")))

    assert read == ["2023 — 2026 | Nurse", "Night", "shift"]


def test_dates_above_each_other_without_a_dash_between_them_stay_where_they_are():
    rows = stack("2026", "2023", dash="with")

    assert list(with_stacks_joined(rows)) == rows


def test_date_of_the_next_entry_is_not_taken_for_the_end_of_a_stack():
    above, dash, _, below = stack("2026", "2023")
    far = (word("2023", DATE, 640),)

    assert list(with_stacks_joined([above, dash, far])) == [above, dash, far]
    assert list(with_stacks_joined([above, below])) == [above, below]


def test_date_on_another_edge_is_not_of_the_stack():
    above, dash, *_ = stack("2026", "2023")
    aside = (word("2023", DATE + 20, 676),)

    assert list(with_stacks_joined([above, dash, aside])) == [above, dash, aside]
