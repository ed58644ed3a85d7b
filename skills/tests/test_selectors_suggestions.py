import pytest

from skills.selectors import Suggestion, suggestions
from skills.tests.factories import SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def nearly(name, alias=None):
    return Suggestion(name, alias, nearly=True)


def test_suggestions_begin_with_the_words_first_and_the_popular_of_those():
    for name, popularity in (("Typescript", 90), ("Script editing", 10), ("Scripting", 40)):
        SkillFactory(name=name, popularity_score=popularity)
    SkillAliasFactory(name="scripts for stage", skill=SkillFactory(name="Playwriting"))
    SkillFactory(name="Welding")

    assert suggestions(" SCRIPT ") == [
        Suggestion("Scripting", None),
        Suggestion("Script editing", None),
        Suggestion("Playwriting", "scripts for stage"),
        Suggestion("Typescript", None),
    ]


def test_suggestions_name_a_skill_once_however_many_aliases_fit():
    skill = SkillFactory(name="Kubernetes")
    for alias in ("k8s", "k8s clusters"):
        SkillAliasFactory(name=alias, skill=skill)

    assert suggestions("k8") == [Suggestion("Kubernetes", "k8s")]


def test_suggestions_by_name_stand_before_those_by_alias_within_as_well():
    SkillAliasFactory(name="bare metalwork", skill=SkillFactory(name="Forging"))
    SkillFactory(name="Sheet metal", popularity_score=0)

    assert suggestions("metal") == [
        Suggestion("Sheet metal", None),
        Suggestion("Forging", "bare metalwork"),
    ]


@pytest.mark.parametrize(("text", "names"), [("c", ["C", "C++"]), ("c++", ["C++"]), ("ql", [])])
def test_suggestions_for_few_letters_begin_with_them(text, names):
    for name in ("C", "C++", "SQL", "Objective-C++"):
        SkillFactory(name=name, popularity_score=5)

    assert [one.name for one in suggestions(text)] == names


def test_suggestions_are_found_in_any_case_and_take_no_character_for_a_pattern():
    SkillAliasFactory(name="ÉCLAIR_making", skill=SkillFactory(name="Pastry"))
    SkillAliasFactory(name="ÉCLAIRS", skill=SkillFactory(name="Choux"))

    assert suggestions("éclair_") == [
        Suggestion("Pastry", "ÉCLAIR_making"),
        Suggestion("Choux", "ÉCLAIRS", nearly=True),
    ]


def test_suggestions_are_ten_at_most():
    SkillFactory.create_batch(12)

    assert len(suggestions("skill")) == 10


@pytest.mark.parametrize("text", ["", "  ", "100%", "_"])
def test_suggestions_for_nothing_are_none(text):
    SkillFactory(name="Welding")

    assert suggestions(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kuberntes", "Kubernetes"),
        ("Kubbernets", "Kubernetes"),
        ("wleding", "Welding"),
        ("weldnig rods", "Welding rods"),
        ("projct managment", "Project management"),
        ("managment of projects", None),
        ("kuber", "Kubernetes"),
        ("kbrntes", None),
        ("welk", None),
    ],
)
def test_suggestions_forgive_two_slips_in_a_word(text, name):
    for known in ("Kubernetes", "Welding rods", "Project management", "Welder helmets"):
        SkillFactory(name=known)
    SkillFactory(name="Welding")

    assert [one.name for one in suggestions(text)][:1] == ([name] if name else [])


@pytest.mark.parametrize("text", ["wekd", "wed", "wleded"])
def test_suggestions_forgive_one_slip_in_four_letters_and_none_in_three(text):
    SkillFactory(name="Weld")

    assert [one.name for one in suggestions(text)] == (["Weld"] if text == "wekd" else [])


@pytest.mark.parametrize("text", ["creme brulee", "CRÈME BRULEE", "crême brûlée", "brulee creme"])
def test_suggestions_are_found_with_other_accents_and_in_another_order(text):
    SkillFactory(name="Crème brûlée")

    assert suggestions(text) == [nearly("Crème brûlée")]


def test_suggestions_with_accents_find_names_without():
    SkillAliasFactory(name="Resume writing", skill=SkillFactory(name="Applying"))

    assert suggestions("Résumé") == [nearly("Applying", "Resume writing")]


def test_suggestions_of_swapped_letters_go_before_other_slips():
    for name in ("Patent care", "Patient care"):
        SkillFactory(name=name)

    assert suggestions("pateint") == [nearly("Patient care"), nearly("Patent care")]


def test_suggestions_of_what_is_meant_follow_what_holds_the_text_where_that_is_little():
    for name in ("Café", "Cafe tables", "Cafe chairs"):
        SkillFactory(name=name, popularity_score=5)

    assert suggestions("cafe") == [
        Suggestion("Cafe chairs"),
        Suggestion("Cafe tables"),
        nearly("Café"),
    ]

    SkillFactory(name="Cafe music", popularity_score=1)

    assert nearly("Café") not in suggestions("cafe")


def test_suggestions_take_what_begins_a_word_of_the_catalogue_as_it_is():
    for name in ("Painting", "Printing"):
        SkillFactory(name=name)

    assert suggestions("painti") == [Suggestion("Painting")]


@pytest.mark.parametrize("text", ["a" * 300, " ".join(["wleding"] * 40), "\\m(", "[weldign"])
def test_suggestions_bear_any_text(text):
    SkillFactory(name="Welding")

    hit = [nearly("Welding")] if "weld" in text or "wled" in text else []
    assert suggestions(text) == hit


@pytest.mark.parametrize(
    ("text", "queries"), [("skill", 1), ("w", 2), ("welding", 7), ("wleding", 7), ("welting", 9)]
)
def test_suggestions_cost_more_queries_where_few_hold_the_text(
    text, queries, django_assert_num_queries
):
    SkillFactory.create_batch(10)
    for name in ("Welding", "Melting"):
        SkillFactory(name=name)

    with django_assert_num_queries(queries):
        suggestions(text)
