"""The catalogue that comes with the product, and how it is loaded."""

import tomllib
from itertools import combinations

import pytest

from careers import selectors
from careers.enums import Growth, MarketDemand
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
from skills.services import load_skills

ENTRIES = [
    entry
    for path in sorted(CATALOGUE.glob("*.toml"))
    for entry in tomllib.loads(path.read_text("utf-8")).get("career", [])
]


def skills_of(entry):
    return {requirement["skill"] for requirement in entry["requirement"]}


def test_catalogue_holds_at_least_24_careers_each_with_essential_skills():
    essential = [
        entry["title"]
        for entry in ENTRIES
        if any(one["importance"] == "essential" for one in entry["requirement"])
    ]

    assert len(ENTRIES) >= 24
    assert len(essential) == len(ENTRIES)


def test_no_two_careers_ask_for_nearly_the_same():
    alike = [
        (one["title"], other["title"])
        for one, other in combinations(ENTRIES, 2)
        if len(skills_of(one) & skills_of(other)) > 0.6 * len(skills_of(one) | skills_of(other))
    ]

    assert alike == []


def test_every_next_career_is_in_the_catalogue():
    titles = {entry["title"] for entry in ENTRIES}

    assert {step["title"] for entry in ENTRIES for step in entry["next"]} - titles == set()


def test_figures_come_with_the_occupation_they_are_about():
    figures = {"salary_min", "salary_max", "growth_percent", "annual_openings"}

    assert [one["title"] for one in ENTRIES if figures & one.keys() and not one.get("soc")] == []


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


@pytest.mark.django_db
def test_loading_twice_changes_nothing():
    load_skills()
    first = load_careers()
    before = CareerSkill.objects.count()

    second = load_careers()

    assert (first, second) == (len(ENTRIES), 0)
    assert CareerSkill.objects.count() == before


@pytest.mark.django_db
def test_loading_keeps_a_career_that_staff_changed():
    load_skills()
    CareerPathFactory(title=ENTRIES[0]["title"], description="Ours")

    assert load_careers() == len(ENTRIES) - 1

    career = CareerPath.objects.get(title=ENTRIES[0]["title"])
    assert (career.description, career.requirements.count()) == ("Ours", 0)


@pytest.mark.django_db
def test_career_that_asks_for_an_unknown_skill_is_refused_whole():
    with pytest.raises(CatalogueError):
        load_careers()


@pytest.mark.django_db
def test_full_profile_of_every_career_ranks_that_career_first():
    load_skills()
    load_careers()
    careers = [selectors.as_career(path) for path in selectors.all_careers().values()]

    firsts = [
        rank({need.skill_id: need.minimum_level for need in career.requirements}, careers)[0].title
        for career in careers
    ]

    assert firsts == [career.title for career in careers]
