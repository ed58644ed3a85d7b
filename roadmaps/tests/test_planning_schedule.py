import pytest

from roadmaps.planning.schedule import pack
from roadmaps.planning.syllabus import Work


def work(title, quarters):
    return Work("sql", "SQL", title, "", "course", None, quarters, "high")


def packed(capacity, **lengths):
    weeks = pack([work(title, quarters) for title, quarters in lengths.items()], capacity)
    return [[(each.title, each.quarters) for each in week] for week in weeks]


@pytest.mark.parametrize(
    ("lengths", "weeks"),
    [
        ({"A": 8}, [[("A", 8)]]),
        ({"A": 3, "B": 5}, [[("A", 3), ("B", 5)]]),
        ({"A": 8, "B": 1}, [[("A", 8)], [("B", 1)]]),
        (
            {"A": 20},
            [[("A (part 1 of 3)", 8)], [("A (part 2 of 3)", 8)], [("A (part 3 of 3)", 4)]],
        ),
    ],
)
def test_pack_fills_week_after_week(lengths, weeks):
    assert packed(8, **lengths) == weeks


def test_pack_keeps_work_whole_while_that_costs_no_week():
    assert packed(8, A=5, B=5) == [[("A", 5)], [("B", 5)]]


def test_pack_cuts_work_that_would_otherwise_cost_a_week():
    assert packed(8, A=5, B=5, C=6) == [
        [("A", 5), ("B (part 1 of 2)", 3)],
        [("B (part 2 of 2)", 2), ("C", 6)],
    ]


def test_pack_begins_long_work_in_a_new_week_when_that_saves_a_part():
    assert packed(8, A=2, B=16) == [
        [("A", 2)],
        [("B (part 1 of 2)", 8)],
        [("B (part 2 of 2)", 8)],
    ]


def test_pack_begins_long_work_at_once_when_it_has_as_many_parts_either_way():
    assert packed(8, A=2, B=9) == [[("A", 2), ("B (part 1 of 2)", 6)], [("B (part 2 of 2)", 3)]]


def test_a_long_title_gives_way_to_the_number_of_its_part():
    [[first], [second]] = pack([work("x" * 255, 10)], 8)

    assert first.title == "x" * 241 + " (part 1 of 2)"
    assert second.title == "x" * 241 + " (part 2 of 2)"
