from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers import columns
from cvs.pipeline.readers.columns import find_gutter

LEFT, RIGHT = 50, 220


def row(text, x, y, *, width=100, after_gap=False):
    """A row of one word, which runs from `x` over `width` points."""
    return (Word(text, size=10, after_gap=after_gap, box=Box(x, x + width, y)),)


def column(name, x, *, top, count=7):
    return [row(f"{name} {number}", x, top - 12 * number) for number in range(count)]


def by_height(*columns):
    """The rows as a page gives them: from top to bottom, whatever column they stand in."""
    rows = [one for each in columns for one in each]
    return sorted(rows, key=lambda one: -one[0].box.y)


def in_reading_order(rows):
    return columns.in_reading_order(rows, find_gutter(rows))


def texts(rows):
    return [" ".join(word.text for word in one) for one in rows]


def test_side_bar_is_read_before_the_body_beside_it():
    bar, body = column("Bar", LEFT, top=700), column("Body", RIGHT, top=694)

    assert texts(in_reading_order(by_height(bar, body))) == texts([*bar, *body])


def test_row_across_both_columns_parts_what_is_above_from_what_is_below():
    above = column("Bar", LEFT, top=700), column("Body", RIGHT, top=694)
    across = [row("Across", LEFT, 600, width=400)]
    below = column("More bar", LEFT, top=580), column("More body", RIGHT, top=574)

    rows = in_reading_order(by_height(*above, across, *below))

    assert texts(rows) == texts([*above[0], *above[1], *across, *below[0], *below[1]])


def test_dates_at_the_right_margin_are_no_column():
    entries = column("Job", LEFT, top=700)
    dated = [
        (*one, Word("2020", size=10, after_gap=True, box=Box(RIGHT, RIGHT + 30, one[0].box.y)))
        for one in entries
    ]

    assert find_gutter(dated) is None
    assert list(in_reading_order(dated)) == dated


def test_a_few_rows_to_the_right_are_no_column():
    rows = by_height(column("Body", LEFT, top=700), column("Note", RIGHT, top=694, count=4))

    assert find_gutter(rows) is None


def test_rows_far_apart_are_no_column():
    body = column("Body", LEFT, top=700, count=30)
    dates = [row(f"20{number}", RIGHT, 694 - 48 * number) for number in range(7)]

    assert find_gutter(by_height(body, dates)) is None


def test_page_without_rows_has_no_gutter():
    assert find_gutter([]) is None
