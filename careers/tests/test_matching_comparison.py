from math import fsum

import pytest
from hypothesis import given

from careers.matching import (
    Because,
    Career,
    CareerIndex,
    LevelChange,
    Requirement,
    Snapshot,
    compare,
)
from careers.tests.matching_strategies import LEVELS, SKILLED, catalogues

SQL, R = Requirement("sql", "SQL", 3.0, 2), Requirement("r", "R", 2.0, 1)
ANALYST = Career("1", "Analyst", (SQL, R))


def snapshot(levels, careers, version=1, algorithm="1"):
    index = CareerIndex(careers)
    matches = index.rank(levels, len(careers))
    by_id = {match.career_id: match for match in matches}
    return Snapshot(levels, version, algorithm, index.scores(levels), by_id)


def causes(before, after):
    [movement] = compare(before, after).movements
    return [(cause.because, cause.name) for cause in movement.causes]


@given(SKILLED, LEVELS, catalogues(min_needs=1), catalogues(min_needs=1))
def test_the_causes_add_up_to_what_a_fit_gained(levels, others, careers, changed):
    before, after = snapshot(levels, careers), snapshot(levels | others, changed, version=2)

    for movement in compare(before, after).movements:
        if movement.shift.career_id in before.matches.keys() & after.matches.keys():
            gained = fsum(cause.points for cause in movement.causes)
            assert gained == pytest.approx(movement.shift.fit_gained, abs=1e-9)


@given(SKILLED, LEVELS, catalogues(min_needs=1))
def test_in_one_catalogue_only_levels_move_a_fit(levels, others, careers):
    after = {**levels, **others}
    found = compare(snapshot(levels, careers), snapshot(after, careers))

    changed = {change.skill_id for change in found.levels}
    assert changed == {key for key in after if after[key] != levels.get(key, 0)}
    for movement in found.movements:
        assert {cause.because for cause in movement.causes} <= {Because.LEVEL}
        assert {cause.skill_id for cause in movement.causes} <= changed


@given(SKILLED, catalogues())
def test_equal_rankings_have_nothing_to_tell(levels, careers):
    found = compare(snapshot(levels, careers), snapshot(levels, careers))

    assert (found.levels, found.movements) == ((), ())
    assert (found.catalogue_changed, found.algorithm_changed) == (False, False)


def test_compare_tells_levels_catalogue_and_algorithm_apart():
    found = compare(
        snapshot({"sql": 1, "r": 1}, [ANALYST]), snapshot({"sql": 2}, [ANALYST], 2, "2")
    )

    assert found.levels == (LevelChange("r", 1, 0), LevelChange("sql", 1, 2))
    assert (found.catalogue_changed, found.algorithm_changed) == (True, True)


def test_the_causes_stand_by_size_with_their_sign():
    [movement] = compare(
        snapshot({"sql": 1, "r": 1}, [ANALYST]), snapshot({"sql": 2}, [ANALYST])
    ).movements

    assert [(cause.name, cause.points > 0) for cause in movement.causes] == [
        ("R", False),
        ("SQL", True),
    ]


def test_a_requirement_that_asks_for_more_is_told_as_such():
    harder = Career("1", "Analyst", (Requirement("sql", "SQL", 3.0, 3), R))

    before, after = snapshot({"sql": 2}, [ANALYST]), snapshot({"sql": 2}, [harder], 2)

    assert causes(before, after) == [(Because.REQUIREMENT, "SQL")]


def test_a_new_requirement_is_told_beside_the_weight_it_takes_from_others():
    more = Career("1", "Analyst", (SQL, R, Requirement("git", "Git", 2.0, 1)))
    levels = {"sql": 2, "git": 1}

    before, after = snapshot(levels, [ANALYST]), snapshot(levels, [more], 2)

    assert set(causes(before, after)) == {(Because.REQUIREMENT, "Git"), (Because.WEIGHT, "SQL")}


def test_a_new_algorithm_answers_for_what_no_level_changed():
    other = Career("1", "Analyst", (Requirement("sql", "SQL", 1.0, 2), R))

    before = snapshot({"sql": 2}, [ANALYST])
    after = snapshot({"sql": 2}, [other], algorithm="2")

    assert causes(before, after) == [(Because.ALGORITHM, "SQL")]


def test_a_career_that_others_pass_moves_without_a_cause():
    careers = [Career("2", "Builder", (R,)), ANALYST]

    found = compare(snapshot({"r": 1}, careers), snapshot({"r": 1, "sql": 2}, careers))

    passed = next(each for each in found.movements if each.shift.title == "Builder")
    assert (passed.shift.places_up, passed.causes) == (-1, ())


def test_a_career_without_stored_parts_moves_without_a_cause():
    before = snapshot({"sql": 1}, [ANALYST])
    bare = Snapshot(before.levels, 1, "1", before.scores, {})

    [movement] = compare(bare, snapshot({"sql": 2}, [ANALYST])).movements

    assert movement.causes == ()
