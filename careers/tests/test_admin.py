import pytest
from django.urls import reverse

from careers.enums import Publication
from careers.models import CareerPath, CareerTitle
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
        "titles-TOTAL_FORMS": "0",
        "titles-INITIAL_FORMS": "0",
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


def change_page(career):
    return reverse("admin:careers_careerpath_change", args=[career.pk])


def test_other_titles_are_saved_with_the_career(client, staff):
    rows = {"titles-TOTAL_FORMS": "1", "titles-0-title": "Cabinet maker"}

    client.post(reverse("admin:careers_careerpath_add"), career_form(**rows))

    assert [row.title for row in CareerPath.objects.get().titles.all()] == ["Cabinet maker"]


@pytest.mark.parametrize("second", ["Cabinet maker", "cabinet MAKER"])
def test_other_title_that_stands_twice_is_refused(client, staff, second):
    rows = {"titles-0-title": "Cabinet maker", "titles-1-title": second}
    form = career_form(**rows, **{"titles-TOTAL_FORMS": "2"})

    response = client.post(reverse("admin:careers_careerpath_add"), form)

    assert "This stands here twice." in response.content.decode()
    assert CareerPath.objects.count() == 0


def test_career_is_found_by_another_of_its_titles(client, staff):
    career = CareerPathFactory()
    CareerTitle.objects.create(career_path=career, title="Cabinet maker")
    CareerPathFactory()

    response = client.get(CAREERS, {"q": "cabinet"})

    assert list(response.context["cl"].queryset) == [career]


@pytest.mark.parametrize(
    ("action", "after", "said"),
    [
        ("publish", Publication.PUBLISHED, "2 published."),
        ("withdraw", Publication.DRAFT, "2 withdrawn."),
    ],
)
def test_staff_move_many_careers_at_once(client, staff, action, after, said):
    [before] = set(Publication) - {after}
    rows = CareerPathFactory.create_batch(2, publication=before)
    left = CareerPathFactory(publication=before)
    chosen = {"action": action, "_selected_action": [str(row.pk) for row in rows]}

    response = client.post(CAREERS, chosen, follow=True)

    assert [str(message) for message in response.context["messages"]] == [said]
    assert set(CareerPath.objects.filter(publication=after)) == set(rows)
    left.refresh_from_db()
    assert left.publication == before


def test_career_list_is_filtered_by_publication(client, staff):
    draft = CareerPathFactory(publication=Publication.DRAFT)
    CareerPathFactory()

    response = client.get(CAREERS, {"publication__exact": "draft"})

    assert list(response.context["cl"].queryset) == [draft]


def test_imported_career_that_staff_only_withdraw_is_not_edited_and_one_of_ours_is(client, staff):
    imported = CareerPathFactory(source="esco", uri="esco:1")
    ours = CareerPathFactory()
    chosen = {"action": "withdraw", "_selected_action": [str(imported.pk), str(ours.pk)]}

    client.post(CAREERS, chosen)

    edited = CareerPath.objects.filter(edited=True)
    assert list(edited) == [ours]


def saved(career, **changes):
    """The page of a career as the browser sends it, with its one requirement."""
    row = career.requirements.get()
    rows = {
        "requirements-TOTAL_FORMS": "1",
        "requirements-INITIAL_FORMS": "1",
        "requirements-0-id": str(row.pk),
        "requirements-0-career_path": str(career.pk),
        "requirements-0-skill": str(row.skill.pk),
        "requirements-0-importance": row.importance,
        "requirements-0-minimum_level": row.minimum_level,
    }
    told = {"title": career.title, "description": career.description, "category": career.category}
    return career_form(**told, **rows) | changes


@pytest.mark.parametrize(
    ("changes", "career_edited", "row_edited"),
    [
        ({}, False, False),
        ({"publication": "draft"}, False, False),
        ({"title": "Cabinet maker"}, True, False),
        ({"requirements-0-importance": "nice_to_have"}, True, True),
        ({"requirements-0-DELETE": "on"}, True, None),
    ],
)
def test_what_staff_change_of_an_imported_career_is_theirs(
    client, staff, changes, career_edited, row_edited
):
    requirement = CareerSkillFactory(source="esco", career_path__source="esco")
    career = requirement.career_path

    response = client.post(change_page(career), saved(career, **changes))

    career.refresh_from_db()
    assert response.status_code == 302
    assert career.edited == career_edited
    assert career.requirements.values_list("edited", flat=True).first() == row_edited


def test_provenance_is_shown_and_cannot_be_sent(client, staff):
    career = CareerSkillFactory(
        career_path__source="esco", career_path__source_version="v1.1.1"
    ).career_path

    page = client.get(change_page(career))
    client.post(change_page(career), saved(career, source="own", source_version="v9"))

    career.refresh_from_db()
    assert "v1.1.1" in page.content.decode()
    assert (career.source, career.source_version) == ("esco", "v1.1.1")


@pytest.mark.parametrize("url", [CAREERS, reverse("admin:careers_careerpath_add")])
def test_people_are_led_away_from_staff_pages(client, member, url):
    response = client.get(url)

    assert response.status_code == 302
    assert "login" in response.url
