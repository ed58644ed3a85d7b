from datetime import date
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from skills import selectors
from skills.enums import Level, Standing
from skills.models import Skill, SkillAlias
from skills.selectors import Term, TermsVersion
from skills.tests.factories import (
    CertificationFactory,
    LearningResourceFactory,
    SkillAliasFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("count", [1, 4])
def test_terms_cost_one_query_for_any_catalogue(count, django_assert_num_queries):
    for skill in SkillFactory.create_batch(count):
        SkillAliasFactory.create_batch(2, skill=skill)

    with django_assert_num_queries(1):
        terms = selectors.terms()

    assert [len(term.aliases) for term in terms] == [2] * count


def test_terms_are_in_order_and_say_which_names_need_context():
    go = SkillFactory(name="Go", needs_context=True)
    SkillAliasFactory(skill=go, name="golang")
    SkillAliasFactory(skill=go, name="Go lang")
    SkillFactory(name="Excel")

    assert selectors.terms() == [
        Term("Excel", (), needs_context=False),
        Term("Go", ("Go lang", "golang"), needs_context=True),
    ]


def test_version_of_the_terms_changes_with_every_name_and_with_nothing_else():
    versions = [selectors.terms_version()]
    skill, other = SkillFactory(name="Go"), SkillFactory(name="Excel")
    versions.append(selectors.terms_version())
    alias = SkillAliasFactory(skill=skill, name="golang")
    versions.append(selectors.terms_version())
    Skill.objects.filter(pk=skill.pk).update(needs_context=True)
    versions.append(selectors.terms_version())
    SkillAlias.objects.filter(pk=alias.pk).update(skill=other)
    versions.append(selectors.terms_version())
    alias.delete()
    versions.append(selectors.terms_version())

    assert versions[0] == TermsVersion(0, None)
    assert len(set(versions)) == len(versions)

    Skill.objects.update(popularity_score=7)
    assert selectors.terms_version() == versions[-1]


def test_skills_named_gives_the_known_ones_alone():
    python = SkillFactory(name="Python")
    SkillFactory(name="SQL")

    assert selectors.skills_named(["Python", "python", "Zorbing"]) == {"Python": python}


@pytest.mark.parametrize("text", ["Python", " python ", "PY", "py"])
def test_find_skill_takes_a_name_or_an_alias_in_any_case(text):
    python = SkillFactory(name="Python")
    SkillAliasFactory(skill=python, name="Py")

    assert selectors.find_skill(text) == python


@pytest.mark.parametrize("text", ["", "  ", "Pyth", "%"])
def test_find_skill_guesses_nothing(text):
    SkillAliasFactory(skill=SkillFactory(name="Python"), name="Py")

    assert selectors.find_skill(text) is None


def test_find_skill_prefers_a_name_to_an_alias():
    SkillAliasFactory(skill=SkillFactory(name="Spreadsheets"), name="Excel")
    excel = SkillFactory(name="Excel")

    assert selectors.find_skill("excel") == excel


def test_levels_of_gives_the_persons_ranks_by_skill_id():
    user = UserFactory()
    rows = [UserSkillFactory(user=user, level=level) for level in Level]
    UserSkillFactory()

    assert selectors.levels_of(user) == {
        str(row.skill_id): rank for rank, row in enumerate(rows, start=1)
    }


def test_user_skill_list_is_the_owners_by_category_and_name():
    user = UserFactory()
    for category, name in (("Office", "Word"), ("Data", "SQL"), ("Office", "Excel")):
        UserSkillFactory(user=user, skill__category=category, skill__name=name)
    UserSkillFactory()

    names = [row.skill.name for row in selectors.user_skill_list(owner=user)]

    assert names == ["SQL", "Excel", "Word"]


def test_certification_list_starts_with_what_runs_out_first():
    user = UserFactory()
    for name, expires in (
        ("lasts", None),
        ("late", date(2028, 1, 1)),
        ("soon", date(2026, 12, 1)),
        ("also lasts", None),
    ):
        CertificationFactory(user=user, name=name, expiry_date=expires)
    CertificationFactory()

    names = [row.name for row in selectors.certification_list(owner=user)]

    assert names == ["soon", "late", "also lasts", "lasts"]


@pytest.mark.parametrize(
    ("expires", "standing", "days_left"),
    [
        (None, Standing.LASTING, None),
        (date(2026, 11, 1), Standing.EXPIRED, -1),
        (date(2026, 11, 2), Standing.EXPIRING, 0),
        (date(2027, 1, 31), Standing.EXPIRING, 90),
        (date(2027, 2, 1), Standing.VALID, 91),
    ],
)
def test_held_certification_stands_by_its_last_day(expires, standing, days_left):
    row = CertificationFactory(expiry_date=expires)

    held = selectors.held_certifications(owner=row.user, today=TODAY)

    assert held == [(row, standing, days_left)]


def test_resources_come_by_skill_and_the_shortest_first():
    skill, other = SkillFactory.create_batch(2)
    long = LearningResourceFactory(skill=skill, hours=Decimal(9))
    short = LearningResourceFactory(skill=skill, hours=Decimal("0.5"))
    LearningResourceFactory(skill=other)

    assert selectors.resources_by_skill([str(skill.pk)]) == {skill.pk: [short, long]}
