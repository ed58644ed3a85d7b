from time import process_time

import pytest

from cvs.pipeline.document import Box, Word
from cvs.pipeline.readers.columns import Halves, cut, in_reading_order, regions_of

LEFT, RIGHT = 50, 220


def row(text, x, y, *, width=100, size=10, bold=False, after_gap=False):
    """A row of one word, which runs from `x` over `width` points."""
    box = Box(x, x + width, y)
    return (Word(text, size=size, bold=bold, after_gap=after_gap, box=box),)


def column(name, x, *, top, count=7, leading=12, width=100):
    return [
        row(f"{name} {chr(97 + number)}", x, top - leading * number, width=width)
        for number in range(count)
    ]


def by_height(*columns):
    """The rows as a page gives them: what shares a baseline in one, from top to bottom."""
    pieces = sorted((one for each in columns for one in each), key=lambda one: -one[0].box.y)
    rows = []
    for piece in pieces:
        if rows and rows[-1][0].box.y - piece[0].box.y < 3:
            rows[-1] = tuple(sorted((*rows[-1], *piece), key=lambda word: word.box.x0))
        else:
            rows.append(piece)
    return rows


def texts(rows):
    return [" | ".join(word.text for word in one) for one in rows]


def in_order(*columns):
    return texts(in_reading_order(regions_of(by_height(*columns))))


def test_side_bar_is_read_before_the_body_beside_it():
    bar, body = column("Bar", LEFT, top=700), column("Body", RIGHT, top=694)

    assert in_order(bar, body) == texts([*bar, *body])


def test_columns_whose_baselines_agree_now_and_then_are_read_one_by_one():
    bar = column("Bar", LEFT, top=700, count=20, leading=15)
    body = column("Body", RIGHT, top=700, count=25, leading=12)

    assert in_order(bar, body) == texts([*bar, *body])


def test_row_across_both_columns_parts_what_is_above_from_what_is_below():
    above = column("Bar", LEFT, top=700), column("Body", RIGHT, top=694)
    across = [row("Across", LEFT, 600, width=400)]
    below = column("More bar", LEFT, top=580), column("More body", RIGHT, top=574)

    read = in_order(*above, across, *below)

    assert read == texts([*above[0], *above[1], *across, *below[0], *below[1]])


def test_three_columns_are_read_from_left_to_right():
    columns = [
        column("One", 50, top=700),
        column("Two", 220, top=695, leading=13),
        column("Three", 390, top=690, leading=14),
    ]

    assert in_order(*columns) == texts([*columns[0], *columns[1], *columns[2]])


def test_dates_at_the_right_margin_are_no_column():
    entries = column("Job", LEFT, top=700)
    dates = column("2020", RIGHT, top=700, width=30)

    read = in_order(entries, dates)

    assert read == [f"Job {letter} | 2020 {letter}" for letter in "abcdefg"]


def test_labels_at_the_left_margin_stay_beside_what_they_label():
    labels = [row(f"20{number}", LEFT, 700 - 60 * number, width=40) for number in range(5)]
    body = column("Body", RIGHT, top=700, count=25)

    assert in_order(labels, body) == texts(by_height(labels, body))


def test_dates_on_two_lines_in_the_margin_are_no_column():
    starts = [row(f"06/20{number} -", LEFT, 700 - 60 * number, width=40) for number in range(5)]
    ends = [row(f"05/20{number}", LEFT, 689 - 60 * number, width=40) for number in range(5)]
    body = column("Body", RIGHT, top=701, count=25, width=350)

    assert in_order(starts, ends, body) == texts(by_height(starts, ends, body))


def test_side_bar_of_short_sections_set_far_apart_is_read_before_the_body():
    steps = [700, 672, 656, 640, 606, 578, 562, 532, 504, 488, 458]
    bar = [row(f"Bar {chr(97 + n)}", LEFT, y) for n, y in enumerate(steps)]
    body = column("Body", RIGHT, top=696, count=20, leading=13)

    assert in_order(bar, body) == texts([*bar, *body])


def test_side_bar_that_ends_at_the_right_margin_is_read_after_the_body():
    body = column("Body", LEFT, top=700, count=18, leading=12, width=200)
    bar = [
        row(f"Bar {chr(97 + n)}", 500 - width, 696 - 17 * n, width=width)
        for n, width in enumerate([35, 60, 75, 80, 90, 100, 40, 95, 55, 30, 85, 45])
    ]

    assert in_order(body, bar) == texts([*body, *bar])


def test_line_is_not_cut_between_its_words_where_a_label_beside_it_stands_higher():
    label = row("2020", LEFT, 702.5, width=40)
    line = (*row("Night", 200, 700, width=22), *row("porter", 225, 700))

    assert cut((*label, *line), 200) == Halves(label, line, crosses=False)
    assert cut((*label, *line), 225).crosses


def test_lists_of_one_make_side_by_side_are_read_one_by_one():
    lists = [
        [row(name, x, 700, size=12, bold=True), *column(name, x, top=680, count=4)]
        for name, x in (("Skills", 50), ("Languages", 220))
    ]

    assert in_order(*lists) == texts([*lists[0], *lists[1]])


def test_a_few_rows_to_the_right_are_no_column():
    body, note = column("Body", LEFT, top=700), column("Note", RIGHT, top=694, count=2)

    assert in_order(body, note) == texts(by_height(body, note))


def test_page_without_rows_has_no_columns():
    assert list(in_reading_order([])) == []
    assert not any(region.right for region in regions_of([]))


@pytest.mark.parametrize("step", [0.5, 7.3])
def test_page_of_scattered_words_is_answered_in_good_time(step):
    rows = [
        tuple(
            Word("a", size=1, after_gap=True, box=Box(x, x + 0.1, 800 - step * y))
            for x in range(0, 600, 3)
        )
        for y in range(300)
    ]
    started = process_time()

    read = list(in_reading_order(regions_of(rows)))

    assert sum(map(len, read)) == 300 * 200
    assert process_time() - started < 5
