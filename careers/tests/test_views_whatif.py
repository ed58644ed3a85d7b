from decimal import Decimal

import pytest
from django.urls import reverse

from careers.models import RankingPreferences, RankingRun
from careers.tests.factories import CareerMarkFactory, CareerPathFactory, CareerSkillFactory
from skills.enums import Level
from skills.models import UserSkill
from skills.tests.factories import (
    LearningResourceFactory,
    SkillAliasFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
WHAT_IF = "/careers/what-if/"
PREFERENCES = "/recommendations/preferences/"
RANKING = "/recommendations/"
WEIGHTS = {"work_type_weight": "2", "salary_weight": "3", "location_weight": "0"}


@pytest.fixture
def sql():
    return SkillFactory(name="SQL")


@pytest.fixture
def excel():
    return SkillFactory(name="Excel")


@pytest.fixture
def person(member, sql):
    """The member, with SQL at beginner's level."""
    UserSkillFactory(user=member, skill=sql, level=Level.BEGINNER)
    return member


@pytest.fixture
def analyst(sql):
    return CareerSkillFactory(career_path__title="Analyst", skill=sql).career_path


@pytest.fixture
def clerk(excel):
    return CareerSkillFactory(career_path__title="Clerk", skill=excel).career_path


def titles(response):
    return [one.score.title for one in response.context["supposed"].top]


def level(skill):
    return f"level_{skill.pk}"


def test_what_if_shows_the_list_as_it_is_until_a_level_is_tried(client, person, analyst, clerk):
    response = client.get(WHAT_IF)

    assert titles(response) == ["Analyst", "Clerk"]
    assert response.context["supposed"].moved == 0
    assert [one.shift for one in response.context["supposed"].top] == [None, None]


def test_what_if_moves_the_list_and_stores_nothing(client, person, analyst, clerk, excel):
    response = client.get(WHAT_IF, {level(excel): "2"})

    first = response.context["supposed"].top[0]
    assert titles(response) == ["Clerk", "Analyst"]
    assert (first.shift.place_before, first.shift.places_up) == (2, 1)
    assert (first.shift.readiness_before, first.score.readiness) == (0, 100)
    assert list(UserSkill.objects.values_list("skill__name", "level")) == [("SQL", "beginner")]
    assert RankingRun.objects.count() == 0


def test_what_if_without_a_skill_that_one_has(client, person, analyst, clerk, sql):
    response = client.get(WHAT_IF, {level(sql): "0"})

    assert titles(response) == []
    assert "Without a skill there is no list." in response.content.decode()


@pytest.mark.parametrize("odd", ["9", "-1", "many", "1e9"])
def test_what_if_passes_over_what_is_no_level(client, person, analyst, sql, odd):
    response = client.get(WHAT_IF, {level(sql): odd, "level_nothing": "2"})

    assert response.status_code == 200
    assert response.context["changed"] == 0


def test_what_if_takes_another_skill_by_name_or_alias(client, person, analyst, excel):
    SkillAliasFactory(skill=excel, name="MS Excel")

    response = client.get(WHAT_IF, {"skill": "ms excel"})

    assert [field.label for field in response.context["form"].others] == ["Excel"]


def test_what_if_says_that_it_does_not_know_a_skill(client, person, analyst):
    html = client.get(WHAT_IF, {"skill": "<b>Juggling"}).content.decode()

    assert "does not know “&lt;b&gt;Juggling”" in html


def test_what_if_offers_names_of_skills_and_keeps_its_address(client, person, analyst):
    html = " ".join(client.get(WHAT_IF).content.decode().split())

    [field] = [part for part in html.split("<input") if 'id="what-if-skill"' in part]
    assert 'hx-get="/skills/names/"' in field
    assert 'hx-target="#skill-names"' in field
    assert 'hx-replace-url="false"' in field
    assert '<datalist id="skill-names">' in html


def test_what_if_answers_a_swap_with_the_outcome_alone(client, person, analyst):
    html = client.get(WHAT_IF, headers={"HX-Request": "true"}).content.decode()

    assert html.strip().startswith('<div class="stack" id="outcome"')
    assert "<form" not in html


@pytest.mark.parametrize("count", [1, 4])
def test_what_if_costs_the_same_queries_for_any_number_of_rows(
    client, person, sql, count, django_assert_num_queries
):
    for _ in range(count):
        path = CareerSkillFactory(skill=sql).career_path
        need = CareerSkillFactory(career_path=path)
        LearningResourceFactory.create_batch(count, skill=need.skill)
        UserSkillFactory(user=person)

    with django_assert_num_queries(10):
        response = client.get(WHAT_IF)

    assert len(response.context["form"].own) == count + 1


@pytest.mark.usefixtures("person", "analyst", "clerk")
def test_best_next_skill_gains_most_by_the_hour_with_the_hours_of_its_resources(client, sql, excel):
    for hours in (4, 6):
        LearningResourceFactory(skill=sql, level=Level.INTERMEDIATE, hours=Decimal(hours))
    LearningResourceFactory(skill=excel, level=Level.BEGINNER, hours=Decimal(2))

    advice = client.get(WHAT_IF).context["advice"]

    assert [(one.step.name, one.step.hours, len(one.resources)) for one in advice] == [
        ("Excel", 2.0, 1),
        ("SQL", 10.0, 2),
    ]
    assert advice[1].step.fit_per_hour == pytest.approx(advice[1].step.fit_gained / 10)


def test_best_next_skill_looks_at_the_saved_careers_alone(client, person, analyst, clerk, excel):
    CareerMarkFactory(user=person, career_path=clerk)

    response = client.get(WHAT_IF)

    assert [one.step.name for one in response.context["advice"]] == ["Excel"]
    assert response.context["chosen"] == 1


def test_what_if_works_without_skills_and_without_careers(client, member):
    assert client.get(WHAT_IF).status_code == 200


@pytest.mark.parametrize("url", [WHAT_IF, PREFERENCES])
def test_page_asks_a_stranger_to_log_in(client, url):
    response = client.get(url)

    assert response.url == f"{reverse('account_login')}?next={url}"


def test_preferences_are_stored_and_lead_to_the_ranking(client, person):
    response = client.post(PREFERENCES, {**WEIGHTS, "salary_hard": "on"})

    row = RankingPreferences.objects.get()
    assert response.url == RANKING
    assert (row.user, row.work_type_weight, row.salary_weight) == (person, 2, 3)
    assert (row.location_weight, row.work_type_hard, row.salary_hard) == (0, False, True)


def test_preferences_that_are_set_again_stay_one_row(client, person):
    client.post(PREFERENCES, WEIGHTS)
    client.post(PREFERENCES, {**WEIGHTS, "salary_weight": "0"})

    assert RankingPreferences.objects.get().salary_weight == 0


@pytest.mark.parametrize("weight", ["4", "-1", "", "heavy"])
def test_weight_outside_the_scale_is_refused(client, person, weight):
    response = client.post(PREFERENCES, {**WEIGHTS, "salary_weight": weight})

    assert response.status_code == 422
    assert RankingPreferences.objects.count() == 0


def test_preferences_page_shows_the_wishes_of_the_profile(client, person):
    person.profile.salary_expectation_min = 45_000
    person.profile.preferred_work_type = "remote"
    person.profile.save()

    html = client.get(PREFERENCES).content.decode()

    assert "45,000 USD" in html
    assert "we read your figure as US dollars too" in html
    assert "Salary (US dollars a year)" in html
    assert "Remote" in html


def test_wish_moves_a_career_and_shows_its_points(client, person, analyst, sql):
    far = CareerPathFactory(title="Zookeeper", remote_friendly=True)
    CareerSkillFactory(career_path=far, skill=sql)
    person.profile.preferred_work_type = "remote"
    person.profile.save()

    response = client.get(RANKING)

    rows = [one for one, _ in response.context["rows"]]
    assert [one.career.title for one in rows] == ["Zookeeper", "Analyst"]
    assert [(one.fit_points, one.points) for one in rows] == [(100.0, 105.0), (100.0, 95.0)]
    assert "Work type not met" in " ".join(response.content.decode().split())


def test_must_leaves_careers_out_and_lists_them_with_the_reason(client, person, analyst):
    analyst.salary_median = 30_000
    analyst.save()
    person.profile.salary_expectation_min = 40_000
    person.profile.save()
    RankingPreferences.objects.create(user=person, salary_hard=True)

    ranking = client.get(RANKING)
    left_out = client.get(RANKING, {"show": "left_out"})

    assert ranking.context["rows"] == []
    assert [one.career for one, _ in left_out.context["rows"]] == [analyst]
    assert "Salary not met (a must)" in " ".join(left_out.content.decode().split())
