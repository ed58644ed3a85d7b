"""The catalogue that comes with the product, and how it is loaded."""

import tomllib
from collections import Counter

import pytest

from skills.models import LearningResource, Skill, SkillAlias
from skills.services import CATALOGUE, load_skills
from skills.tests.factories import SkillFactory

ENTRIES = [
    entry
    for path in sorted(CATALOGUE.glob("*.toml"))
    for entry in tomllib.loads(path.read_text("utf-8")).get("skill", [])
]


def test_catalogue_holds_at_least_120_skills_and_each_can_be_learnt():
    assert len(ENTRIES) >= 120
    assert [entry["name"] for entry in ENTRIES if not entry.get("resource")] == []


def test_no_name_or_alias_stands_for_two_skills():
    names = [entry["name"].casefold() for entry in ENTRIES]
    aliases = [alias.casefold() for entry in ENTRIES for alias in entry.get("aliases", [])]

    assert [name for name, times in Counter(names + aliases).items() if times > 1] == []


def test_every_resource_has_a_secure_address_or_says_what_to_do():
    poor = [
        resource["title"]
        for entry in ENTRIES
        for resource in entry["resource"]
        if not resource.get("url", "").startswith("https://") and not resource.get("description")
    ]

    assert poor == []


@pytest.mark.django_db
def test_loading_twice_changes_nothing():
    first = load_skills()
    before = (Skill.objects.count(), SkillAlias.objects.count(), LearningResource.objects.count())

    second = load_skills()

    after = (Skill.objects.count(), SkillAlias.objects.count(), LearningResource.objects.count())
    assert (first, second) == (len(ENTRIES), 0)
    assert after == before


@pytest.mark.django_db
def test_loading_keeps_what_staff_changed():
    SkillFactory(name="python", category="Snakes", description="Ours")

    load_skills()

    skill = Skill.objects.get(name__iexact="python")
    assert (skill.category, skill.description) == ("Snakes", "Ours")
