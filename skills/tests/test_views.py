from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from skills.enums import EvidenceKind, Level, SkillSource
from skills.models import UserSkill
from skills.tests.factories import (
    SkillAliasFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
SKILLS = "/skills/"


def edit(row):
    return reverse("skills:edit", args=[row.pk])


def remove(row):
    return reverse("skills:remove", args=[row.pk])


OF_A_SKILL = [(edit, "get"), (edit, "post"), (remove, "post")]


# --- who may ------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [SKILLS, "/skills/names/"])
def test_page_needs_log_in(client, url):
    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(("address", "method"), OF_A_SKILL)
def test_skill_needs_log_in(client, address, method):
    url = address(UserSkillFactory())

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"
    assert UserSkill.objects.count() == 1


@pytest.mark.parametrize(("address", "method"), OF_A_SKILL)
def test_skill_of_someone_else_is_not_found(client, member, address, method):
    row = UserSkillFactory(level=Level.BEGINNER)

    response = getattr(client, method)(address(row), {"level": "expert"})

    assert response.status_code == 404
    assert UserSkill.objects.get().level == Level.BEGINNER


@pytest.mark.parametrize("address", [remove, edit])
def test_skill_takes_no_other_method(client, member, address):
    url = address(UserSkillFactory(user=member))

    assert client.delete(url).status_code == 405


def test_removal_is_no_link(client, member):
    assert client.get(remove(UserSkillFactory(user=member))).status_code == 405


# --- the list of skills -------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_skill_list_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    for row in UserSkillFactory.create_batch(count, user=member):
        SkillEvidenceFactory.create_batch(2, user=member, skill=row.skill)
    UserSkillFactory()

    with django_assert_num_queries(4):
        html = client.get(SKILLS).content.decode()

    assert html.count('<th scope="row">') == count
    assert " ".join(html.split()).count("Stands in cv.pdf, page 1") == count


def test_skill_list_shows_all_that_is_known(client, member):
    UserSkillFactory(
        user=member,
        skill__name="SQL",
        skill__category="Databases",
        level=Level.ADVANCED,
        source=SkillSource.CV_PARSED,
        years_of_experience=Decimal("4.5"),
        last_used=date(2026, 9, 1),
        verified=True,
    )

    html = client.get(SKILLS).content.decode()

    words = ["SQL", "Databases", "Advanced", "From your CV", "4.5", "1 Sep 2026", "Verified"]
    assert [word for word in words if word not in html] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SkillSource.MANUAL, "Added by you"),
        (SkillSource.AI_DETECTED, "Suggested by a model"),
        (None, "Not recorded"),
    ],
)
def test_skill_list_says_where_a_skill_comes_from(client, member, source, words):
    UserSkillFactory(user=member, source=source)

    assert words in client.get(SKILLS).content.decode()


def test_skill_list_without_skills_leads_to_the_upload(client, member):
    html = client.get(SKILLS).content.decode()

    assert "No skills yet" in html
    assert f'href="{reverse("cvs:list")}"' in html
    assert "<table" not in html


def test_skill_is_added_by_name(client, member):
    SkillFactory(name="SQL")

    response = client.post(SKILLS, {"skill": "sql", "level": "expert", "years": "3"}, follow=True)

    row = UserSkill.objects.get(user=member)
    assert (row.skill.name, row.level, row.source) == ("SQL", "expert", SkillSource.MANUAL)
    assert row.years_of_experience == 3
    assert "SQL is among your skills." in response.content.decode()


def test_skill_that_is_unknown_is_422_and_keeps_the_input(client, member):
    response = client.post(SKILLS, {"skill": "Zorbing", "level": "expert", "years": "3"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "The catalogue has no such skill yet." in html
    assert 'value="Zorbing"' in html
    assert '<option value="expert" selected>' in html
    assert UserSkill.objects.count() == 0


def test_skill_that_is_unknown_is_answered_with_those_that_are_near(client, member):
    SkillFactory(name="Public speaking")

    html = client.post(SKILLS, {"skill": "speaking", "level": "expert"}).content.decode()

    assert "Did you mean: Public speaking?" in html


def test_skill_to_add_may_be_named_in_the_address(client, member):
    assert (
        'value="Welding &amp; more"'
        in client.get(SKILLS, {"add": "Welding & more"}).content.decode()
    )


def shown(html):
    return [name for name in ("Baking", "Welding", "Yoga") if f">{name}</a>" in html]


@pytest.fixture
def three(member):
    """Three skills that differ in all that one filters by."""
    UserSkillFactory(user=member, skill__name="Baking", skill__category="Kitchen")
    welding = UserSkillFactory(
        user=member, skill__name="Welding", level=Level.EXPERT, last_used=localdate()
    )
    yoga = UserSkillFactory(user=member, skill__name="Yoga", last_used=date(2000, 1, 1))
    SkillEvidenceFactory(user=member, skill=welding.skill, kind=EvidenceKind.STAFF)
    SkillEvidenceFactory(user=member, skill=yoga.skill, kind=EvidenceKind.CV)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Baking", "Welding", "Yoga"]),
        ({"category": "Kitchen"}, ["Baking"]),
        ({"level": "expert"}, ["Welding"]),
        ({"kind": "cv"}, ["Yoga"]),
        ({"kind": "staff", "level": "expert"}, ["Welding"]),
        ({"freshness": "stale"}, ["Yoga"]),
        ({"freshness": "unknown"}, ["Baking"]),
        ({"level": "beginner"}, []),
    ],
)
def test_skill_list_is_filtered(client, three, query, names):
    response = client.get(SKILLS, query)

    html = response.content.decode()
    assert (response.status_code, shown(html)) == (200, names)
    assert ("No skill fits" in html) is (not names)


