"""The bar of an import."""

from io import StringIO

from careers.management.imports.progress import Progress


class Screen(StringIO):
    def isatty(self):
        return True


def test_bar_fills_on_a_terminal():
    screen = Screen()

    rows = list(Progress(screen).track([1, 2], "skills", 2))

    assert rows == [1, 2]
    assert screen.getvalue() == (
        f"\rskills          [{'#' * 15:<30}]  50 %\rskills          [{'#' * 30}] 100 %\n"
    )


def test_bar_is_drawn_once_a_percent():
    screen = Screen()

    list(Progress(screen).track(range(1000), "skills", 1000))

    assert screen.getvalue().count("\r") == 101


def test_nothing_is_drawn_into_a_file_or_without_rows():
    file, screen = StringIO(), Screen()

    assert list(Progress(file).track([1], "skills", 1)) == [1]
    assert list(Progress(screen).track([], "skills", 0)) == []
    assert (file.getvalue(), screen.getvalue()) == ("", "")
