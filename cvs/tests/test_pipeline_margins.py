import pytest

from cvs.pipeline.margins import Margins, is_next
from cvs.tests.lines import line

WIDE = line("As wide as this column of text", left=20.0, baseline=700.0)
ABOVE = line("Certified Cloud Practitioner", left=20.0, baseline=688.0)
BELOW = line("Fundamentals", left=20.0, baseline=676.0)


def test_a_column_ends_where_its_longest_line_does():
    margins = Margins([WIDE, BELOW])

    assert margins.right_of(BELOW) == WIDE.right


def test_another_column_or_page_has_its_own_edge():
    far = line("Far to the right of all that", left=300.0)

    assert Margins([WIDE, far]).right_of(far) == far.right
    assert Margins([far]).right_of(WIDE) == 0.0


def test_the_edge_broke_what_had_no_room_in_the_line_above():
    assert Margins([WIDE, ABOVE, BELOW]).broke(ABOVE, BELOW)


def test_the_edge_broke_nothing_that_had_room():
    short = line("Certified", left=20.0, baseline=688.0)

    assert not Margins([WIDE, short, BELOW]).broke(short, BELOW)


@pytest.mark.parametrize(
    "below",
    [
        line("Fundamentals", left=20.0, baseline=676.0, bold=True),
        line("Fundamentals", left=20.0, baseline=676.0, size=8.0),
        line("Fundamentals", left=20.0, baseline=640.0),
        line("Fundamentals", left=90.0, baseline=676.0),
        line("Fundamentals\t2020", left=20.0, baseline=676.0),
        line("Fundamentals"),
    ],
)
def test_a_line_of_another_look_or_place_is_no_next_line(below):
    assert is_next(ABOVE, BELOW)
    assert not is_next(ABOVE, below)
