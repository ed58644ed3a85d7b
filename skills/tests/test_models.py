from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError

from skills.models import UnknownSkill
from skills.tests.factories import (
    CertificationFactory,
    LearningResourceFactory,
    SkillAliasFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db


def test_skill_name_is_unique_in_any_case():
    SkillFactory(name="Python")

    with pytest.raises(IntegrityError, match="skills_name_any_case"):
        SkillFactory(name="PYTHON")


def test_alias_is_unique_in_any_case_over_all_skills():
    SkillAliasFactory(name="py")

    with pytest.raises(IntegrityError, match="skill_aliases_name_any_case"):
        SkillAliasFactory(name="PY")


@pytest.mark.parametrize("popularity", [-1, 101])
def test_skill_popularity_outside_the_range_is_refused(popularity):
    with pytest.raises(IntegrityError, match="skills_popularity"):
        SkillFactory(popularity_score=popularity)


@pytest.mark.parametrize("popularity", [None, 0, 100])
def test_skill_popularity_inside_the_range_is_kept(popularity):
    skill = SkillFactory(popularity_score=popularity)

    skill.refresh_from_db()
    assert skill.popularity_score == popularity


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"level": "guru"}, "user_skills_level"),
        ({"source": "rumour"}, "user_skills_source"),
        ({"years_of_experience": Decimal("-0.5")}, "user_skills_years"),
    ],
)
def test_user_skill_that_breaks_a_rule_is_refused_by_the_database(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        UserSkillFactory(**values)


def test_user_skill_exists_once_a_person():
    row = UserSkillFactory()

    with pytest.raises(IntegrityError, match="user_skills_once_a_person"):
        UserSkillFactory(user=row.user, skill=row.skill)


def test_certification_that_runs_out_before_its_issue_is_refused():
    with pytest.raises(IntegrityError, match="certifications_dates_in_order"):
        CertificationFactory(issue_date=date(2026, 5, 2), expiry_date=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("issued", "expires"),
    [(None, date(2026, 5, 1)), (date(2026, 5, 1), None), (date(2026, 5, 1), date(2026, 5, 1))],
)
def test_certification_needs_no_dates_and_may_last_a_day(issued, expires):
    row = CertificationFactory(issue_date=issued, expiry_date=expires)

    row.refresh_from_db()
    assert (row.issue_date, row.expiry_date) == (issued, expires)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"type": "film"}, "learning_resources_type"),
        ({"level": "guru"}, "learning_resources_level"),
        ({"hours": Decimal(0)}, "learning_resources_hours"),
    ],
)
def test_learning_resource_that_breaks_a_rule_is_refused(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        LearningResourceFactory(**values)


def test_learning_resource_has_one_title_a_skill():
    resource = LearningResourceFactory()

    with pytest.raises(IntegrityError, match="learning_resources_once"):
        LearningResourceFactory(skill=resource.skill, title=resource.title)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"kind": "rumour"}, "skill_evidence_kind"),
        ({"years": Decimal("-0.5")}, "skill_evidence_years"),
    ],
)
def test_skill_evidence_that_breaks_a_rule_is_refused(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        SkillEvidenceFactory(**values)


def test_skill_evidence_exists_once_an_origin():
    row = SkillEvidenceFactory(origin_id=uuid4())
    SkillEvidenceFactory(user=row.user, skill=row.skill, origin_id=uuid4())

    with pytest.raises(IntegrityError, match="skill_evidence_once"):
        SkillEvidenceFactory(user=row.user, skill=row.skill, origin_id=row.origin_id)


def test_unknown_skill_exists_once_a_key():
    UnknownSkill.objects.create(name="Luffing", key="luffing")

    with pytest.raises(IntegrityError, match="unknown_skills_key"):
        UnknownSkill.objects.create(name="LUFFING", key="luffing")


def test_rows_name_themselves():
    row = UserSkillFactory()

    assert str(row) == f"{row.skill_id} of {row.user_id}"
    assert str(SkillFactory(name="SQL")) == "SQL"
    assert str(SkillAliasFactory(name="es-queue-el")) == "es-queue-el"
    assert str(LearningResourceFactory(title="A course")) == "A course"
    assert str(CertificationFactory(name="First aid")) == "First aid"
    evidence = SkillEvidenceFactory()
    assert str(evidence) == f"cv for {evidence.skill_id} of {evidence.user_id}"
    assert str(UnknownSkill(name="Luffing")) == "Luffing"
