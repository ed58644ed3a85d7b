import pytest

from roadmaps.planning import PlanningError
from roadmaps.planning.schedule import pack, reserve_for


def packed(lengths, rooms, reserve=0):
    """Where each length lies when the weeks from 1 on have these rooms, the last one for ever."""
    found = pack(lengths, lambda week: rooms[min(week, len(rooms)) - 1], first=1, reserve=reserve)
    return [(one.week, one.spread) for one in found.placed], found.ends


@pytest.mark.parametrize(
    ("lengths", "places", "ends"),
    [
        ([8], [(1, (8,))], 1),
        ([3, 5], [(1, (3,)), (1, (5,))], 1),
        ([8, 1], [(1, (8,)), (2, (1,))], 2),
        ([20], [(1, (8, 8, 4))], 3),
    ],
)
def test_pack_fills_week_after_week(lengths, places, ends):
    assert packed(lengths, [8]) == (places, ends)


def test_pack_keeps_work_in_one_piece_while_that_costs_no_week():
    assert packed([5, 5], [8]) == ([(1, (5,)), (2, (5,))], 2)


def test_pack_cuts_work_that_would_otherwise_cost_a_week():
    assert packed([5, 5, 6], [8]) == ([(1, (5,)), (1, (3, 2)), (2, (6,))], 2)


def test_pack_cuts_work_that_would_otherwise_eat_the_reserve():
    assert packed([5, 5], [8], reserve=6) == ([(1, (5,)), (1, (3, 2))], 2)


def test_pack_cuts_work_that_would_otherwise_end_later_even_beside_a_long_reserve():
    assert packed([5, 5, 6], [8], reserve=2) == ([(1, (5,)), (1, (3, 2)), (2, (6,))], 3)


def test_pack_begins_work_at_once_that_is_longer_than_a_week():
    assert packed([7, 10], [8]) == ([(1, (7,)), (1, (1, 8, 1))], 3)


def test_weeks_without_room_hold_no_hours():
    assert packed([3, 10], [0, 8, 0, 8]) == ([(2, (3,)), (2, (5, 0, 5))], 4)


@pytest.mark.parametrize(("reserve", "ends"), [(3, 1), (4, 3), (11, 3), (12, 4)])
def test_reserve_takes_what_the_last_week_leaves_and_further_weeks(reserve, ends):
    assert packed([5], [8, 0, 8], reserve=reserve) == ([(1, (5,))], ends)


def test_nothing_to_pack_takes_its_first_week():
    assert packed([], [8]) == ([], 1)


def test_weeks_that_never_have_room_are_refused():
    with pytest.raises(PlanningError, match="not enough time"):
        packed([1], [0])


@pytest.mark.parametrize(("quarters", "reserve"), [(0, 0), (1, 1), (10, 1), (11, 2), (320, 32)])
def test_reserve_is_a_tenth_rounded_up(quarters, reserve):
    assert reserve_for(quarters) == reserve
