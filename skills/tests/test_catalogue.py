"""The catalogue that comes with the product, and how it is loaded."""

import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from urllib.parse import urlsplit

import pytest
from django.utils.timezone import now

from skills.enums import Level, ResourceType
from skills.models import LearningResource, Skill, SkillAlias, SkillMerge, SkillPrerequisite
from skills.selectors import skill_ids_by_name
from skills.services import fold, load_skills
from skills.services.catalogue import CATALOGUE, CatalogueError
from skills.tests.factories import SkillFactory

ENTRIES = [
    {"category": file["category"], **entry}
    for path in sorted(CATALOGUE.glob("*.toml"))
    for file in [tomllib.loads(path.read_text("utf-8"))]
    for entry in file.get("skill", [])
]
RESOURCES = [resource for entry in ENTRIES for resource in entry["resource"]]
SOURCES = tomllib.loads((CATALOGUE / "sources.toml").read_text("utf-8"))


def test_catalogue_holds_skills_of_many_kinds_and_each_can_be_learnt():
    categories = Counter(entry["category"] for entry in ENTRIES)

    assert len(ENTRIES) >= 480
    assert len(categories) >= 14
    assert [category for category, skills in categories.items() if skills < 8] == []
    assert [entry["name"] for entry in ENTRIES if not entry.get("resource")] == []


def test_every_skill_has_two_to_four_aliases():
    counts = {entry["name"]: len(entry.get("aliases", [])) for entry in ENTRIES}

    assert {name: count for name, count in counts.items() if not 2 <= count <= 4} == {}


def test_no_name_or_alias_stands_for_two_skills():
    names = Counter(fold(name) for entry in ENTRIES for name in (entry["name"], *entry["aliases"]))

    assert [name for name, times in names.items() if times > 1] == []


def test_every_skill_is_described_in_a_sentence():
    assert [entry["name"] for entry in ENTRIES if not entry["description"].endswith(".")] == []


def test_every_prerequisite_is_a_skill_and_none_leads_back_to_itself():
    requires = {entry["name"]: entry.get("requires", []) for entry in ENTRIES}

    order = list(TopologicalSorter(requires).static_order())

    assert sorted(order) == sorted(requires)
    assert sum(map(len, requires.values())) >= 150


def test_every_resource_has_a_secure_address_or_says_what_to_do():
    poor = [
        resource["title"]
        for resource in RESOURCES
        if not resource.get("url", "").startswith("https://") and not resource.get("description")
    ]

    assert poor == []


def test_every_address_names_a_host_and_holds_no_blank():
    addresses = [resource["url"] for resource in RESOURCES if "url" in resource]

    assert len(addresses) >= 480
    assert [
        one for one in addresses if "." not in urlsplit(one).netloc or one.split() != [one]
    ] == []


def test_no_skill_links_one_address_twice():
    twice = [
        (entry["name"], url)
        for entry in ENTRIES
        for url, times in Counter(one.get("url") for one in entry["resource"]).items()
        if url and times > 1
    ]

    assert twice == []


def test_every_resource_says_how_from_which_level_and_how_long_one_learns():
    assert len(RESOURCES) >= 600
    assert {resource["type"] for resource in RESOURCES} == set(ResourceType.values)
    assert {resource["level"] for resource in RESOURCES} <= set(Level.values)
    assert [one["title"] for one in RESOURCES if not 1 <= one["hours"] <= 150] == []
    assert {resource["free"] for resource in RESOURCES} == {True, False}


def test_demand_is_a_share_and_its_sources_are_named():
    figures = [entry["popularity"] for entry in ENTRIES if "popularity" in entry]

    assert [figure for figure in figures if not 0 <= figure <= 100] == []
    assert [
        {"title", "publisher", "release", "url"} - source.keys()
        for source in SOURCES["popularity"]["source"]
    ] == [set(), set()]


@pytest.mark.django_db
def test_loading_twice_changes_nothing():
    tables = (Skill, SkillAlias, LearningResource, SkillPrerequisite)
    first = load_skills()
    before = [table.objects.count() for table in tables]

    second = load_skills()

    assert (first, second) == (len(ENTRIES), 0)
    assert [table.objects.count() for table in tables] == before


@pytest.mark.django_db
def test_loading_brings_every_prerequisite():
    load_skills()

    pairs = SkillPrerequisite.objects.values_list("skill__name", "requires__name")

    assert sorted(pairs) == sorted(
        (entry["name"], name) for entry in ENTRIES for name in entry.get("requires", [])
    )


@pytest.mark.django_db
def test_loading_keeps_what_staff_changed():
    SkillFactory(name="python", category="Snakes", description="Ours")

    load_skills()

    skill = Skill.objects.get(name__iexact="python")
    assert (skill.category, skill.description) == ("Snakes", "Ours")


@pytest.mark.django_db
def test_loading_adds_no_prerequisite_to_a_skill_that_exists():
    SkillFactory(name="Django")

    load_skills()

    assert SkillPrerequisite.objects.filter(skill__name="Django").count() == 0


@pytest.mark.django_db
def test_new_skill_requires_the_one_that_exists_however_it_is_written():
    python = SkillFactory(name="PYTHON")

    load_skills()

    assert SkillPrerequisite.objects.get(skill__name="Django").requires == python


@pytest.mark.django_db
def test_loading_does_not_bring_back_what_staff_merged_and_says_so(caplog):
    python, django = SkillFactory(name="Python"), SkillFactory(name="Jango")
    SkillMerge.objects.create(kept=django, gone_name="DJANGO", snapshot={})
    SkillMerge.objects.create(kept=python, gone_name="Rust", snapshot={}, undone_at=now())

    loaded = load_skills()

    assert loaded == len(ENTRIES) - 2
    assert not Skill.objects.filter(name__iexact="django").exists()
    assert Skill.objects.filter(name="Rust").exists()
    [said] = [record.getMessage() for record in caplog.records]
    assert said == "Not loaded, as staff made them part of others: Django (Jango)"


@pytest.mark.django_db
def test_new_skill_requires_what_the_merged_one_became_and_that_once(tmp_path):
    kept = SkillFactory(name="Statistics")
    SkillMerge.objects.create(kept=kept, gone_name="Stats", snapshot={})
    (tmp_path / "data.toml").write_text(
        'category = "Data"\n[[skill]]\nname = "R"\ndescription = "Counts."\n'
        'requires = ["stats", "Statistics"]\n',
        "utf-8",
    )

    load_skills(tmp_path)

    assert [row.requires for row in SkillPrerequisite.objects.all()] == [kept]


@pytest.mark.django_db
def test_a_name_that_a_skill_has_again_is_no_merged_one(caplog):
    SkillMerge.objects.create(kept=SkillFactory(name="Jango"), gone_name="Django", snapshot={})
    again = SkillFactory(name="django")

    load_skills()

    assert skill_ids_by_name()["django"] == again.pk
    assert caplog.records == []


@pytest.mark.django_db
def test_skill_that_requires_an_unknown_one_is_refused_whole(tmp_path):
    (tmp_path / "data.toml").write_text(
        'category = "Data"\n[[skill]]\nname = "R"\ndescription = "Counts."\nrequires = ["S"]\n',
        "utf-8",
    )

    with pytest.raises(CatalogueError, match="S for R"):
        load_skills(tmp_path)

    assert Skill.objects.count() == 0
