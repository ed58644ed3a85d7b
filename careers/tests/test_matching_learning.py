import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.matching import Career, CareerIndex, Requirement, best_next_skills
from careers.tests.matching_strategies import LEVELS, SKILLS, catalogues

SQL = Requirement("sql", "SQL", 3.0, 3)
R = Requirement("r", "R", 3.0, 1)
EXCEL = Requirement("excel", "Excel", 3.0, 1)
INDEX = CareerIndex([Career("1", "Analyst", (SQL, R)), Career("2", "Clerk", (EXCEL, SQL))])
EVERY_STEP = {(skill, level): 10.0 for skill in (*SKILLS, "sql", "r") for level in (1, 2, 3, 4)}


def brief(found):
    return [(skill.name, skill.level_now, skill.level, skill.hours) for skill in found]


@given(LEVELS, catalogues(min_needs=1), st.data())
def test_the_gain_is_what_the_ranking_gives_with_the_level(levels, careers, data):
    index = CareerIndex(careers)
    chosen = data.draw(st.lists(st.sampled_from([career.id for career in careers]), unique=True))

    for skill in best_next_skills(index, levels, chosen, EVERY_STEP):
        raised = levels | {skill.skill_id: skill.level}
        pairs = [(index.match(raised, key), index.match(levels, key)) for key in chosen]
        gained = sum(after.fit - before.fit for after, before in pairs)
        assert skill.fit_gained == pytest.approx(gained)
        assert skill.fit_gained > 0
        assert skill.fit_per_hour == pytest.approx(gained / (10 * (skill.level - skill.level_now)))


@given(LEVELS, catalogues(min_needs=1))
def test_the_next_skills_are_those_that_the_chosen_careers_lack(levels, careers):
    index = CareerIndex(careers)
    match = index.match(levels, careers[0].id)

    found = best_next_skills(index, levels, [careers[0].id], EVERY_STEP)

    wanted = {part.skill_id for part in (*match.below, *match.missing)}
    assert {skill.skill_id for skill in found} == wanted
    assert len(found) == len(wanted)
    rates = [skill.fit_per_hour for skill in found]
    assert rates == sorted(rates, reverse=True)


def test_the_quickest_gain_comes_first():
    hours = {("sql", 1): 30.0, ("sql", 2): 30.0, ("sql", 3): 30.0, ("r", 1): 5.0}

    found = best_next_skills(INDEX, {}, ["1"], hours)

    assert brief(found) == [("R", 0, 1, 5.0), ("SQL", 0, 1, 30.0)]


def test_a_skill_stands_with_the_level_that_pays_best():
    hours = {("sql", 1): 30.0, ("sql", 2): 5.0, ("sql", 3): 50.0}

    [sql] = best_next_skills(INDEX, {"r": 1}, ["1"], hours)

    assert (sql.level, sql.hours) == (2, 35.0)


def test_only_the_hours_above_the_own_level_count():
    [sql] = best_next_skills(INDEX, {"r": 1, "sql": 2}, ["1"], {("sql", 3): 8.0})

    assert (sql.level_now, sql.level, sql.hours) == (2, 3, 8.0)
    assert [gain.readiness for gain in sql.gains] == [pytest.approx(100 / 2 / 3)]


def test_a_skill_that_several_chosen_careers_ask_for_gains_in_each():
    found = best_next_skills(INDEX, {"excel": 1}, ["2", "1", "2"], {("sql", 3): 1.0})

    sql = next(skill for skill in found if skill.name == "SQL")
    assert [gain.title for gain in sql.gains] == ["Clerk", "Analyst"]
    assert sql.fit_gained == sum(gain.fit for gain in sql.gains)


def test_skills_of_unknown_hours_come_last_with_all_that_they_can_gain():
    found = best_next_skills(INDEX, {}, ["1"], {("r", 1): 1000.0})

    assert brief(found) == [("R", 0, 1, 1000.0), ("SQL", 0, 3, None)]
    assert found[1].fit_per_hour is None


def test_a_finished_career_has_no_next_skill():
    assert best_next_skills(INDEX, {"sql": 3, "r": 1}, ["1"], EVERY_STEP) == ()


def test_a_career_outside_the_index_is_refused():
    with pytest.raises(KeyError):
        best_next_skills(INDEX, {}, ["3"], EVERY_STEP)
