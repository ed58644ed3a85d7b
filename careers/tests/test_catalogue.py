"""The catalogue that comes with the product, and how it is loaded."""

import tomllib
from collections import Counter
from itertools import combinations

import pytest

from careers import selectors
from careers.enums import Growth, Importance, MarketDemand, MinimumLevel, Succession
from careers.matching import rank
from careers.models import CareerPath, CareerSkill
from careers.services import (
    CATALOGUE,
    CatalogueError,
    demand_class,
    growth_class,
    load_careers,
)
from careers.tests.factories import CareerPathFactory
from skills.models import Skill, SkillMerge
from skills.services import load_skills
from skills.services.catalogue import CATALOGUE as SKILL_FILES
from skills.services.merging import merge_skills
from skills.tests.factories import SkillFactory

ENTRIES = [
    entry
    for path in sorted(CATALOGUE.glob("*.toml"))
    for entry in tomllib.loads(path.read_text("utf-8")).get("career", [])
]
SKILLS = {
    entry["name"]: entry
    for path in sorted(SKILL_FILES.glob("*.toml"))
    for entry in tomllib.loads(path.read_text("utf-8")).get("skill", [])
}
PAY = {"salary_min", "salary_median", "salary_max"}
OUTLOOK = {"growth_percent", "annual_openings"}


def skills_of(entry):
    return {requirement["skill"] for requirement in entry["requirement"]}


def essential_of(entry):
    return {one["skill"] for one in entry["requirement"] if one["importance"] == "essential"}


def test_catalogue_holds_60_careers_in_12_categories():
    categories = Counter(entry["category"] for entry in ENTRIES)

    assert (len(ENTRIES), len(categories)) == (60, 12)
    assert [category for category, careers in categories.items() if careers < 3] == []


def test_no_title_stands_twice():
    assert len({entry["title"].casefold() for entry in ENTRIES}) == len(ENTRIES)


def test_every_career_asks_for_about_15_skills_some_of_them_essential():
    counts = {
        entry["title"]: (len(entry["requirement"]), len(skills_of(entry)), len(essential_of(entry)))
        for entry in ENTRIES
    }

    assert {
        title: count
        for title, count in counts.items()
        if not (14 <= count[0] == count[1] <= 18 and 3 <= count[2] <= 6)
    } == {}


def test_every_requirement_says_how_badly_and_from_which_level():
    rows = [row for entry in ENTRIES for row in entry["requirement"]]

    assert len(rows) >= 900
    assert {row["importance"] for row in rows} == set(Importance.values)
    assert {row["level"] for row in rows} == set(MinimumLevel.values)


def test_every_career_tells_its_work_its_ways_in_and_what_comes_next():
    short = [
        entry["title"]
        for entry in ENTRIES
        if not (
            5 <= len(entry["responsibilities"]) <= 7
            and entry["education"]
            and entry["certifications"]
            and 3 <= len(entry["next"]) <= 5
        )
    ]

    assert short == []


def test_no_two_careers_ask_for_nearly_the_same():
    alike = [
        (one["title"], other["title"])
        for one, other in combinations(ENTRIES, 2)
        if len(skills_of(one) & skills_of(other)) > 0.6 * len(skills_of(one) | skills_of(other))
    ]

    assert alike == []


def test_every_next_career_is_in_the_catalogue_and_another_one():
    titles = {entry["title"] for entry in ENTRIES}
    steps = [(entry["title"], step["title"]) for entry in ENTRIES for step in entry["next"]]

    assert {step for _, step in steps} - titles == set()
    assert [title for title, step in steps if title == step] == []
    assert len(set(steps)) == len(steps)
    assert {step["kind"] for entry in ENTRIES for step in entry["next"]} == set(Succession.values)


def test_every_skill_serves_a_career_itself_or_as_a_prerequisite():
    serving = set()
    left = [skill for entry in ENTRIES for skill in skills_of(entry)]
    while left:
        skill = left.pop()
        if skill not in serving:
            serving.add(skill)
            left.extend(SKILLS[skill].get("requires", []))

    assert SKILLS.keys() - serving == set()


def test_every_essential_skill_has_a_link_to_learn_it_from():
    without = [
        skill
        for entry in ENTRIES
        for skill in essential_of(entry)
        if not any("url" in resource for resource in SKILLS[skill]["resource"])
    ]

    assert without == []


def test_figures_come_with_the_occupation_they_are_about():
    assert [
        entry["title"] for entry in ENTRIES if (PAY | OUTLOOK) & entry.keys() and "soc" not in entry
    ] == []


