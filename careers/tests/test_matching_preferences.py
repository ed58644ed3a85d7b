import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.matching import (
    Answer,
    CareerIndex,
    Facts,
    Preferences,
    Score,
    Wish,
    WorkType,
    prefer,
)
from careers.tests.matching_strategies import SKILLED, catalogues

FACTS = st.builds(
    Facts,
    remote=st.sampled_from([None, True, False]),
    median_pay=st.none() | st.integers(0, 100),
    highest_pay=st.none() | st.integers(0, 100),
)
PREFERENCES = st.builds(
    Preferences,
    work_type=st.none() | st.sampled_from(WorkType),
    salary=st.none() | st.integers(0, 100),
    anywhere=st.booleans(),
    weights=st.dictionaries(st.sampled_from(Wish), st.integers(0, 3)),
    hard=st.frozensets(st.sampled_from([Wish.WORK_TYPE, Wish.SALARY])),
)
BEST, HALF = Score("1", "Analyst", 2.0, 80), Score("2", "Builder", 1.0, 60)


def only(facts, **wishes):
    [found] = prefer([BEST], {"1": facts}, Preferences(**wishes))
    return [(part.wish, part.answer, part.points) for part in found.parts]


@given(SKILLED, catalogues(min_needs=1), FACTS, PREFERENCES)
def test_the_parts_add_up_to_the_points(levels, careers, facts, preferences):
    scores = CareerIndex(careers).scores(levels)

    for found in prefer(scores, {"career-0": facts}, preferences):
        assert found.points == found.fit_points + sum(part.points for part in found.parts)
        assert 0 <= found.fit_points <= 100
        assert all(abs(part.points) <= 15 for part in found.parts)


@given(SKILLED, catalogues(min_needs=1), FACTS)
def test_without_weights_the_order_is_that_of_the_fit(levels, careers, facts):
    scores = CareerIndex(careers).scores(levels)
    wishes = Preferences(work_type=WorkType.REMOTE, salary=50, anywhere=True)

    found = prefer(scores, {"career-0": facts}, wishes)

    assert [each.score for each in found] == list(scores)
    assert all(each.parts == () for each in found)


@given(SKILLED, catalogues(min_needs=1), FACTS, PREFERENCES)
def test_the_order_is_that_of_the_points_with_what_is_left_out_behind(
    levels, careers, facts, preferences
):
    scores = CareerIndex(careers).scores(levels)

    found = prefer(scores, {"career-0": facts}, preferences)

    assert sorted(found, key=lambda each: (each.left_out, -each.points)) == list(found)
    assert {each.score for each in found} == set(scores)


def test_the_best_fit_has_100_points_and_the_others_their_share():
    found = prefer([BEST, HALF], {}, Preferences())

    assert [each.fit_points for each in found] == [100.0, 50.0]


def test_a_met_wish_adds_and_a_missed_one_takes_five_points_a_weight():
    weights = {Wish.WORK_TYPE: 3, Wish.SALARY: 1}
    wishes = {"work_type": WorkType.REMOTE, "salary": 50_000, "weights": weights}

    assert only(Facts(remote=True, median_pay=40_000), **wishes) == [
        (Wish.WORK_TYPE, Answer.MET, 15),
        (Wish.SALARY, Answer.NOT_MET, -5),
    ]


def test_wishes_may_lift_a_career_over_a_better_fit():
    facts = {"1": Facts(remote=False), "2": Facts(remote=True)}
    near = Score("2", "Builder", 1.5, 60)
    wishes = Preferences(work_type=WorkType.REMOTE, weights={Wish.WORK_TYPE: 3})

    found = prefer([BEST, near], facts, wishes)

    assert [(each.score.title, each.points) for each in found] == [
        ("Builder", 90.0),
        ("Analyst", 85.0),
    ]


@pytest.mark.parametrize(
    ("work_type", "remote", "expected"),
    [
        (WorkType.REMOTE, True, Answer.MET),
        (WorkType.REMOTE, False, Answer.NOT_MET),
        (WorkType.REMOTE, None, Answer.UNKNOWN),
        (WorkType.HYBRID, True, Answer.MET),
        (WorkType.HYBRID, False, Answer.NOT_MET),
        (WorkType.ONSITE, None, Answer.MET),
        (WorkType.ONSITE, True, Answer.MET),
    ],
)
def test_a_work_type_is_answered_by_whether_the_career_can_be_remote(work_type, remote, expected):
    found = only(Facts(remote=remote), work_type=work_type, weights={Wish.WORK_TYPE: 1})

    assert [answer for _, answer, _ in found] == [expected]


@pytest.mark.parametrize(
    ("median", "highest", "expected"),
    [
        (50, None, Answer.MET),
        (49, 90, Answer.NOT_MET),
        (None, 49, Answer.NOT_MET),
        (None, 50, Answer.UNKNOWN),
        (None, None, Answer.UNKNOWN),
    ],
)
def test_a_salary_is_answered_by_the_median_and_else_by_the_upper_end(median, highest, expected):
    facts = Facts(median_pay=median, highest_pay=highest)

    found = only(facts, salary=50, weights={Wish.SALARY: 1})

    assert [answer for _, answer, _ in found] == [expected]


@pytest.mark.parametrize(
    ("remote", "expected"),
    [(True, Answer.MET), (False, Answer.UNKNOWN), (None, Answer.UNKNOWN)],
)
def test_any_place_is_met_by_remote_work_and_else_unknown(remote, expected):
    found = only(Facts(remote=remote), anywhere=True, weights={Wish.LOCATION: 2})

    assert [answer for _, answer, _ in found] == [expected]


def test_a_hard_wish_leaves_out_what_is_known_to_miss_it_and_keeps_the_unknown():
    wishes = Preferences(salary=50, hard=frozenset({Wish.SALARY}))
    facts = {"1": Facts(median_pay=40)}

    found = prefer([BEST, HALF], facts, wishes)

    assert [(each.score.title, each.left_out) for each in found] == [
        ("Builder", False),
        ("Analyst", True),
    ]
    assert [part.points for each in found for part in each.parts] == [0, 0]


def test_a_ranking_without_any_fit_has_no_fit_points():
    [found] = prefer([Score("1", "Analyst", 0.0, 0)], {}, Preferences())

    assert found.fit_points == 0.0
    assert prefer([], {}, Preferences()) == ()


@pytest.mark.parametrize("weight", [-1, 4])
def test_a_weight_outside_0_to_3_is_refused(weight):
    with pytest.raises(ValueError, match="A weight is 0, 1, 2 or 3"):
        Preferences(weights={Wish.SALARY: weight})
