import pytest
from django.urls import reverse

from careers.models import CareerPath
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.tests.factories import SkillFactory

pytestmark = pytest.mark.django_db

CAREERS = reverse("admin:careers_careerpath_changelist")


def career_form(**changes):
    fields = {
        "title": "Joiner",
        "description": "Builds what stays.",
        "category": "Crafts",
        "career_progression": "null",
        "publication": "published",
        "requirements-TOTAL_FORMS": "0",
        "requirements-INITIAL_FORMS": "0",
    }
    return fields | changes


@pytest.mark.parametrize("count", [1, 4])
def test_career_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for career in CareerPathFactory.create_batch(count):
        CareerSkillFactory.create_batch(2, career_path=career)

    with django_assert_num_queries(6):
        response = client.get(CAREERS)

    assert [row.requirement_total for row in response.context["cl"].result_list] == [2] * count


def test_career_list_counts_all_requirements_of_what_a_search_finds(client, staff):
    requirement = CareerSkillFactory(skill__name="Woodturning")
    CareerSkillFactory(career_path=requirement.career_path)

    response = client.get(CAREERS, {"q": "woodt"})

    assert [row.requirement_total for row in response.context["cl"].result_list] == [2]


def test_career_page_saves_lists_by_line_and_requirements(client, staff):
    skill = SkillFactory(name="Woodturning")
    rows = {
        "requirements-TOTAL_FORMS": "1",
        "requirements-0-skill": str(skill.pk),
        "requirements-0-importance": "essential",
        "requirements-0-minimum_level": "advanced",
    }
    duties = "Measures, cuts and joins\r\n\r\nKeeps tools sharp\r\n"

    client.post(
        reverse("admin:careers_careerpath_add"), career_form(responsibilities=duties, **rows)
    )

    career = CareerPath.objects.get()
    assert career.responsibilities == ["Measures, cuts and joins", "Keeps tools sharp"]
    assert career.required_skills == {"technical": ["Woodturning"], "soft": []}


def test_career_page_shows_lists_by_line_and_the_derived_skills(client, staff):
    requirement = CareerSkillFactory(
        skill__name="Woodturning", career_path__responsibilities=["Cuts, joins", "Sands"]
    )
    url = reverse("admin:careers_careerpath_change", args=[requirement.career_path.pk])

    response = client.get(url)

    html = response.content.decode()
    assert ">\nCuts, joins\nSands</textarea>" in html
    assert "&quot;technical&quot;: [\n    &quot;Woodturning&quot;" in html


def test_career_whose_salaries_are_the_wrong_way_round_is_refused(client, staff):
    form = career_form(salary_range_min="50000", salary_range_max="40000")

    response = client.post(reverse("admin:careers_careerpath_add"), form)

    assert response.status_code == 200
    assert CareerPath.objects.count() == 0
