import re
from uuid import uuid4

import pytest
from django.urls import reverse

from careers.models import CareerMark, CareerPath, RankingRun
from careers.tests.factories import (
    CareerMarkFactory,
    CareerPathFactory,
    CareerSkillFactory,
)
from skills.enums import Level
from skills.services.merging import merge_skills
from skills.tests.factories import SkillFactory, UserSkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sql():
    return SkillFactory(name="SQL")


@pytest.fixture
def person(member, sql):
    """The member, with SQL at beginner's level."""
    UserSkillFactory(user=member, skill=sql, level=Level.BEGINNER)
    return member


@pytest.fixture
def analyst(sql):
    return CareerSkillFactory(career_path__title="Data Analyst", skill=sql).career_path


def get(client, name, *args, **query):
    return client.get(reverse(f"careers:{name}", args=args), query)


def text(client, name, *args, **query):
    return " ".join(get(client, name, *args, **query).content.decode().split())


def mark(client, path, **values):
    return client.post(reverse("careers:mark", args=[path.pk]), values)


def test_ranking_shows_no_changes_the_first_time(client, person, analyst):
    assert "What changed since the ranking before?" not in text(client, "ranking")


def test_ranking_shows_what_changed_since_the_one_before(client, person, analyst):
    text(client, "ranking")
    person.user_skills.update(level=Level.INTERMEDIATE)

    html = text(client, "ranking")

    assert "What changed since the ranking before?" in html
    assert "beginner → intermediate" in html
    assert "50 → 100 of 100" in html


@pytest.mark.parametrize("count", [1, 4])
def test_run_costs_the_same_queries_for_any_number_of_careers(
    client, person, sql, count, django_assert_num_queries
):
    for _ in range(count):
        CareerSkillFactory(skill=sql)
    text(client, "ranking")
    person.user_skills.update(level=Level.INTERMEDIATE)
    text(client, "ranking")

    with django_assert_num_queries(10):
        html = text(client, "run", RankingRun.objects.latest("created_at").pk)

    assert html.count("your level") == count


def test_run_and_ranking_name_the_skill_that_a_merged_one_became(client, person, analyst, sql):
    text(client, "ranking")
    person.user_skills.update(level=Level.INTERMEDIATE)
    text(client, "ranking")
    merge_skills(kept=SkillFactory(name="Querying"), gone=sql, staff=None)

    run = text(client, "run", RankingRun.objects.latest("created_at").pk)
    ranking = text(client, "ranking")

    assert "This ranking is out of date" in run
    assert "<strong>Querying</strong>: beginner → intermediate" in run
    assert "A skill that is gone" not in run + ranking


@pytest.mark.parametrize("count", [1, 4])
def test_run_list_costs_the_same_queries_for_any_number_of_runs(
    client, person, analyst, count, django_assert_num_queries
):
    for level in list(Level)[:count]:
        person.user_skills.update(level=level)
        text(client, "ranking")

    with django_assert_num_queries(6):
        html = text(client, "run_list")

    assert html.count('<li class="entry"') == count


def test_run_that_is_older_than_the_skills_says_so(client, person, analyst):
    text(client, "ranking")
    run = RankingRun.objects.get()
    fresh = text(client, "run", run.pk)
    person.user_skills.update(level=Level.EXPERT)

    assert "out of date" not in fresh
    assert "This ranking is out of date" in text(client, "run", run.pk)
    assert "Out of date" in text(client, "run_list")


def test_run_of_somebody_else_is_not_found(client, person, analyst):
    text(client, "ranking")
    run = RankingRun.objects.get()
    client.force_login(UserSkillFactory().user)

    assert get(client, "run", run.pk).status_code == 404
    assert str(run.pk) not in text(client, "run_list")


def test_career_can_be_saved_and_unsaved(client, person, analyst):
    response = mark(client, analyst, mark="saved", next=reverse("careers:ranking"))
    saved = CareerMark.objects.get()
    mark(client, analyst, mark="")

    assert response.url == reverse("careers:ranking")
    assert (saved.user, saved.career_path, saved.mark) == (person, analyst, "saved")
    assert CareerMark.objects.count() == 0


def test_dismissed_career_waits_with_its_reason_until_it_is_taken_back(client, person, analyst):
    mark(client, analyst, mark="dismissed", reason="  Too many spreadsheets ")

    everything = get(client, "ranking")
    dismissed = text(client, "ranking", show="dismissed")

    assert everything.context["rows"] == []
    assert "Your reason: Too many spreadsheets" in dismissed
    assert "Take it back" in dismissed


def test_dismissing_a_saved_career_leaves_one_mark(client, person, analyst):
    mark(client, analyst, mark="saved")
    mark(client, analyst, mark="dismissed")

    assert CareerMark.objects.get().mark == "dismissed"


