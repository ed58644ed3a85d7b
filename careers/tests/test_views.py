from uuid import uuid4

import pytest
from django.urls import reverse

from careers import selectors
from careers.tests.factories import CareerPathFactory, CareerSkillFactory
from skills.enums import Level
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def page(client, name, *args, **query):
    response = client.get(reverse(f"careers:{name}", args=args), query)
    return response, " ".join(response.content.decode().split())


def text(client, name, *args, **query):
    return page(client, name, *args, **query)[1]


@pytest.mark.parametrize("name", ["list", "ranking"])
def test_page_asks_a_stranger_to_log_in(client, name):
    url = reverse(f"careers:{name}")

    response = client.get(url)

    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={url}"


def test_career_asks_a_stranger_to_log_in(client):
    response = client.get(CareerPathFactory().get_absolute_url())

    assert response.status_code == 302


@pytest.mark.parametrize("name", ["list", "ranking"])
def test_page_cannot_be_posted_to(client, member, name):
    assert client.post(reverse(f"careers:{name}")).status_code == 405


@pytest.mark.parametrize("count", [1, 4])
def test_list_costs_the_same_queries_for_any_number_of_careers(
    client, member, count, django_assert_num_queries
):
    CareerPathFactory.create_batch(count)

    with django_assert_num_queries(9):
        html = text(client, "list")

    assert html.count('<article class="card') == count


@pytest.mark.parametrize("count", [1, 4])
def test_career_costs_the_same_queries_for_any_number_of_requirements(
    client, member, count, django_assert_num_queries
):
    career = CareerPathFactory(career_progression=[{"title": "Elsewhere", "kind": "lateral"}])
    needs = CareerSkillFactory.create_batch(count, career_path=career)
    CareerSkillFactory.create_batch(count)
    UserSkillFactory(user=member, skill=needs[0].skill)

    with django_assert_num_queries(13):
        html = text(client, "detail", career.pk)

    assert html.count('<li class="need">') == count


@pytest.mark.parametrize("count", [1, 4])
def test_ranking_costs_the_same_queries_for_any_number_of_careers(
    client, member, count, django_assert_num_queries
):
    skill = SkillFactory()
    UserSkillFactory(user=member, skill=skill)
    for _ in range(count):
        CareerSkillFactory(skill=skill)

    with django_assert_num_queries(17):
        html = text(client, "ranking")
    with django_assert_num_queries(9):
        text(client, "ranking")

    assert html.count('<li class="entry"') == count


def test_list_page_swap_and_history_restore(client, member):
    CareerPathFactory(title="Data Analyst")
    url = reverse("careers:list")

    whole = client.get(url)
    swap = client.get(url, headers=HTMX)
    restored = client.get(url, headers={**HTMX, "HX-History-Restore-Request": "true"})

    assert b"<html" in whole.content
    assert b"<html" in restored.content
    assert swap.content.lstrip().startswith(b'<section class="stack" id="results"')
    assert b"<html" not in swap.content
    assert "HX-Request" in swap.headers["Vary"]


def test_list_searches_by_word_and_category(client, member):
    wanted = CareerSkillFactory(
        career_path__title="Data Analyst", career_path__category="Data", skill__name="SQL"
    ).career_path
    CareerPathFactory(title="Database Keeper", category="Infrastructure")

    response, html = page(client, "list", q="sql", category="Data")

    assert response.context["careers"] == [wanted]
    assert "1 career found" in html
    assert 'value="sql"' in html


def test_list_with_a_category_that_is_not_there_shows_everything_and_says_so(client, member):
    CareerPathFactory(category="Data")

    response, html = page(client, "list", category="Sailing")

    assert len(response.context["page"]) == 1
    assert "Sailing is not one of the available choices" in html


@pytest.mark.parametrize(
    ("query", "unfolded"),
    [
        ({"q": "analyst", "category": "Data", "level": "", "sort": "closeness"}, False),
        ({"level": "mid"}, True),
        ({"sort": "pay"}, True),
        ({"salary": "much"}, True),
    ],
)
def test_list_folds_its_further_filters_away_unless_one_says_something(
    client, member, query, unfolded
):
    CareerPathFactory(category="Data")

    response, _ = page(client, "list", **query)

    assert response.context["narrowed"] is unfolded


def test_list_says_what_to_do_when_nothing_matches(client, member):
    CareerPathFactory()

    html = text(client, "list", q="zzz")

    assert "No career matches" in html
    assert f'href="{reverse("careers:list")}"' in html


def test_list_says_that_the_catalogue_is_empty(client, member):
    html = text(client, "list")

    assert "The catalogue is empty" in html


def test_list_offers_filters_as_links_that_count_and_keep_the_search(client, member):
    CareerPathFactory(category="Data", experience_level="mid")
    CareerPathFactory(category="Health", experience_level="mid")

    html = text(client, "list", q="career", category="Data", page="1")

    assert 'href="?q=career&amp;category=Health"' in html
    assert 'href="?q=career&amp;category=Data&amp;level=mid"' in html
    assert 'href="?q=career" aria-current="true" >Data <span class="muted number">1</span>' in html


def test_list_shows_pages_of_twelve_that_keep_the_search(client, member):
    CareerPathFactory.create_batch(13)

    response, html = page(client, "list", q="career", page="2")

    assert len(response.context["page"]) == 1
    assert 'href="?q=career&amp;page=1"' in html


