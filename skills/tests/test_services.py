from datetime import date
from decimal import Decimal

import pytest

from accounts.tests.factories import UserFactory
from skills import services
from skills.enums import Level, SkillSource
from skills.models import Certification, LearningResource, Skill, SkillAlias, UserSkill
from skills.services import Claim
from skills.signals import certification_added
from skills.tests.factories import (
    CertificationFactory,
    SkillAliasFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db


def skills_of(user):
    rows = UserSkill.objects.owned_by(user).select_related("skill")
    return {row.skill.name: (row.level, row.source) for row in rows}


def test_save_user_skill_records_what_the_person_says():
    user, skill = UserFactory(), SkillFactory()

    row = services.save_user_skill(
        user=user, skill=skill, claim=Claim(Level.EXPERT, Decimal("2.5"), date(2026, 1, 1))
    )

    row.refresh_from_db()
    assert (row.user, row.skill) == (user, skill)
    assert (row.level, row.source) == (Level.EXPERT, SkillSource.MANUAL)
    assert (row.years_of_experience, row.last_used) == (Decimal("2.5"), date(2026, 1, 1))


def test_save_user_skill_replaces_what_a_cv_said_in_one_row():
    row = UserSkillFactory(source=SkillSource.CV_PARSED, level=Level.BEGINNER)

    services.save_user_skill(user=row.user, skill=row.skill, claim=Claim(Level.ADVANCED))

    assert skills_of(row.user) == {row.skill.name: (Level.ADVANCED, SkillSource.MANUAL)}


def test_save_user_skill_leaves_a_verification_standing():
    row = UserSkillFactory(verified=True)

    saved = services.save_user_skill(user=row.user, skill=row.skill, claim=Claim(Level.EXPERT))

    saved.refresh_from_db()
    assert saved.verified


def test_accept_cv_skills_adds_the_new_and_leaves_the_known():
    python, sql = SkillFactory(name="Python"), SkillFactory(name="SQL")
    row = UserSkillFactory(skill=python, level=Level.EXPERT)

    new = services.accept_cv_skills(
        user=row.user, levels={python: Level.BEGINNER, sql: Level.ADVANCED}
    )

    assert new == 1
    assert skills_of(row.user) == {
        "Python": (Level.EXPERT, SkillSource.MANUAL),
        "SQL": (Level.ADVANCED, SkillSource.CV_PARSED),
    }


def test_accept_cv_skills_twice_adds_nothing():
    user, levels = UserFactory(), {SkillFactory(): Level.BEGINNER}

    counts = [services.accept_cv_skills(user=user, levels=levels) for _ in range(2)]

    assert counts == [1, 0]


def test_drop_cv_skills_takes_back_what_only_a_cv_brought():
    user, other = UserFactory.create_batch(2)
    typed = UserSkillFactory(user=user, skill__name="Python")
    read = UserSkillFactory(user=user, skill__name="SQL", source=SkillSource.CV_PARSED)
    kept = UserSkillFactory(user=user, skill__name="Excel", source=SkillSource.CV_PARSED)
    UserSkillFactory(user=other, skill=read.skill, source=SkillSource.CV_PARSED)

    services.drop_cv_skills(user=user, skills=[typed.skill, read.skill])

    assert set(skills_of(user)) == {"Python", kept.skill.name}
    assert set(skills_of(other)) == {"SQL"}


def test_remove_user_skill_keeps_the_catalogue():
    row = UserSkillFactory()

    services.remove_user_skill(user_skill=row)

    assert skills_of(row.user) == {}
    assert Skill.objects.filter(pk=row.skill_id).exists()


def test_add_certification_is_the_persons_and_lets_others_know():
    user = UserFactory()
    heard = []

    def listen(**news):
        heard.append((news["user"], news["certification"]))

    certification_added.connect(listen)
    try:
        row = services.add_certification(
            user=user, certification=CertificationFactory.build(user=None)
        )
    finally:
        certification_added.disconnect(listen)

    assert heard == [(user, row)]
    assert Certification.objects.get(user=user) == row


def test_save_certification_keeps_a_change():
    row = CertificationFactory()
    row.name = "First aid"

    services.save_certification(certification=row)

    assert Certification.objects.get(pk=row.pk).name == "First aid"


def test_delete_certification_removes_that_one():
    row, other = CertificationFactory.create_batch(2)

    services.delete_certification(certification=row)

    assert list(Certification.objects.all()) == [other]


CATALOGUE = """
category = "Data"

[[skill]]
name = "SQL"
description = "Asks databases."
popularity = 90
aliases = ["Structured Query Language", "T-SQL"]

[[skill.resource]]
title = "First queries"
type = "course"
level = "beginner"
hours = 6

[[skill]]
name = "R"
description = "Counts."
needs_context = true
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data.toml").write_text(CATALOGUE, "utf-8")
    return tmp_path


def test_load_skills_brings_skills_aliases_and_resources(folder):
    assert services.load_skills(folder) == 2
    assert list(
        Skill.objects.order_by("name").values_list(
            "name", "category", "popularity_score", "needs_context"
        )
    ) == [("R", "Data", None, True), ("SQL", "Data", 90, False)]
    assert list(SkillAlias.objects.order_by("name").values_list("name", "skill__name")) == [
        ("Structured Query Language", "SQL"),
        ("T-SQL", "SQL"),
    ]
    assert LearningResource.objects.get().skill.name == "SQL"


def test_load_skills_twice_changes_nothing_that_staff_changed(folder):
    services.load_skills(folder)
    Skill.objects.filter(name="SQL").update(name="sql", description="Ours.")
    LearningResource.objects.all().delete()

    assert services.load_skills(folder) == 0
    assert Skill.objects.get(name="sql").description == "Ours."
    assert LearningResource.objects.count() == 0


def test_load_skills_leaves_an_alias_with_the_skill_that_has_it(folder):
    taken = SkillAliasFactory(name="t-sql", skill__name="Transact")

    services.load_skills(folder)

    assert SkillAlias.objects.get(name__iexact="T-SQL").skill == taken.skill


def test_load_skills_takes_the_catalogue_that_comes_with_the_product():
    assert services.load_skills() == Skill.objects.count()
    assert services.load_skills() == 0
    assert Skill.objects.count() >= 200