def test_figures_come_together_and_wages_in_order():
    given = [entry for entry in ENTRIES if (PAY | OUTLOOK) & entry.keys()]

    assert [entry["title"] for entry in given if not entry.keys() >= (PAY | OUTLOOK)] == []
    assert [
        entry["title"]
        for entry in given
        if not entry["salary_min"] < entry["salary_median"] < entry["salary_max"]
    ] == []


@pytest.mark.usefixtures("_uncounted")
def test_loaded_figures_name_publisher_and_period_and_nothing_else_does():
    load_skills()
    load_careers()

    pay = (
        "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics,"
        " United States, May 2025"
    )
    outlook = "U.S. Bureau of Labor Statistics, Employment Projections, United States, 2024-34"
    with_pay = CareerPath.objects.exclude(salary_median=None)
    without = CareerPath.objects.filter(salary_median=None)

    assert set(with_pay.values_list("pay_source", "outlook_source")) == {(pay, outlook)}
    assert set(without.values_list("pay_source", "outlook_source", "salary_range_min")) == {
        ("", "", None)
    }


@pytest.mark.parametrize(
    ("percent", "growth"),
    [
        (None, None),
        (-0.1, Growth.DECLINING),
        (0, Growth.SLOWER),
        (2, Growth.AVERAGE),
        (5, Growth.FASTER),
        (9, Growth.MUCH_FASTER),
    ],
)
def test_growth_class_begins_at_its_bound(percent, growth):
    assert growth_class(percent) == growth


def test_demand_class_is_the_quarter_of_the_catalogue():
    openings = [1, 2, 3, 4, 5, 6, 7, 8]

    classes = [demand_class(number, openings) for number in (None, 1, 3, 5, 8)]

    assert classes == [
        None,
        MarketDemand.LOW,
        MarketDemand.MEDIUM,
        MarketDemand.HIGH,
        MarketDemand.VERY_HIGH,
    ]


@pytest.mark.usefixtures("_uncounted")
def test_loading_twice_changes_nothing():
    load_skills()
    first = load_careers()
    before = CareerSkill.objects.count()

    second = load_careers()

    assert (first, second) == (len(ENTRIES), 0)
    assert CareerSkill.objects.count() == before


@pytest.mark.usefixtures("_uncounted")
def test_loading_keeps_a_career_that_staff_changed():
    load_skills()
    CareerPathFactory(title=ENTRIES[0]["title"], description="Ours")

    assert load_careers() == len(ENTRIES) - 1

    career = CareerPath.objects.get(title=ENTRIES[0]["title"])
    assert (career.description, career.requirements.count()) == ("Ours", 0)


@pytest.mark.django_db
def test_career_asks_for_what_a_merged_skill_became_once_and_for_the_stronger_of_two(tmp_path):
    kept = SkillFactory(name="SQL")
    SkillMerge.objects.create(kept=kept, gone_name="Queries", snapshot={})
    (tmp_path / "data.toml").write_text(
        """
[[career]]
title = "Analyst"
description = "Counts."
category = "Data"
experience_level = "entry"
responsibilities = []
education = []
certifications = []
remote_friendly = true
next = []
[[career.requirement]]
skill = "sql"
importance = "important"
level = "advanced"
[[career.requirement]]
skill = "Queries"
importance = "essential"
level = "beginner"
""",
        "utf-8",
    )

    load_careers(tmp_path)

    need = CareerSkill.objects.get()
    assert (need.skill, need.importance, need.minimum_level) == (kept, "essential", "advanced")


@pytest.mark.usefixtures("_uncounted")
def test_merged_skill_stays_gone_when_the_catalogue_is_loaded_again():
    load_skills()
    load_careers()
    merge_skills(
        kept=Skill.objects.get(name="SQL"), gone=Skill.objects.get(name="Python"), staff=None
    )
    before = CareerSkill.objects.count()
    CareerPath.objects.filter(requirements__skill__name="SQL").first().delete()

    assert (load_skills(), load_careers()) == (0, 1)

    assert not Skill.objects.filter(name="Python").exists()
    assert CareerSkill.objects.count() == before


@pytest.mark.django_db
def test_career_that_asks_for_an_unknown_skill_is_refused_whole():
    with pytest.raises(CatalogueError):
        load_careers()


@pytest.mark.usefixtures("_uncounted")
def test_full_profile_of_every_career_ranks_that_career_first():
    load_skills()
    load_careers()
    careers = selectors.published().index.careers

    firsts = [
        rank({need.skill_id: need.minimum_level for need in career.requirements}, careers)[0].title
        for career in careers
    ]

    assert sorted(firsts) == sorted(entry["title"] for entry in ENTRIES)
    assert firsts == [career.title for career in careers]
