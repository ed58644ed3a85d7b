"""Dates that a narrow column broke over two lines."""

from cvs.pipeline.wrapped import rejoin_dates
from cvs.tests.lines import line


def test_end_of_a_range_alone_behind_a_bullet_leaves_no_line():
    above, below = line("Clerk\tMar 2019 -"), line("Jun 2020", bullet=True)

    assert [one.text for one in rejoin_dates([above, below])] == ["Clerk Mar 2019 - Jun 2020"]


def test_rows_of_more_cells_than_a_head_has_stay_as_they_are():
    rows = [line("2019 -\t" * 13), line("2020\t" * 13)]

    assert rejoin_dates(rows) == rows
