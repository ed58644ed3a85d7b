import pytest
from django.db import IntegrityError, connection

from careers.enums import Importance
from careers.models import CareerPath, CareerSkill
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.models import SOFT_SKILLS, Skill
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def career():
    """A career that asks for SQL and teamwork, and would like Excel."""
    path = CareerPathFactory()
    teamwork = SkillFactory(name="Teamwork", category=SOFT_SKILLS)
    CareerSkillFactory(career_path=path, skill=SkillFactory(name="SQL"))
    CareerSkillFactory(career_path=path, skill=teamwork, importance=Importance.IMPORTANT)
    CareerSkillFactory(
        career_path=path, skill=SkillFactory(name="Excel"), importance=Importance.NICE_TO_HAVE
    )
    return path


def derived(path):
    path.refresh_from_db()
    return path.required_skills, path.optional_skills


def related(name):
    return Skill.objects.get(name=name).related_careers


def test_derived_columns_follow_new_requirements(career):
    assert derived(career) == (
        {"technical": ["SQL"], "soft": ["Teamwork"]},
        {"technical": ["Excel"], "soft": []},
    )
    assert related("SQL") == [str(career.pk)]


def test_derived_columns_follow_a_bulk_insert(career):
    other, skill = CareerPathFactory(), SkillFactory(name="Python")

    CareerSkill.objects.bulk_create(
        CareerSkill(career_path=path, skill=skill) for path in (career, other)
    )

    assert derived(career)[0] == {"technical": ["Python", "SQL"], "soft": ["Teamwork"]}
    assert derived(other)[0] == {"technical": ["Python"], "soft": []}
    assert related("Python") == sorted([str(career.pk), str(other.pk)])


def test_derived_columns_follow_a_changed_importance(career):
    career.requirements.filter(skill__name="SQL").update(importance=Importance.NICE_TO_HAVE)

    assert derived(career) == (
        {"technical": [], "soft": ["Teamwork"]},
        {"technical": ["Excel", "SQL"], "soft": []},
    )


def test_derived_columns_follow_a_requirement_that_moves_to_another_skill(career):
    python = SkillFactory(name="Python")

    career.requirements.filter(skill__name="SQL").update(skill=python)

    assert derived(career)[0] == {"technical": ["Python"], "soft": ["Teamwork"]}
    assert related("SQL") == []
    assert related("Python") == [str(career.pk)]


def test_derived_columns_follow_a_deleted_requirement(career):
    career.requirements.filter(skill__name="SQL").delete()

    assert derived(career)[0] == {"technical": [], "soft": ["Teamwork"]}
    assert related("SQL") == []


def test_derived_columns_follow_a_renamed_skill(career):
    Skill.objects.filter(name="SQL").update(name="PostgreSQL")

    assert derived(career)[0] == {"technical": ["PostgreSQL"], "soft": ["Teamwork"]}


def test_derived_columns_follow_a_skill_that_becomes_a_soft_one(career):
    Skill.objects.filter(name="SQL").update(category=SOFT_SKILLS)

    assert derived(career)[0] == {"technical": [], "soft": ["SQL", "Teamwork"]}


def test_derived_columns_follow_raw_sql(career):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO career_skills (career_path_id, skill_id, importance)"
            " SELECT %s, id, 'essential' FROM skills WHERE name = 'Excel'"
            " ON CONFLICT (career_path_id, skill_id) DO UPDATE SET importance = 'essential'",
            [career.pk],
        )
        cursor.execute("DELETE FROM skills WHERE name = 'SQL'")

    assert derived(career) == (
        {"technical": ["Excel"], "soft": ["Teamwork"]},
        {"technical": [], "soft": []},
    )


def test_derived_columns_of_skills_forget_a_career_deleted_by_raw_sql(career):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM career_paths WHERE id = %s", [career.pk])

    assert related("SQL") == []
    assert CareerSkill.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"experience_level": "guru"}, "career_paths_experience_level"),
        ({"market_demand": "huge"}, "career_paths_market_demand"),
        ({"growth_potential": "up"}, "career_paths_growth"),
        ({"salary_range_min": -1}, "career_paths_salary_not_negative"),
        ({"salary_range_min": 2, "salary_range_max": 1}, "career_paths_salary_in_order"),
        ({"annual_openings": -1}, "career_paths_openings"),
    ],
)
def test_career_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        CareerPathFactory(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"importance": "vital"}, "career_skills_importance"),
        ({"minimum_level": "expert"}, "career_skills_minimum_level"),
    ],
)
def test_requirement_refuses_what_cannot_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        CareerSkillFactory(**values)


def test_requirement_stands_once_a_career():
    need = CareerSkillFactory()

    with pytest.raises(IntegrityError, match="career_skills_once_a_career"):
        CareerSkillFactory(career_path=need.career_path, skill=need.skill)


def test_career_without_requirements_has_no_derived_names():
    assert CareerPath.objects.get(pk=CareerPathFactory().pk).required_skills is None
