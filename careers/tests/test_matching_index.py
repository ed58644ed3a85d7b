import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.matching import Career, CareerIndex, Requirement, Score, match_one, rank, rarity
from careers.tests.matching_strategies import LEVELS, SKILLED, SKILLS, catalogues, shuffled


def without_parts(matches):
    return tuple(Score(m.career_id, m.title, m.fit, m.readiness) for m in matches)


@given(LEVELS, catalogues())
def test_index_scores_every_career_as_rank_does_to_the_last_bit(levels, careers):
    assert CareerIndex(careers).scores(levels) == without_parts(rank(levels, careers))


@given(LEVELS, catalogues(), st.integers(1, 7))
def test_index_explains_its_first_careers_as_rank_does(levels, careers, limit):
    assert CareerIndex(careers).rank(levels, limit) == rank(levels, careers)[:limit]


@given(LEVELS, catalogues(), st.integers(1, 7))
def test_the_best_are_the_first_of_all_scores(levels, careers, limit):
    index = CareerIndex(careers)

    assert index.best(levels, limit) == index.scores(levels)[:limit]


@given(SKILLED, catalogues(), st.randoms())
def test_index_does_not_depend_on_the_order_of_anything(levels, careers, random):
    turned = dict(random.sample(list(levels.items()), len(levels)))

    first, second = CareerIndex(careers), CareerIndex(shuffled(careers, random))

    assert second.scores(turned) == first.scores(levels)
    assert second.rank(turned, 3) == first.rank(levels, 3)


@given(SKILLED, catalogues())
def test_skills_that_no_career_asks_for_change_nothing(levels, careers):
    index = CareerIndex(careers)

    assert index.scores(levels | {"knitting": 4}) == index.scores(levels)


@given(catalogues())
def test_index_ranks_nobody_without_a_skill(careers):
    index = CareerIndex(careers)

    for levels in ({}, dict.fromkeys(SKILLS, 0), {SKILLS[0]: -1}):
        assert index.scores(levels) == ()
        assert index.rank(levels, 3) == ()


@given(SKILLED, catalogues(min_needs=1))
def test_index_matches_one_career_as_the_definition_does(levels, careers):
    index, rare = CareerIndex(careers), rarity(careers)

    for career in careers:
        assert index.match(levels, career.id) == match_one(levels, career, rare)


def test_index_leaves_out_careers_that_ask_for_nothing():
    asking = Career("1", "Analyst", (Requirement("sql", "SQL", 3.0, 1),))
    index = CareerIndex([asking, Career("2", "Idle", ())])

    assert len(index) == 1
    assert index.career("1") == asking
    assert ("1" in index, "2" in index) == (True, False)
    with pytest.raises(KeyError):
        index.match({"sql": 1}, "2")


def test_equal_fits_stand_by_title_and_then_by_id():
    needs = (Requirement("sql", "SQL", 2.0, 1),)
    titles = {"2": "B", "1": "B", "3": "A"}
    index = CareerIndex(Career(key, title, needs) for key, title in titles.items())

    assert [score.career_id for score in index.scores({"sql": 1})] == ["3", "1", "2"]
    assert [score.career_id for score in index.scores({"knitting": 1})] == ["3", "1", "2"]
