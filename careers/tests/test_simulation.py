from dataclasses import replace

import pytest

from careers.management.simulation import (
    CROWDS,
    Crowd,
    Hits,
    Person,
    hits,
    people,
    with_levels,
)
from careers.matching import Career, CareerIndex, Requirement

CAREERS = [
    Career(
        f"career-{n}",
        f"Career {n}",
        tuple(Requirement(f"s{n}-{k}", f"Skill {n}-{k}", 3.0, 1) for k in range(12)),
    )
    for n in range(5)
]
OWN = {career.id: {need.skill_id for need in career.requirements} for career in CAREERS}
CROWD = Crowd("test", seed=1, skills=10, noise=0.2)


def test_people_have_so_many_skills_and_so_much_noise():
    for person in people(CAREERS, CROWD, 40):
        assert len(person.levels) == 10
        assert len(person.levels.keys() & OWN[person.career_id]) == 8
        assert set(person.levels.values()) == {3}


def test_people_are_the_same_for_the_same_seed_and_others_for_another():
    first = people(CAREERS, CROWD, 40)

    assert people(CAREERS, CROWD, 40) == first
    assert people(CAREERS, replace(CROWD, seed=2), 40) != first


def test_a_career_of_few_skills_gives_people_of_few_skills():
    small = Career("small", "Small", CAREERS[0].requirements[:3])
    alone = people([small], CROWD, 5)

    assert [person.levels.keys() <= OWN["career-0"] for person in alone] == [True] * 5
    assert {len(person.levels) for person in alone} == {2}


def test_the_modest_rate_themselves_lower_on_the_schemas_scale():
    leveled = with_levels(CAREERS, seed=3)
    fair = replace(CROWD, self_rated=True)

    def mean(crowd):
        levels = [level for p in people(leveled, crowd, 200) for level in p.levels.values()]
        assert set(levels) <= {1, 2, 3, 4}
        return sum(levels) / len(levels)

    assert mean(fair) - mean(replace(fair, modesty=1.5)) > 0.9


def test_drawn_levels_keep_the_skills_and_use_the_whole_scale():
    leveled = with_levels(CAREERS, seed=3)

    assert {career.id: {need.skill_id for need in career.requirements} for career in leveled} == OWN
    needs = [need for career in leveled for need in career.requirements]
    assert {need.minimum_level for need in needs} == {1, 2, 3}
    assert {need.importance for need in needs} == {2.0, 3.0}
    assert with_levels(CAREERS, seed=3) == leveled


@pytest.mark.parametrize("crowd", CROWDS)
def test_every_crowd_is_found_again_where_careers_share_no_skill(crowd):
    found = hits(CareerIndex(CAREERS), people(CAREERS, crowd, 50))

    assert found == Hits(50, 1.0, 1.0)


def test_hits_count_the_first_place_and_the_first_five():
    twins = [replace(CAREERS[0], id=str(n), title=f"Twin {n}") for n in range(7)]
    levels = dict.fromkeys(OWN["career-0"], 3)
    crowd = [Person(str(n), levels) for n in (0, 1, 4, 5)]

    assert hits(CareerIndex(twins), crowd) == Hits(4, 0.25, 0.75)
