"""What holds for every person, career and catalogue."""

from math import fsum, sqrt

from hypothesis import assume, given
from hypothesis import strategies as st

from careers.matching import Career, Requirement, State, rank, rarity
from careers.tests.matching_strategies import SKILLS, catalogues, shuffled

LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4))


def by_id(matches):
    return {match.career_id: match for match in matches}


def exactly_what_it_asks(career):
    return {need.skill_id: need.minimum_level for need in career.requirements}


@given(LEVELS.filter(bool), catalogues(), st.sampled_from(SKILLS), st.integers(1, 4))
def test_raising_a_skill_lowers_no_fit_and_no_readiness(levels, careers, skill_id, level):
    raised = levels | {skill_id: max(level, levels.get(skill_id, 0))}

    before, after = by_id(rank(levels, careers)), by_id(rank(raised, careers))

    assert before.keys() == after.keys()
    assert all(after[career_id].fit >= match.fit for career_id, match in before.items())
    assert all(after[career_id].readiness >= match.readiness for career_id, match in before.items())


@given(LEVELS, catalogues(), st.sampled_from(SKILLS))
def test_a_required_skill_that_was_missing_raises_the_fit(levels, careers, skill_id):
    assume(levels.keys() - {skill_id})
    levels.pop(skill_id, None)
    asking = {c.id for c in careers if skill_id in {need.skill_id for need in c.requirements}}

    before, after = by_id(rank(levels, careers)), by_id(rank(levels | {skill_id: 1}, careers))

    raised = {career_id for career_id, match in after.items() if match.fit > before[career_id].fit}
    assert raised == asking


@given(LEVELS, catalogues(), st.randoms())
def test_rank_does_not_depend_on_the_order_of_anything(levels, careers, random):
    turned = dict(random.sample(list(levels.items()), len(levels)))

    assert rank(turned, shuffled(careers, random)) == rank(levels, careers)


@given(LEVELS, catalogues())
def test_rank_gives_the_same_answer_twice(levels, careers):
    assert rank(levels, careers) == rank(levels, careers)


@given(catalogues())
def test_rank_of_somebody_without_skills_is_empty(careers):
    assert rank({}, careers) == ()
    assert rank(dict.fromkeys(SKILLS, 0), careers) == ()


@given(LEVELS.filter(bool), catalogues())
def test_rank_holds_every_career_that_asks_for_something_best_first(levels, careers):
    matches = rank(levels, careers)

    assert by_id(matches).keys() == {career.id for career in careers if career.requirements}
    order = [(-match.fit, match.title, match.career_id) for match in matches]
    assert order == sorted(order)


@given(LEVELS.filter(bool), catalogues())
def test_the_parts_add_up_to_fit_and_readiness(levels, careers):
    for match in rank(levels, careers):
        assert fsum(part.fit_points for part in match.parts) == match.fit
        percent = fsum(part.readiness_points for part in match.parts)
        assert match.readiness == (
            100 if not match.below + match.missing else min(round(percent), 99)
        )


@given(LEVELS.filter(bool), catalogues())
def test_the_fit_is_the_published_formula(levels, careers):
    rare = rarity(careers)
    needs = {career.id: career.requirements for career in careers}
    for match in rank(levels, careers):
        asked = [(rare[n.skill_id] * n.importance, n) for n in needs[match.career_id]]
        reached = sum(w * min(levels.get(n.skill_id, 0) / n.minimum_level, 1) for w, n in asked)
        assert abs(match.fit - reached / sqrt(sum(w * w for w, _ in asked))) < 1e-9


@given(LEVELS.filter(bool), catalogues())
def test_the_states_divide_the_parts(levels, careers):
    for match in rank(levels, careers):
        assert sorted(match.have + match.below + match.missing, key=match.parts.index) == list(
            match.parts
        )
        assert {part.ratio for part in match.have} <= {1.0}
        assert all(0 < part.ratio < 1 for part in match.below)
        assert {part.level for part in match.missing} <= {0}


@given(catalogues(), st.data())
def test_a_full_profile_reads_100_and_reaches_the_ceiling(careers, data):
    career = data.draw(st.sampled_from(careers))
    assume(career.requirements)

    match = by_id(rank(exactly_what_it_asks(career), careers))[career.id]

    assert match.readiness == 100
    assert match.fit == match.ceiling
    assert {part.state for part in match.parts} == {State.HAVE}
    assert match.reasons_against == ()


@given(LEVELS.filter(bool), catalogues())
def test_100_is_read_only_by_a_full_profile(levels, careers):
    for match in rank(levels, careers):
        assert (match.readiness == 100) == (match.have == match.parts)


@given(catalogues(), st.data())
def test_a_full_profile_beats_each_career_that_shares_too_few_of_its_skills(careers, data):
    """By Cauchy-Schwarz nobody fits better than the square root of the skills they share.

    The ceiling squared, (sum w)^2 / sum w^2, is the number of skills the career rests on when
    they are counted by weight: a career sharing fewer than that with it stands behind it.
    """
    career = data.draw(st.sampled_from(careers))
    assume(career.requirements)
    levels = exactly_what_it_asks(career)
    matches = by_id(rank(levels, careers))
    own = matches.pop(career.id)

    for other in matches.values():
        shared = len(levels.keys() & {part.skill_id for part in other.parts})
        assert other.fit <= sqrt(shared) + 1e-9
        if shared < own.ceiling**2 - 1e-9:
            assert own.fit > other.fit


@given(st.permutations(SKILLS), st.data())
def test_a_full_profile_ranks_first_where_all_weights_are_equal(skills, data):
    """Each skill is asked for by two careers of four, so no idf and no importance differs."""
    halves = [skills[:4], skills[4:], skills[::2], skills[1::2]]
    careers = [
        Career(str(n), f"Career {n}", tuple(Requirement(s, s, 2.0, 2) for s in half))
        for n, half in enumerate(halves)
    ]
    career = data.draw(st.sampled_from(careers))

    assert rank(exactly_what_it_asks(career), careers)[0].career_id == career.id
