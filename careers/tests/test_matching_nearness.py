from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.matching import Career, Nearness, Requirement, Vectors, words
from careers.tests.matching_strategies import catalogues, shuffled

SQL, R, SAW = (Requirement(name.lower(), name, 2.0, 1) for name in ("SQL", "R", "Saw"))
ANALYST = Career("1", "Data analyst", (SQL, R))
ENGINEER = Career("2", "Data engineer", (SQL,))
JOINER = Career("3", "Joiner", (SAW,))
TEXTS = {"1": "Data analyst studies data", "2": "Data engineer", "3": "Joiner of wood"}
WORDS = st.sampled_from(["wood", "data", "people", "steel", ""])


@given(catalogues(), st.lists(WORDS, min_size=6, max_size=6), st.randoms())
def test_nearness_does_not_depend_on_the_order_of_anything(careers, said, random):
    texts = {career.id: word for career, word in zip(careers, said, strict=False)}

    first, second = Nearness(careers, texts), Nearness(shuffled(careers, random), texts)

    for career in careers:
        assert second.related(career.id, 9) == first.related(career.id, 9)


@given(catalogues(), st.lists(WORDS, min_size=6, max_size=6))
def test_nearness_is_the_mean_of_its_halves_and_both_ways_the_same(careers, said):
    texts = {career.id: word for career, word in zip(careers, said, strict=False)}
    nearness = Nearness(careers, texts)
    found = {
        (career.id, near.career_id): near
        for career in careers
        for near in nearness.related(career.id, 9)
    }

    for (here, there), near in found.items():
        assert near.nearness == (near.by_skills + near.by_text) / 2
        assert found[there, here].nearness == pytest.approx(near.nearness)
        assert fsum(skill.points for skill in near.shared) == pytest.approx(near.by_skills)
        assert 0 < near.nearness <= 1 + 1e-9
        assert here != there


def test_related_gives_the_nearest_first_with_the_shared_skills():
    [engineer] = Nearness([ANALYST, ENGINEER, JOINER], TEXTS).related("1", 5)

    assert (engineer.title, [skill.name for skill in engineer.shared]) == ("Data engineer", ["SQL"])
    assert 0 < engineer.by_text < 1


def test_related_stops_at_the_limit():
    twins = [Career(key, "Twin", (SQL,)) for key in "4321"]

    assert [near.career_id for near in Nearness(twins, {}).related("3", 2)] == ["1", "2"]


def test_a_career_like_no_other_has_no_relatives():
    assert Nearness([ANALYST, ENGINEER, JOINER], TEXTS).related("3", 5) == ()


def test_words_alone_bring_careers_near():
    bare = [Career("1", "Joiner", ()), Career("2", "Joiners' help", ())]

    [near] = Nearness(bare, {"1": "Joiner", "2": "Joiners' help"}).related("1", 5)

    assert (near.by_skills, near.shared) == (0.0, ())
    assert near.by_text > 0


def test_an_unknown_career_is_refused():
    with pytest.raises(KeyError):
        Nearness([ANALYST], TEXTS).related("9", 1)


def test_a_shared_rare_skill_counts_more_than_a_shared_common_one():
    common, rare = Requirement("c", "Common", 2.0, 1), Requirement("r", "Rare", 2.0, 1)
    careers = [
        Career("1", "Here", (common, rare)),
        Career("2", "By rare", (rare,)),
        Career("3", "By common", (common,)),
        Career("4", "By common too", (common,)),
    ]

    found = Nearness(careers, {}).related("1", 3)

    assert [near.title for near in found] == ["By rare", "By common", "By common too"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Managers manage; the manager managed", {"manager": 2, "manage": 1, "manag": 1}),
        ("The glass of a class", {"glas": 0}),
        ("C++ and C#", {"c++": 1, "c#": 1}),
        ("Ingénieur électricien", {"ingénieur": 1, "électricien": 1}),
        ("policies, tools, 12 45", {"policy": 1, "tool": 1}),
        ("", {}),
    ],
)
def test_words_are_counted_by_stem_without_the_common_ones(text, expected):
    found = words(text)

    assert {word: found[word] for word in expected} == expected
    assert "the" not in found


def test_a_term_that_no_document_has_makes_a_vector_longer_and_nothing_near():
    vectors = Vectors([{"wood": 1.0}, {"steel": 1.0}])

    plain, longer = vectors.vector({"wood": 1.0}), vectors.vector({"wood": 1.0, "glass": 1.0})

    assert vectors.cosines(plain) == {0: pytest.approx(1.0)}
    assert list(vectors.cosines(longer)) == [0]
    assert vectors.cosines(longer)[0] < 1
    assert vectors.cosines(vectors.vector({})) == {}
