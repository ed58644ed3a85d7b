from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from careers.tests.factories import CareerSkillFactory
from skills.enums import EvidenceKind, Level
from skills.models import SkillEvidence, UserSkill
from skills.tests.factories import (
    LearningResourceFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db


def url(name, skill):
    return reverse(f"skills:{name}", args=[skill.pk])


PAGES = [("detail", "get"), ("deny", "post"), ("deny_undo", "post")]


# --- who may ------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "method"), PAGES)
def test_page_needs_log_in(client, name, method):
    address = url(name, UserSkillFactory().skill)

    assert getattr(client, method)(address).url == f"{reverse('account_login')}?next={address}"
    assert SkillEvidence.objects.count() == 0


@pytest.mark.parametrize(("name", "method"), PAGES)
def test_skill_that_only_somebody_else_has_is_not_found(client, member, name, method):
    row = UserSkillFactory()
    SkillEvidenceFactory(user=row.user, skill=row.skill)

    assert getattr(client, method)(url(name, row.skill)).status_code == 404
    assert SkillEvidence.objects.count() == 1


@pytest.mark.parametrize(("name", "method"), PAGES)
def test_skill_that_there_is_not_is_not_found(client, member, name, method):
    address = reverse(f"skills:{name}", args=[uuid4()])

    assert getattr(client, method)(address).status_code == 404


@pytest.mark.parametrize("name", ["deny", "deny_undo"])
def test_denial_is_no_link(client, member, name):
    assert client.get(url(name, UserSkillFactory(user=member).skill)).status_code == 405


# --- the page -----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_skill_page_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    row = UserSkillFactory(user=member)
    for kind in (EvidenceKind.CV, EvidenceKind.CERTIFICATION):
        SkillEvidenceFactory.create_batch(count, user=member, skill=row.skill, kind=kind)
    LearningResourceFactory.create_batch(count, skill=row.skill)

    with django_assert_num_queries(7):
        html = client.get(url("detail", row.skill)).content.decode()

    assert html.count('<li class="entry"') == 2 * count
    assert html.count("https://learn.example/course/") == count


def test_skill_page_shows_rows_with_day_source_and_level(client, member):
    row = UserSkillFactory(user=member)
    SkillEvidenceFactory(
        user=member, skill=row.skill, text="Led <b>triage</b>.", dated=date(2026, 5, 3)
    )
    SkillEvidenceFactory(user=member, skill=row.skill, text="", origin="a CV you deleted")
    SkillEvidenceFactory(
        user=member, skill=row.skill, kind=EvidenceKind.OWN, level=Level.ADVANCED, text=""
    )
    SkillEvidenceFactory(skill=row.skill, text="Of somebody else")

    html = client.get(url("detail", row.skill)).content.decode()

    words = [
        "Led &lt;b&gt;triage&lt;/b&gt;.",
        "cv.pdf, page 1",
        "3 May 2026",
        "A CV you deleted",
        "Your own rating",
        "Advanced",
        "Decides the level",
        "You rated it Advanced on",
    ]
    assert [word for word in words if word not in html] == []
    assert html.count("Decides the level") == 1
    assert "Of somebody else" not in html


def test_skill_page_without_rows_says_so(client, member):
    html = client.get(url("detail", UserSkillFactory(user=member).skill)).content.decode()

    assert "Nothing yet." in html
    assert "Freshness is not known" in html


def test_skill_page_shows_conflicts_and_freshness(client, member):
    row = UserSkillFactory(user=member, level=Level.EXPERT, last_used=date(2010, 1, 1))
    SkillEvidenceFactory(
        user=member,
        skill=row.skill,
        kind=EvidenceKind.OWN,
        level=Level.EXPERT,
        last_used=date(2010, 1, 1),
    )

    html = client.get(url("detail", row.skill)).content.decode()

    assert "This does not go together" in html
    assert "you last used it on 1 Jan 2010" in html
    assert "Stale" in html


def test_skill_page_leads_to_the_careers_that_ask_for_it(client, member):
    skill = SkillFactory(name="C & C++")
    UserSkillFactory(user=member, skill=skill)
    CareerSkillFactory.create_batch(2, skill=skill)

    html = client.get(url("detail", skill)).content.decode()

    assert f'href="{reverse("careers:list")}?q=C%20%26%20C%2B%2B"' in html
    assert "2 careers that ask for it" in " ".join(html.split())


# --- what a person cannot confirm ---------------------------------------------------------


def test_denied_skill_leaves_the_list_and_its_page_offers_to_undo(client, member):
    row = UserSkillFactory(user=member, skill__name="Yoga")

    html = client.post(url("deny", row.skill), follow=True).content.decode()

    assert UserSkill.objects.count() == 0
    assert "You cannot confirm this skill" in html
    assert f'action="{url("deny_undo", row.skill)}"' in html
    assert f'action="{url("deny", row.skill)}"' not in html


def test_denial_is_undone(client, member):
    row = UserSkillFactory(user=member, level=Level.EXPERT)
    client.post(url("deny", row.skill))

    response = client.post(url("deny_undo", row.skill), follow=True)

    assert UserSkill.objects.get().level == Level.EXPERT
    assert "is as it was before." in response.content.decode()


def test_undone_denial_of_what_nothing_speaks_for_leads_to_the_list(client, member):
    row = SkillEvidenceFactory(user=member, kind=EvidenceKind.DENIED)

    response = client.post(url("deny_undo", row.skill))

    assert response.url == reverse("skills:list")


# --- how skills age -----------------------------------------------------------------------


def test_curve_is_published_to_everybody(client):
    html = client.get("/help/how-skills-age/").content.decode()

    assert "freshness = 0.5 ^ (years since last use ÷ 4)" in html
    assert [f"{percent} %" in html for percent in (100, 84, 71, 50, 35, 25, 12)] == [True] * 7
