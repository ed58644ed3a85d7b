from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from skills.enums import Level, SkillSource
from skills.models import Certification, UserSkill
from skills.tests.factories import (
    CertificationFactory,
    SkillEvidenceFactory,
    SkillFactory,
    UserSkillFactory,
)

pytestmark = pytest.mark.django_db
SKILLS = "/skills/"
CERTIFICATIONS = "/certifications/"
ADD_CERTIFICATION = "/certifications/add/"
CERTIFICATE = {"name": "First aid", "issuing_organization": "Red Cross"}


def edit(row):
    return reverse("skills:edit", args=[row.pk])


def remove(row):
    return reverse("skills:remove", args=[row.pk])


def edit_certification(row):
    return reverse("skills:certification_edit", args=[row.pk])


def delete_certification(row):
    return reverse("skills:certification_delete", args=[row.pk])


OF_A_SKILL = [(edit, "get"), (edit, "post"), (remove, "post")]
OF_A_CERTIFICATION = [
    (edit_certification, "get"),
    (edit_certification, "post"),
    (delete_certification, "post"),
]


# --- who may ------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [SKILLS, CERTIFICATIONS, ADD_CERTIFICATION])
def test_page_needs_log_in(client, url):
    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(("address", "method"), OF_A_SKILL)
def test_skill_needs_log_in(client, address, method):
    url = address(UserSkillFactory())

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"
    assert UserSkill.objects.count() == 1


@pytest.mark.parametrize(("address", "method"), OF_A_CERTIFICATION)
def test_certification_needs_log_in(client, address, method):
    url = address(CertificationFactory())

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"
    assert Certification.objects.count() == 1


@pytest.mark.parametrize(("address", "method"), OF_A_SKILL)
def test_skill_of_someone_else_is_not_found(client, member, address, method):
    row = UserSkillFactory(level=Level.BEGINNER)

    response = getattr(client, method)(address(row), {"level": "expert"})

    assert response.status_code == 404
    assert UserSkill.objects.get().level == Level.BEGINNER


@pytest.mark.parametrize(("address", "method"), OF_A_CERTIFICATION)
def test_certification_of_someone_else_is_not_found(client, member, address, method):
    row = CertificationFactory(name="Theirs")

    response = getattr(client, method)(address(row), CERTIFICATE)

    assert response.status_code == 404
    assert Certification.objects.get().name == "Theirs"


@pytest.mark.parametrize("address", [remove, edit])
def test_skill_takes_no_other_method(client, member, address):
    url = address(UserSkillFactory(user=member))

    assert client.delete(url).status_code == 405


@pytest.mark.parametrize("address", [remove, delete_certification])
def test_removal_is_no_link(client, member, address):
    row = (UserSkillFactory if address is remove else CertificationFactory)(user=member)

    assert client.get(address(row)).status_code == 405


# --- the list of skills -------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_skill_list_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    for row in UserSkillFactory.create_batch(count, user=member):
        SkillEvidenceFactory.create_batch(2, user=member, skill=row.skill)
    UserSkillFactory()

    with django_assert_num_queries(5):
        html = client.get(SKILLS).content.decode()

    assert html.count('<th scope="row">') == count
    assert html.count("Stands in cv.pdf, page 1") == count
    assert html.count("<option value=") == 4 + count + 1


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


def test_skill_edit_shows_what_speaks_for_it_and_where_it_stands(client, member):
    row = UserSkillFactory(user=member)
    SkillEvidenceFactory(user=member, skill=row.skill, text="Led <b>triage</b>.")
    SkillEvidenceFactory(user=member, skill=row.skill, text="", origin="a CV you deleted")
    SkillEvidenceFactory(skill=row.skill, text="Of somebody else")

    html = client.get(edit(row)).content.decode()

    assert "What speaks for it" in html
    assert "Led &lt;b&gt;triage&lt;/b&gt;." in html
    assert "cv.pdf, page 1" in html
    assert "A CV you deleted" in html
    assert "Of somebody else" not in html


def test_skill_edit_without_evidence_speaks_of_none(client, member):
    assert (
        "What speaks for it" not in client.get(edit(UserSkillFactory(user=member))).content.decode()
    )