def test_shelf_of_saved_careers_holds_nobody_elses(client, person, analyst):
    CareerMarkFactory(career_path=analyst)

    assert "Nothing saved yet" in text(client, "ranking", show="saved")


@pytest.mark.parametrize("values", [{"mark": "loved"}, {"mark": "saved", "reason": "x" * 301}])
def test_odd_mark_is_refused(client, person, analyst, values):
    assert mark(client, analyst, **values).status_code == 400
    assert CareerMark.objects.count() == 0


def test_marking_leads_to_no_other_site(client, person, analyst):
    response = mark(client, analyst, mark="saved", next="https://elsewhere.example/")

    assert response.url == analyst.get_absolute_url()


def test_draft_is_shown_to_nobody(client, person, analyst):
    CareerPath.objects.update(publication="draft")

    assert get(client, "detail", analyst.pk).status_code == 404
    assert mark(client, analyst, mark="saved").status_code == 404
    assert "Data Analyst" not in text(client, "list")
    assert "Data Analyst" not in text(client, "ranking")
    assert "Data Analyst" not in text(client, "compare", c=str(analyst.pk))


def test_career_shows_arithmetic_that_adds_up(client, person, analyst):
    CareerSkillFactory(career_path=analyst, skill=SkillFactory(name="Excel"))

    response = get(client, "detail", analyst.pk)

    shown, match = response.context["arithmetic"], response.context["standing"].match
    made = sum(line.weight * line.part.ratio for line in shown.lines) / shown.norm
    assert made == pytest.approx(match.fit, abs=1e-12)
    assert round(shown.percent) == match.readiness
    assert f"{match.fit:.3f}" in response.content.decode()


def test_career_shows_its_neighbours_with_what_they_share(client, person, analyst, sql):
    CareerSkillFactory(career_path__title="Database Keeper", skill=sql)

    html = text(client, "detail", analyst.pk)

    assert "Database Keeper" in html
    assert "Shares SQL" in html


@pytest.mark.parametrize("count", [1, 4])
def test_comparison_costs_the_same_queries_for_any_number_of_careers(
    client, person, sql, count, django_assert_num_queries
):
    paths = [CareerSkillFactory(skill=sql).career_path for _ in range(count)]

    with django_assert_num_queries(8):
        response = get(client, "compare", c=[path.pk for path in paths])

    sides = response.context["sides"]
    assert [one.career for one in sides.careers] == paths
    assert [len(row.cells) for row in sides.skills] == [count]


def test_comparison_takes_four_and_passes_over_what_is_no_career(client, person, sql):
    paths = [CareerSkillFactory(skill=sql).career_path for _ in range(5)]

    response = get(client, "compare", c=["what", uuid4(), *(path.pk for path in paths)])

    assert [one.career for one in response.context["sides"].careers] == paths[:4]
    assert "These are the first four" in response.content.decode()


def test_comparison_shows_careers_to_somebody_without_skills(client, member, analyst):
    html = text(client, "compare", c=[analyst.pk])

    assert "Data Analyst" in html
    assert "Of 100" not in html


def test_comparison_of_nothing_invites(client, person):
    assert "Nothing to compare yet" in text(client, "compare")


def test_comparison_tells_what_each_asks_of_a_skill(client, person, analyst, sql):
    other = CareerSkillFactory(career_path=CareerPathFactory(), skill=SkillFactory(name="Excel"))

    response = get(client, "compare", c=[analyst.pk, other.career_path_id])

    rows = {row.name: row.cells for row in response.context["sides"].skills}
    titles = ["Data Analyst", other.career_path.title]
    assert [(cell.career, cell.need and cell.need.state) for cell in rows["SQL"]] == [
        *zip(titles, ["below", None], strict=True)
    ]
    assert [cell.need and cell.need.state for cell in rows["Excel"]] == [None, "missing"]


def test_comparison_names_the_career_in_every_cell_for_narrow_screens(client, person, analyst):
    other = CareerSkillFactory(skill=SkillFactory(name="Excel")).career_path

    html = text(client, "compare", c=[analyst.pk, other.pk])

    rows = [row for row in html.split("<tr>") if '<th scope="row"' in row]
    labels = [re.findall(r'<td data-label="([^"]*)">', row) for row in rows]
    assert labels == [["Data Analyst", other.title]] * len(rows)
    assert (len(rows), html.count("table table--cards")) == (12, 2)


def test_how_scores_work_is_open_to_everybody_and_tells_the_engines_numbers(client):
    html = text(client, "how")

    for words in ("100 points", "5 points times its weight", "Essential", "85", "fit-1"):
        assert words in html


def test_how_scores_work_says_that_freshness_does_not_count_and_where_it_is_told(client):
    html = text(client, "how")

    assert "<strong>Freshness</strong> does not count." in html
    assert f'href="{reverse("skills:ageing")}"' in html
