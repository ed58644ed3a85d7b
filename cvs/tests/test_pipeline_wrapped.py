"""Dates that a narrow column broke over two lines."""

import pytest

from cvs.pipeline.wrapped import rejoin_dates
from cvs.tests.lines import line


def test_end_of_a_range_alone_behind_a_bullet_leaves_no_line():
    above, below = line("Clerk\tMar 2019 -"), line("Jun 2020", bullet=True)

    assert [one.text for one in rejoin_dates([above, below])] == ["Clerk Mar 2019 - Jun 2020"]


def test_a_range_ends_with_a_word_for_today_in_the_next_line():
    lines = [line("2022-09 to\tClerk", left=70.0), line("present\tRed Star", left=75.0)]

    assert [one.cells for one in rejoin_dates(lines)] == [
        ("2022-09 to present", "Clerk"),
        ("Red Star",),
    ]


def test_a_date_behind_a_bullet_that_its_line_broke_dates_the_head_above():
    lines = [line("Red Star, Clerk\tHull"), line("Typed\tMar 2019 – June", bullet=True)]

    assert [one.cells for one in rejoin_dates([*lines, line("2020")])] == [
        ("Red Star, Clerk", "Hull", "Mar 2019 – June 2020"),
        ("Typed",),
    ]


def test_a_range_that_has_its_end_takes_no_other():
    lines = [line("2014-10 — Clerk", left=75.0), line("2017-05", left=87.0)]
    lines += [line("2011-10 — Typist", left=75.0), line("2014-05", left=87.0)]

    assert [one.cells for one in rejoin_dates(lines)] == [
        ("2014-10 — 2017-05", "Clerk"),
        ("2011-10 — 2014-05", "Typist"),
    ]


def test_rows_of_more_cells_than_a_head_has_stay_as_they_are():
    rows = [line("2019 -\t" * 13), line("2020\t" * 13)]

    assert rejoin_dates(rows) == rows


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Mar 2019 -", "Jun 2020"),
        ("Mar 2019 -", "to date"),
        ("03/2019 –", "heute"),
        ("(2019 -", "2021 )"),
        ("seit 2019", "März"),
        ("2019", "–"),
    ],
)
def test_end_of_a_range_below_its_start_moves_up(start, end):
    above, below = line(f"Clerk\t{start}"), line(end)

    assert [one.text for one in rejoin_dates([above, below])] == [f"Clerk {start} {end}"]


def test_words_that_end_no_range_stay_below_a_date():
    lines = [line("Clerk\tMar 2019 -"), line("Sorted the post")]

    assert rejoin_dates(lines) == lines


def test_start_of_a_range_behind_words_without_a_cell_of_its_own_stays():
    lines = [line("Clerk since Mar 2019 -", left=50.0), line("Jun 2020", left=50.0)]

    assert rejoin_dates(lines) == lines


def test_a_range_until_today_takes_no_date_of_the_next_line():
    lines = [
        line("08/2021 - actualidad: Clerk, Red Star", left=75.0),
        line("02/2018 - 07/2021: Typist, Hull", left=75.0),
    ]

    assert rejoin_dates(lines) == lines