def test_skill_edit_saves_the_persons_own_word(client, member):
    row = UserSkillFactory(user=member, source=SkillSource.CV_PARSED)

    response = client.post(edit(row), {"level": "expert", "years": "", "last_used": ""})

    row.refresh_from_db()
    assert response.url == SKILLS
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


# --- certifications -----------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_certification_list_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    CertificationFactory.create_batch(count, user=member)
    CertificationFactory()

    with django_assert_num_queries(3):
        html = client.get(CERTIFICATIONS).content.decode()

    assert html.count('<li class="entry"') == count


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ["Expired", "This day has passed."]),
        (0, ["Expires soon", "Today is the last day."]),
        (1, ["Expires soon", "1 day left"]),
        (90, ["Expires soon", "90 days left"]),
        (91, ["Valid", "91 days left"]),
        (None, ["Never expires", "No last day"]),
    ],
)
def test_certification_list_says_how_each_stands(client, member, days, words):
    expires = None if days is None else localdate() + timedelta(days)
    CertificationFactory(user=member, expiry_date=expires)

    html = client.get(CERTIFICATIONS).content.decode()

    assert [word for word in words if word not in html] == []


def test_certification_list_links_to_the_credential_without_lending_weight(client, member):
    CertificationFactory(user=member, credential_url="https://issuer.example/77")

    html = client.get(CERTIFICATIONS).content.decode()

    link = html[html.index('href="https://issuer.example/77"') :].partition(">")[0]
    assert 'rel="nofollow noopener noreferrer"' in link


def test_certification_list_says_where_one_comes_from_if_not_typed(client, member):
    CertificationFactory(user=member, origin="cv.pdf, page 2")
    CertificationFactory(user=member)

    html = client.get(CERTIFICATIONS).content.decode()

    assert html.count("Where from") == 1
    assert "cv.pdf, page 2" in html


def test_certification_list_that_is_empty_says_what_to_do(client, member):
    html = client.get(CERTIFICATIONS).content.decode()

    assert "No certifications yet" in html
    assert f'href="{ADD_CERTIFICATION}"' in html


def test_certification_is_added(client, member):
    response = client.post(
        ADD_CERTIFICATION,
        CERTIFICATE | {"issue_date": "2026-01-01", "expiry_date": "2028-01-01"},
        follow=True,
    )

    row = Certification.objects.get(user=member)
    assert (row.name, row.issue_date, row.expiry_date, row.verified) == (
        "First aid",
        date(2026, 1, 1),
        date(2028, 1, 1),
        False,
    )
    assert "First aid is recorded." in response.content.decode()


def test_certification_cannot_verify_itself(client, member):
    client.post(ADD_CERTIFICATION, CERTIFICATE | {"verified": "on"})

    assert not Certification.objects.get(user=member).verified


@pytest.mark.parametrize("existing", [False, True])
def test_certification_with_a_mistake_is_422_and_keeps_the_input(client, member, existing):
    row = CertificationFactory(user=member, name="Before") if existing else None
    url = edit_certification(row) if row else ADD_CERTIFICATION

    response = client.post(
        url, CERTIFICATE | {"issue_date": "2026-05-02", "expiry_date": "2026-05-01"}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert "This is before the day of issue." in html
    assert 'value="First aid"' in html
    assert list(Certification.objects.values_list("name", flat=True)) == ["Before"] * existing


def test_certification_form_asks_without_a_way_to_delete_at_first(client, member):
    html = client.get(ADD_CERTIFICATION).content.decode()

    assert "<h1>Add a certification</h1>" in html
    assert "delete" not in html


def test_certification_edit_shows_what_is_known_and_the_way_to_delete(client, member):
    row = CertificationFactory(user=member, name="PMP", expiry_date=date(2028, 1, 1))

    html = client.get(edit_certification(row)).content.decode()

    assert 'value="PMP"' in html
    assert 'value="2028-01-01"' in html
    assert f'action="{delete_certification(row)}"' in html


def test_certification_edit_saves(client, member):
    row = CertificationFactory(user=member, name="Before")

    response = client.post(edit_certification(row), CERTIFICATE)

    row.refresh_from_db()
    assert (response.url, row.name) == (CERTIFICATIONS, "First aid")


def test_certification_is_deleted(client, member):
    row = CertificationFactory(user=member, name="PMP")

    response = client.post(delete_certification(row), follow=True)

    assert Certification.objects.count() == 0
    assert "PMP is removed." in response.content.decode()
