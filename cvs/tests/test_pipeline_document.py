import pytest

from cvs.pipeline.document import Line, Remembered, Word, numbered, split_at_gaps

JOB = (
    Word("Engineer,", size=11.0, bold=True),
    Word("Acme", size=10.0, bold=True),
    Word("2019", size=10.0, after_gap=True),
)


class Question:
    """Counts how often it is asked."""

    asked = 0

    @Remembered
    def answer(self) -> int:
        """The answer."""
        self.asked += 1
        return self.asked


def test_an_answer_is_worked_out_once_for_each_that_is_asked():
    one, other = Question(), Question()

    assert (one.answer, one.answer, one.asked, other.answer) == (1, 1, 1, 1)


def test_a_line_tells_what_its_words_make_up():
    line = Line(JOB)

    assert (line.text, line.cells) == ("Engineer, Acme 2019", ("Engineer, Acme", "2019"))
    assert (line.size, line.bold) == (11.0, False)


def test_a_line_without_gaps_is_one_cell():
    assert Line(JOB[:2]).cells == ("Engineer, Acme",)


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ((), []),
        (JOB, [JOB[:2], JOB[2:]]),
        (JOB[2:], [JOB[2:]]),
        ((JOB[2], *JOB), [(JOB[2], *JOB[:2]), JOB[2:]]),
    ],
)
def test_a_gap_before_the_first_word_parts_nothing(words, cells):
    assert list(split_at_gaps(words)) == cells


def test_lines_are_numbered_on_each_page_and_else_stay_as_they_are():
    lines = [Line(JOB, page=page, style="Normal", bullet=True) for page in (1, 1, 2)]

    found = numbered(lines)

    assert [(line.page, line.number) for line in found] == [(1, 1), (1, 2), (2, 1)]
    assert {(line.words, line.source, line.style, line.bullet) for line in found} == {
        (JOB, lines[0].source, "Normal", True)
    }
