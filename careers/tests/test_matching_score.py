from math import log, sqrt

import pytest

from careers.matching import (
    IMPORTANCE_WEIGHT,
    Career,
    Requirement,
    State,
    match_one,
    rank,
    rarity,
)

ESSENTIAL, IMPORTANT, NICE = IMPORTANCE_WEIGHT.values()


def need(name, importance=IMPORTANT, level=1):
    return Requirement(name.lower(), name, importance, level)


def career(title, *needs, career_id=None):
    return Career(career_id or title.lower(), title, needs)


def names(parts):
    return [part.name for part in parts]


ANALYST = career("Analyst", need("SQL", ESSENTIAL, 3), need("Excel", IMPORTANT, 2), need("R", NICE))
BUILDER = career("Builder", need("SQL", IMPORTANT, 1), need("Python", ESSENTIAL, 2))
CATALOGUE = [ANALYST, BUILDER]


def test_importance_weighs_three_to_two_to_one():
    assert IMPORTANCE_WEIGHT == {"essential": 3.0, "important": 2.0, "nice_to_have": 1.0}


def test_rarity_is_the_smoothed_idf_over_careers_that_ask_for_something():
    rare = rarity([*CATALOGUE, career("Idle")])

    assert rare == {"sql": 1.0, "excel": 1 + log(1.5), "r": 1 + log(1.5), "python": 1 + log(1.5)}


def test_match_one_scores_by_rarity_importance_and_level():
    match = match_one({"sql": 2, "excel": 4}, ANALYST, {"sql": 1.0, "excel": 2.0, "r": 4.0})

    norm = sqrt(3**2 + 4**2 + 4**2)
    assert {part.name: part.fit_points for part in match.parts} == {
        "Excel": 4 / norm,
        "R": 0.0,
        "SQL": 3 / norm * (2 / 3),
    }
    assert match.fit == pytest.approx((4 + 2) / norm)
    assert match.readiness == 67  # (3 x 2/3 + 2 x 1 + 1 x 0) / 6


def test_parts_stand_by_weight_and_then_by_name():
    match = match_one({"sql": 2, "excel": 4}, ANALYST, {"sql": 1.0, "excel": 2.0, "r": 4.0})

    assert names(match.parts) == ["Excel", "R", "SQL"]
    assert names(match.have) == ["Excel"]
    assert names(match.below) == ["SQL"]
    assert names(match.missing) == ["R"]


def test_a_part_says_what_is_asked_and_what_is_there():
    [part] = match_one({"sql": 2}, career("C", need("SQL", ESSENTIAL, 3)), {"sql": 1.5}).parts

    assert (part.skill_id, part.importance, part.minimum_level) == ("sql", ESSENTIAL, 3)
    assert (part.level, part.ratio, part.state) == (2, 2 / 3, State.BELOW)
    assert (part.fit_possible, part.fit_points) == (1.0, 2 / 3)
    assert part.fit_lost == pytest.approx(1 / 3)
    assert part.readiness_points == pytest.approx(200 / 3)


def test_reasons_are_the_three_parts_that_add_or_lose_most():
    needs = [need(name) for name in "ABCDEFGH"]
    rare = {name.lower(): 10.0 - n for n, name in enumerate("ABCDEFGH")}

    match = match_one(dict.fromkeys("bdfg", 1), career("C", *needs), rare)

    assert names(match.reasons_for) == ["B", "D", "F"]
    assert names(match.reasons_against) == ["A", "C", "E"]


def test_reasons_against_weigh_what_is_lost_and_not_what_is_asked():
    wanted = career("C", need("Heavy", ESSENTIAL, 3), need("Light", IMPORTANT, 1))

    match = match_one({"heavy": 2}, wanted, {"heavy": 1.0, "light": 1.0})

    assert names(match.reasons_against) == ["Light", "Heavy"]


def test_a_level_above_the_minimum_adds_nothing_more():
    enough, more = (match_one({"python": n}, BUILDER, rarity(CATALOGUE)) for n in (2, 4))

    assert more.fit == enough.fit
    assert more.readiness == enough.readiness


def test_readiness_stops_at_99_while_anything_is_missing():
    needs = [need(f"Skill {n}", ESSENTIAL) for n in range(100)]
    wanted = career("C", *needs, need("Last", NICE))
    levels = {each.skill_id: 1 for each in needs}

    match = match_one(levels, wanted, rarity([wanted]))

    assert match.readiness == 99
    assert names(match.missing) == ["Last"]


def test_a_career_that_asks_for_nothing_matches_nobody():
    match = match_one({"sql": 4}, career("Idle"), {})

    assert (match.fit, match.readiness, match.parts) == (0.0, 0, ())
    assert rank({"sql": 4}, [career("Idle")]) == ()


def test_rank_breaks_ties_by_title_and_then_by_id():
    sql = need("SQL")
    twins = [
        career("B", sql, career_id="2"),
        career("B", sql, career_id="1"),
        career("A", sql, career_id="3"),
    ]

    matches = rank({"sql": 1}, twins)

    assert [(match.title, match.career_id) for match in matches] == [
        ("A", "3"),
        ("B", "1"),
        ("B", "2"),
    ]


def test_an_undemanding_career_that_is_wholly_covered_stands_behind_a_better_fit():
    easy = career("Easy", need("Excel", NICE))
    hard = career(
        "Hard", need("Excel"), need("SQL", ESSENTIAL), need("Python", ESSENTIAL), need("R")
    )

    first, second = rank({"excel": 4, "sql": 3, "python": 3}, [easy, hard])

    assert (first.title, first.readiness) == ("Hard", 80)
    assert (second.title, second.readiness) == ("Easy", 100)


def test_a_full_profile_may_stand_second_to_a_career_that_weighs_its_skills_more_evenly():
    uneven = career("A", need("SQL", ESSENTIAL), need("Excel", NICE))
    even = career("B", need("SQL", IMPORTANT), need("Excel", IMPORTANT))

    first, second = rank({"sql": 1, "excel": 1}, [uneven, even])

    assert (first.title, first.readiness) == ("B", 100)
    assert (second.title, second.readiness) == ("A", 100)


@pytest.mark.parametrize("importance", [0, -1.0, float("inf"), float("nan")])
def test_a_requirement_without_a_usable_weight_is_refused(importance):
    with pytest.raises(ValueError, match="SQL: the importance must be above zero"):
        need("SQL", importance)


@pytest.mark.parametrize("level", [0, 4])
def test_a_requirement_with_an_unknown_minimum_level_is_refused(level):
    with pytest.raises(ValueError, match="SQL: the minimum level must be 1, 2 or 3"):
        need("SQL", ESSENTIAL, level)


def test_a_career_that_names_a_skill_twice_is_refused():
    with pytest.raises(ValueError, match="Analyst asks for the same skill twice"):
        career("Analyst", need("SQL"), need("SQL", ESSENTIAL))