def test_list_shows_the_last_page_when_asked_for_one_too_far(client, member):
    CareerPathFactory.create_batch(13)

    response, _ = page(client, "list", page="99")

    assert response.context["page"].number == 2


def test_list_shows_pay_with_currency_country_and_source(client, member):
    CareerPathFactory(salary_range_min=85660, salary_range_max=158880)
    CareerPathFactory()

    html = text(client, "list")

    assert "85,660 – 158,880 USD" in html
    assert "a year, United States" in html
    assert str(selectors.PAY_SOURCE) in html
    assert html.count("No pay figure") == 1


def test_career_that_is_not_there_is_not_found(client, member):
    response, _ = page(client, "detail", uuid4())

    assert response.status_code == 404


def test_career_shows_the_figures_with_their_sources(client, member):
    career = CareerPathFactory(
        salary_range_min=85660,
        salary_range_max=158880,
        market_demand="medium",
        annual_openings=23400,
        growth_percent="33.5",
        growth_potential="much_faster",
    )

    html = text(client, "detail", career.pk)

    for words in (
        "85,660 – 158,880 USD",
        "23,400",
        "33.5 %",
        "Much faster than average",
        str(selectors.PAY_SOURCE),
        str(selectors.OUTLOOK_SOURCE),
    ):
        assert words in html


def test_career_without_figures_says_so(client, member):
    html = text(client, "detail", CareerPathFactory().pk)

    assert html.count("No figure: the statistics have no occupation for this career.") == 2


def test_career_with_some_figures_names_the_missing(client, member):
    career = CareerPathFactory(annual_openings=0)

    html = text(client, "detail", career.pk)

    assert html.count("<dd> No figure") == 2
    assert "<dd> 0" in html


def test_career_invites_somebody_without_skills_and_shows_no_score(client, member):
    need = CareerSkillFactory(skill__name="SQL")

    html = text(client, "detail", need.career_path_id)

    assert "We do not know your skills yet" in html
    assert 'class="ring' not in html
    assert "SQL" in html


def test_career_lists_have_below_and_missing_with_both_levels(client, member):
    career = CareerPathFactory()
    for name, level in (("SQL", Level.ADVANCED), ("Excel", Level.BEGINNER), ("Python", None)):
        need = CareerSkillFactory(career_path=career, skill=SkillFactory(name=name))
        if level:
            UserSkillFactory(user=member, skill=need.skill, level=level)

    response, html = page(client, "detail", career.pk)

    standing = response.context["standing"]
    assert [need.name for need in standing.have] == ["SQL"]
    assert "Advanced; asks for intermediate" in html
    assert "Beginner; asks for intermediate" in html
    assert "Asks for intermediate" in html
    assert f"{standing.match.readiness} out of 100" in html


def test_career_leads_to_its_plan_and_its_next_careers(client, member):
    after = CareerPathFactory(title="Data Scientist")
    career = CareerPathFactory(
        career_progression=[{"title": "Data Scientist", "kind": "advancement"}]
    )

    html = text(client, "detail", career.pk)

    assert f'href="{reverse("roadmaps:new")}?career={career.pk}"' in html
    assert f'href="{after.get_absolute_url()}"' in html
    assert "A step up" in html


def test_career_shows_text_of_staff_as_text(client, member):
    career = CareerPathFactory(responsibilities=["<b>Bold</b> moves"])

    html = text(client, "detail", career.pk)

    assert "&lt;b&gt;Bold&lt;/b&gt; moves" in html


def test_ranking_shows_what_the_engine_says(client, member):
    best = CareerSkillFactory(skill__name="SQL", career_path__title="Data Analyst")
    CareerSkillFactory(skill__name="Patient care", career_path__title="Nurse")
    UserSkillFactory(user=member, skill=best.skill, level=Level.INTERMEDIATE)

    response, html = page(client, "ranking")

    assert [one for one, _ in response.context["rows"]] == selectors.ranking(user=member)
    assert html.index("Data Analyst") < html.index("Nurse")
    assert "Ready: 100 out of 100" in html
    assert "Just starting: 0 out of 100" in html
    assert "How is this computed?" in html
    assert f'href="{reverse("roadmaps:new")}?career={best.career_path_id}"' in html


def test_ranking_shows_pages_of_ten_with_the_places_of_all(client, member):
    skill = SkillFactory()
    UserSkillFactory(user=member, skill=skill)
    for _ in range(12):
        CareerSkillFactory(skill=skill)

    first = page(client, "ranking")[1]
    response, second = page(client, "ranking", page="2")

    assert first.count('<li class="entry"') == 10
    assert [one.place for one, _ in response.context["rows"]] == [11, 12]
    assert [one for one, _ in response.context["rows"]] == selectors.ranking(user=member)[10:]
    assert "Place 12" in second


def test_ranking_without_skills_leads_to_the_cv_and_the_skills(client, member):
    CareerSkillFactory()

    html = text(client, "ranking")

    assert "Nothing to rank yet" in html
    assert f'href="{reverse("cvs:list")}"' in html
    assert f'href="{reverse("skills:list")}"' in html


def test_ranking_of_an_empty_catalogue_says_so(client, member):
    UserSkillFactory(user=member)

    html = text(client, "ranking")

    assert "The catalogue is empty" in html


def test_ranking_uses_the_skills_of_nobody_else(client, member):
    need = CareerSkillFactory()
    UserSkillFactory(skill=need.skill)

    response, _ = page(client, "ranking")

    assert response.context["rows"] == []
