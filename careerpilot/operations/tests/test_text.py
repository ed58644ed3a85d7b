import pytest

from careerpilot.operations.text import aligned, size_text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 kB"),
        (1536, "1.5 kB"),
        (3 * 1024**2, "3.0 MB"),
        (5 * 1024**3, "5.0 GB"),
        (7 * 1024**4, "7.0 TB"),
        (7000 * 1024**4, "7000.0 TB"),
    ],
)
def test_size_text_takes_the_unit_that_suits(count, text):
    assert size_text(count) == text


def test_aligned_sets_figures_to_the_right_and_text_to_the_left():
    lines = aligned(["rows", "name"], [["5", "users"], ["12345", "cvs"]])

    assert lines == [" rows  name", "    5  users", "12345  cvs"]


def test_aligned_without_rows_is_the_head_alone():
    assert aligned(["rows", "name"], []) == ["rows  name"]
