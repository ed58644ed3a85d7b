import pytest

from accounts.tests.factories import UserFactory
from careers import selectors
from careers.models import CareerPath, CareerTitle
from careers.selectors import Criteria, Sort
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.enums import Level
from skills.models import Skill, SkillAlias
from skills.tests.factories import SkillAliasFactory, SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    path = CareerPathFactory(
        title="Data Analyst",
        description="Finds answers in a café.",
        category="Data",
        experience_level="entry",
        salary_median=60_000,
    )
    CareerSkillFactory(career_path=path, skill=SkillFactory(name="SQL"))
    return path


@pytest.fixture
def nurse():
    path = CareerPathFactory(
        title="Nurse",
        description="Looks after people.",
        category="Health",
        experience_level="mid",
        remote_friendly=True,
        salary_median=80_000,
    )
    CareerSkillFactory(career_path=path, skill=SkillFactory(name="Patient care"))
    return path


def found(text="", *, user=None, sort=Sort.CLOSENESS, **filters):
    ranking = selectors.ranking_of(user or UserFactory())
    result = selectors.search(ranking, Criteria(text, filters, sort))
    return [path.title for path in selectors.careers_in_order(result.ids)]


def facet(name, text="", **filters):
    ranking = selectors.ranking_of(UserFactory())
    result = selectors.search(ranking, Criteria(text, filters))
    return [(option.value, option.count) for option in result.facets[name]]


@pytest.mark.parametrize(
    "text",
    ["analyst", "ANSWERS", "sql", "data answers", " data  ", "analysts", "anal", "Dáta", "cafe"],
)
def test_search_finds_by_title_description_and_skill_in_any_form(analyst, nurse, text):
    assert found(text) == ["Data Analyst"]


@pytest.mark.parametrize("text", ["anaylst", "analist", "datta analyst", "dta analyst"])
def test_search_forgives_typos(analyst, nurse, text):
    assert found(text) == ["Data Analyst"]


@pytest.mark.parametrize("text", ["analyst nurse", "patient sql", "nothing", "zzzz", "-", "&|!:*"])
def test_search_wants_every_word(analyst, nurse, text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["'", "\\", "a' OR 1=1 --", "x" * 100, "\x01", "😀 sql"])
def test_search_takes_any_characters(analyst, text):
    assert found(text) in ([], ["Data Analyst"])


def test_search_finds_by_alias_of_a_skill_and_by_another_title(analyst, nurse):
    SkillAliasFactory(skill=nurse.requirements.get().skill, name="bedside manner")
    CareerTitle.objects.create(career_path=analyst, title="Number Cruncher")

    assert (found("bedside"), found("cruncher")) == (["Nurse"], ["Data Analyst"])


def test_search_tells_c_from_c_plus_plus_and_c_sharp():
    for name in ("C", "C++", "C#"):
        CareerSkillFactory(career_path__title=f"Uses {name}", skill=SkillFactory(name=name))

    assert (found("C++"), found("c#")) == (["Uses C++"], ["Uses C#"])


def test_search_for_a_stop_word_that_is_a_trade_finds_the_trade(analyst):
    CareerPathFactory(title="IT Support", description="Helps.")

    assert found("it") == ["IT Support"]


def test_search_follows_every_change_of_the_catalogue(analyst, nurse):
    alias = SkillAliasFactory(skill=analyst.requirements.get().skill, name="Structured queries")
    CareerPath.objects.filter(pk=nurse.pk).update(title="Midwife")
    Skill.objects.filter(name="SQL").update(name="Tables")
    before = [found(text) for text in ("midwife", "nurse", "tables", "sql", "structured")]
    SkillAlias.objects.filter(pk=alias.pk).delete()
    analyst.requirements.all().delete()
    nurse.delete()

    assert before == [["Midwife"], [], ["Data Analyst"], [], ["Data Analyst"]]
    assert [found(text) for text in ("structured", "tables", "midwife")] == [[], [], []]


def test_search_lists_a_career_once_however_many_skills_match(analyst):
    for name in ("SQL Server", "SQL tuning"):
        CareerSkillFactory(career_path=analyst, skill=SkillFactory(name=name))

    assert found("sql") == ["Data Analyst"]


def test_search_finds_the_title_before_the_skill_before_the_description(analyst):
    CareerPathFactory(title="Keeper", description="Reads of nursing.")
    CareerSkillFactory(career_path__title="Ranger", skill=SkillFactory(name="Nursing"))
    CareerPathFactory(title="Nursing", description="Works.")

    assert found("nursing")[0] == "Nursing"
    assert sorted(found("nursing")) == ["Keeper", "Nursing", "Ranger"]


def test_search_does_not_find_drafts(analyst):
    CareerPath.objects.update(publication="draft")

    assert (found("analyst"), found()) == ([], [])


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"category": "Health"}, ["Nurse"]),
        ({"level": "entry"}, ["Data Analyst"]),
        ({"remote": "yes"}, ["Nurse"]),
        ({"salary": "50000"}, ["Data Analyst", "Nurse"]),
        ({"salary": "75000"}, ["Nurse"]),
        ({"salary": "75000", "category": "Data"}, []),
    ],
)
def test_filters_narrow_and_combine(analyst, nurse, filters, titles):
    assert found(**filters) == titles


def test_my_fit_is_a_filter_and_an_order(analyst, nurse):
    user = UserSkillFactory(skill=nurse.requirements.get().skill, level=Level.EXPERT).user

    assert found(user=user, fit="ready") == ["Nurse"]
    assert found(user=user, fit="starting") == ["Data Analyst", "Nurse"]
    assert found(user=user, sort=Sort.FIT) == ["Nurse", "Data Analyst"]
    assert found(fit="ready") == []


def test_highest_pay_stands_first_and_no_figure_last(analyst, nurse):
    CareerPathFactory(title="Artist")

    assert found(sort=Sort.PAY) == ["Nurse", "Data Analyst", "Artist"]
    assert found() == ["Artist", "Data Analyst", "Nurse"]


def test_pay_of_which_only_the_lower_end_is_known_counts_as_that():
    CareerPathFactory(title="Surgeon", salary_range_min=239_200)
    CareerPathFactory(title="Nurse", salary_median=80_000)

    assert found(salary="150000") == ["Surgeon"]
    assert found(sort=Sort.PAY) == ["Surgeon", "Nurse"]


def test_facets_count_with_the_other_filters_and_without_their_own(analyst, nurse):
    assert facet("category") == [("Data", 1), ("Health", 1)]
    assert facet("category", category="Data") == [("Data", 1), ("Health", 1)]
    assert facet("category", remote="yes") == [("Health", 1)]
    assert facet("salary", "analyst") == [("30000", 1), ("50000", 1)]
    assert facet("fit") == []
