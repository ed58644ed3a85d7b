import pytest

from careerpilot.ui.charts import HEIGHT, Bar, bars_of, columns_of


def test_bars_of_takes_bars_and_plain_rows_alike():
    bar = Bar("SQL", 2.0, "from your CV")

    assert bars_of([bar, ("SQL", 2), ["SQL", 2, "from your CV"]]) == (bar, Bar("SQL", 2.0), bar)


def test_bars_of_refuses_a_value_that_is_no_number():
    with pytest.raises(ValueError, match="could not convert"):
        bars_of([("SQL", "much")])


def test_columns_of_gives_the_highest_bar_the_whole_height():
    chart = columns_of(bars_of([("May", 2), ("June", 8)]))

    assert [column.height for column in chart.columns] == [HEIGHT / 4, HEIGHT]
    assert [column.y for column in chart.columns] == [HEIGHT * 3 / 4, 0]


def test_columns_of_sets_columns_side_by_side_within_the_width():
    chart = columns_of(bars_of([("May", 2), ("June", 8), ("July", 1)]))

    assert [column.x for column in chart.columns] == [5, 45, 85]
    assert chart.width == 120


@pytest.mark.parametrize("rows", [[], [("May", 0)], [("May", -3)]])
def test_columns_of_draws_nothing_for_nothing(rows):
    chart = columns_of(bars_of(rows))

    assert [column.height for column in chart.columns] == [0.0] * len(rows)
    assert chart.top > 0
