import pytest

from skills.enums import Level
from skills.selectors import (
    find_skill,
    resource_level,
    resources_of,
    skills_in,
)
from skills.tests.factories import LearningResourceFactory, SkillAliasFactory, SkillFactory

pytestmark = pytest.mark.django_db


def named(text):
    return [skill.name for skill in skills_in(text)]


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
