from cvs.pipeline.joining import as_one, put_together
from cvs.tests.lines import line


def sum_of_equal(above, item):
    return above + item if above == item else None


def test_neighbours_that_belong_together_become_one_which_may_go_on():
    assert list(put_together([1, 1, 2, 5, 4], sum_of_equal)) == [4, 5, 4]


def test_what_they_become_counts_also_when_it_is_empty():
    assert list(put_together([0, 0, 3], sum_of_equal)) == [0, 3]


def test_nothing_stays_nothing():
    assert list(put_together([], sum_of_equal)) == []


def test_two_lines_are_one_with_the_words_of_both():
    assert as_one(line("Trained in"), line("Leeds")).text == "Trained in Leeds"
