import pytest

from accounts.tests.factories import UserFactory
from careers import selectors
from careers.enums import Importance, MinimumLevel
from careers.matching import Career, Requirement, match_one, rank, rarity
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.enums import Level
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    """A career that asks for SQL (essential, intermediate) and Excel (nice to have, beginner)."""
    path = CareerPathFactory(title="Data Analyst", description="Finds answers.", category="Data")
    CareerSkillFactory(career_path=path, skill=SkillFactory(name="SQL"))
    CareerSkillFactory(
        career_path=path,
        skill=SkillFactory(name="Excel"),
        importance=Importance.NICE_TO_HAVE,
        minimum_level=MinimumLevel.BEGINNER,
    )
    return path


@pytest.fixture
def nurse():
    return CareerSkillFactory(
        career_path__title="Nurse", career_path__category="Health", skill__name="Patient care"
    ).career_path


def test_ranking_agrees_with_the_engine(analyst, nurse):
    user = UserFactory()
    sql = analyst.requirements.get(skill__name="SQL").skill
    UserSkillFactory(user=user, skill=sql, level=Level.BEGINNER)
    excel = analyst.requirements.get(skill__name="Excel").skill
    care = nurse.requirements.get().skill
    careers = [
        Career(
            str(analyst.pk),
            "Data Analyst",
            (Requirement(str(sql.pk), "SQL", 3.0, 2), Requirement(str(excel.pk), "Excel", 1.0, 1)),
        ),
        Career(str(nurse.pk), "Nurse", (Requirement(str(care.pk), "Patient care", 3.0, 2),)),
    ]

    ranked = selectors.ranking(user=user)

    assert tuple(row.match for row in ranked) == rank({str(sql.pk): 1}, careers)
    assert [row.career for row in ranked] == [analyst, nurse]


def test_ranking_is_empty_without_skills(analyst):
    assert selectors.ranking(user=UserFactory()) == []


def test_ranking_costs_the_same_queries_for_any_number_of_careers(django_assert_num_queries):
    user = UserFactory()
    needs = CareerSkillFactory.create_batch(3)
    UserSkillFactory(user=user, skill=needs[0].skill)

    with django_assert_num_queries(7):
        assert len(selectors.ranking(user=user)) == 3


def test_match_for_one_career_is_the_one_of_the_ranking(analyst, nurse):
    user = UserFactory()
    UserSkillFactory(user=user, skill=analyst.requirements.get(skill__name="SQL").skill)

    match = selectors.match_for(user=user, path=analyst)

    assert match == selectors.ranking(user=user)[0].match


def test_match_for_somebody_without_skills_is_none(analyst):
    assert selectors.match_for(user=UserFactory(), path=analyst) is None


def test_match_for_a_career_that_asks_for_nothing_is_zero(analyst):
    user, path = UserFactory(), CareerPathFactory()
    UserSkillFactory(user=user)

    match = selectors.match_for(user=user, path=path)

    assert (match.fit, match.readiness, match.parts) == (0.0, 0, ())


def test_ranked_career_tells_each_need_in_words(analyst):
    careers = selectors.published().index.careers
    sql = str(analyst.requirements.get(skill__name="SQL").skill_id)
    match = match_one({sql: 1}, careers[0], rarity(careers))

    ranked = selectors.RankedCareer(analyst, match)

    below = selectors.Need("SQL", "below", "Essential", "Intermediate", "Beginner")
    missing = selectors.Need("Excel", "missing", "Nice to have", "Beginner", "")
    assert (ranked.have, ranked.below, ranked.missing) == ([], [below], [missing])
    assert (ranked.reasons_for, ranked.reasons_against) == ([below], [below, missing])
    assert ranked.band == "Some of the way"


def test_next_careers_keep_the_order_and_leave_out_the_unknown(analyst, nurse):
    path = CareerPathFactory(
        career_progression=[
            {"title": "Nurse", "kind": "advancement"},
            {"title": "Astronaut", "kind": "lateral"},
            {"title": "Data Analyst", "kind": "odd"},
        ]
    )

    assert selectors.next_careers(path) == [(nurse, "A step up"), (analyst, "odd")]


def test_next_careers_of_a_career_without_any_are_none(analyst):
    assert selectors.next_careers(analyst) == []
