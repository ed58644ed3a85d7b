import pytest

from skills.enums import Level
from skills.selectors import (
    Suggestion,
    find_skill,
    resource_level,
    resources_of,
    skills_in,
    suggestions,
)
from skills.tests.factories import LearningResourceFactory, SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def named(text):
    return [skill.name for skill in skills_in(text)]


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

    assert suggestions("éclair_") == [Suggestion("Pastry", "ÉCLAIR_making")]
    assert suggestions("éclairx") == []


def test_find_skill_goes_by_name_before_alias_in_any_case():
    node = SkillFactory(name="Node.js")
    SkillAliasFactory(name="nodeJS", skill=node)
    SkillAliasFactory(name="node", skill=SkillFactory(name="Graph theory"))

    found = [find_skill(text) for text in (" NODE.JS ", "NodejS", "NODE", "nodes", "")]

    assert [skill and skill.name for skill in found] == [
        "Node.js",
        "Node.js",
        "Graph theory",
        None,
        None,
    ]


def test_suggestions_are_ten_at_most():
    SkillFactory.create_batch(12)

    assert len(suggestions("skill")) == 10


@pytest.mark.parametrize("text", ["", "  ", "100%", "_"])
def test_suggestions_for_nothing_are_none(text):
    SkillFactory(name="Welding")

    assert suggestions(text) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("First aid", ["First aid"]),
        ("FIRST AID at work (2024)", ["First aid"]),
        ("Oracle Certified Professional: Java", ["Java"]),
        ("JavaScript basics", []),
        ("Certified in C++, advanced", ["C++"]),
        ("Azure Data Fundamentals", ["Microsoft Azure"]),
        ("Java and (First aid)", ["First aid", "Java"]),
        ("Microsoft Excel Expert", ["Excel"]),
        ("Excel Expert", []),
        ("Excel", ["Excel"]),
        ("", []),
    ],
)
def test_title_names_skills_by_whole_words(title, names):
    for name in ("First aid", "Java", "C++"):
        SkillFactory(name=name)
    SkillAliasFactory(name="Azure", skill=SkillFactory(name="Microsoft Azure"))
    excel = SkillFactory(name="Excel", needs_context=True)
    SkillAliasFactory(name="Microsoft Excel", skill=excel)

    assert named(title) == names


def test_words_within_a_longer_name_count_for_that_alone():
    for name in ("Project management", "Management"):
        SkillFactory(name=name)

    assert named("Project management professional") == ["Project management"]


def test_name_goes_before_an_alias_of_the_same_words():
    SkillAliasFactory(name="Rigging", skill=SkillFactory(name="Stagecraft"))
    SkillFactory(name="rigging")

    assert named("Rigging") == ["rigging"]


def test_resources_of_a_skill_are_in_order_of_their_hours():
    long, short = (LearningResourceFactory(hours=hours) for hours in (9, 2))
    other = LearningResourceFactory(skill=long.skill, hours=3)

    assert list(resources_of(long.skill)) == [other, long]
    assert list(resources_of(short.skill)) == [short]


def test_resource_tells_the_level_that_it_leads_to():
    row = LearningResourceFactory(title="Joins", level=Level.ADVANCED)
    LearningResourceFactory(title="Sums")

    assert resource_level(skill=row.skill, title="Joins") == Level.ADVANCED
    assert resource_level(skill=row.skill, title="Sums") is None
