from hypothesis import given
from hypothesis import strategies as st

from careers.matching import Career, CareerIndex, Requirement, rank, what_if
from careers.tests.matching_strategies import LEVELS, SKILLED, SKILLS, catalogues

SQL, R = Requirement("sql", "SQL", 2.0, 2), Requirement("r", "R", 2.0, 1)
INDEX = CareerIndex([Career("1", "Analyst", (SQL, R)), Career("2", "Builder", (SQL,))])


@given(LEVELS, st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4)), catalogues())
def test_what_if_gives_the_ranking_of_the_changed_levels(levels, changes, careers):
    found = what_if(CareerIndex(careers), levels, changes)

    after = rank(levels | changes, careers)
    assert [(score.career_id, score.fit) for score in found.scores] == [
        (match.career_id, match.fit) for match in after
    ]


@given(SKILLED, st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4)), catalogues())
def test_shifts_lead_from_the_old_figures_to_the_new(levels, changes, careers):
    index = CareerIndex(careers)
    before = {score.career_id: score for score in index.scores(levels)}
    after = {score.career_id: score for score in index.scores(levels | changes)}

    found = what_if(index, levels, changes)

    for shift in found.shifts:
        old, new = before[shift.career_id], after[shift.career_id]
        assert (shift.fit_before, shift.fit_after) == (old.fit, new.fit)
        assert (shift.readiness_before, shift.readiness_after) == (old.readiness, new.readiness)
    still = before.keys() - {shift.career_id for shift in found.shifts}
    assert all(before[career_id] == after[career_id] for career_id in still)


@given(SKILLED, catalogues())
def test_no_change_moves_nothing(levels, careers):
    assert what_if(CareerIndex(careers), levels, {}).shifts == ()


def test_what_if_tells_places_fit_and_readiness():
    found = what_if(INDEX, {"sql": 2}, {"r": 1})

    [up, down] = found.shifts
    assert (up.title, up.place_before, up.place_after, up.places_up) == ("Analyst", 2, 1, 1)
    assert (up.readiness_before, up.readiness_after, up.readiness_gained) == (50, 100, 50)
    assert up.fit_gained > 0
    assert (down.title, down.places_up, down.fit_gained) == ("Builder", -1, 0.0)
    assert found.levels == {"sql": 2, "r": 1}


def test_a_first_skill_gives_every_career_a_place():
    [builder, analyst] = what_if(INDEX, {}, {"sql": 1}).shifts

    assert (builder.title, builder.place_before, builder.place_after) == ("Builder", None, 1)
    assert (analyst.place_after, analyst.places_up) == (2, None)


def test_taking_the_last_skill_away_takes_every_place():
    found = what_if(INDEX, {"sql": 2}, {"sql": 0})

    assert (found.levels, found.scores) == ({}, ())
    assert [(s.title, s.place_before, s.place_after, s.fit_after) for s in found.shifts] == [
        ("Builder", 1, None, 0.0),
        ("Analyst", 2, None, 0.0),
    ]