def test_skill_list_with_a_filter_that_there_is_not_is_422_and_shows_all(client, three):
    response = client.get(SKILLS, {"level": "wizard"})

    assert response.status_code == 422
    assert shown(response.content.decode()) == ["Baking", "Welding", "Yoga"]


def test_skill_list_swap_holds_the_results_and_no_page(client, three):
    response = client.get(SKILLS, {"level": "expert"}, headers={"HX-Request": "true"})

    html = response.content.decode()
    assert shown(html) == ["Welding"]
    assert "1 of 3 skills" in html
    assert "<html" not in html
    assert "HX-Request" in response.headers["Vary"]


def test_skill_list_names_sources_and_freshness(client, three):
    html = client.get(SKILLS).content.decode()

    words = ["Staff", "CV", "Fresh", "Stale", "Not known"]
    assert [word for word in words if f"{word}</span>" not in html] == []


def test_skill_list_names_what_the_person_cannot_confirm_apart(client, member):
    row = SkillEvidenceFactory(user=member, kind=EvidenceKind.DENIED, skill__name="Yoga")

    html = client.get(SKILLS).content.decode()

    assert "What you cannot confirm" in html
    assert f'action="{reverse("skills:deny_undo", args=[row.skill_id])}"' in html


@pytest.mark.parametrize("count", [3, 6])
def test_names_cost_the_same_queries_and_are_what_fits(
    client, member, count, django_assert_num_queries
):
    for skill in SkillFactory.create_batch(count, category="Trades"):
        SkillAliasFactory(name=f"Trade of {skill.name}", skill=skill)

    with django_assert_num_queries(6):
        html = client.get("/skills/names/", {"skill": "trade of"}).content.decode()

    assert html.count("<option") == count
    assert html.count('label="Trade of') == count


def test_names_of_what_is_meant_hold_what_was_typed_so_that_browsers_show_them(client, member):
    SkillAliasFactory(name="Wielding", skill=SkillFactory(name="Welding & more"))
    SkillAliasFactory(name="Brazing", skill=SkillFactory(name="Soldering"))

    weld, braze = (
        " ".join(client.get("/skills/names/", {"skill": typed}).content.decode().split())
        for typed in ("wleding", "barzing<")
    )

    assert 'value="Welding &amp; more" label="wleding: Welding &amp; more?"' in weld
    assert 'value="Soldering" label="barzing&lt;: Brazing?"' in braze


def test_names_for_nothing_are_none(client, member):
    SkillFactory()

    assert "<option" not in client.get("/skills/names/").content.decode()


def test_field_for_a_skill_asks_for_names(client, member):
    html = client.get(SKILLS).content.decode()

    field = html[html.index('name="skill"') :].partition(">")[0]
    assert 'hx-get="/skills/names/"' in field
    assert 'list="skill-names"' in field
    assert '<datalist id="skill-names">' in html


def test_skill_list_answers_an_empty_post_with_422(client, member):
    assert client.post(SKILLS).status_code == 422


# --- one skill ----------------------------------------------------------------------------


def test_skill_edit_shows_what_is_known(client, member):
    row = UserSkillFactory(
        user=member, level=Level.ADVANCED, last_used=date(2026, 9, 1), years_of_experience=2
    )

    html = client.get(edit(row)).content.decode()

    assert '<option value="advanced" selected>' in html
    assert 'value="2026-09-01"' in html
    assert 'value="2.0"' in html


def test_skill_edit_saves_the_persons_own_word(client, member):
    row = UserSkillFactory(user=member, source=SkillSource.CV_PARSED)

    response = client.post(edit(row), {"level": "expert", "years": "", "last_used": ""})

    row.refresh_from_db()
    assert response.url == reverse("skills:detail", args=[row.skill_id])
    assert (row.level, row.source) == (Level.EXPERT, SkillSource.MANUAL)


def test_skill_edit_with_a_mistake_is_422_and_keeps_the_input(client, member):
    row = UserSkillFactory(user=member, level=Level.BEGINNER)

    response = client.post(edit(row), {"level": "expert", "years": "99"})

    assert response.status_code == 422
    assert 'value="99"' in response.content.decode()
    assert UserSkill.objects.get().level == Level.BEGINNER


def test_skill_is_removed(client, member):
    row = UserSkillFactory(user=member, skill__name="SQL")

    response = client.post(remove(row), follow=True)

    assert UserSkill.objects.count() == 0
    assert "SQL is no longer among your skills." in response.content.decode()
