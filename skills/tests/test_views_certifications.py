from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from skills.models import Certification
from skills.tests.factories import CertificationFactory

pytestmark = pytest.mark.django_db
CERTIFICATIONS = "/certifications/"
ADD_CERTIFICATION = "/certifications/add/"
CERTIFICATE = {"name": "First aid", "issuing_organization": "Red Cross"}


def edit_certification(row):
    return reverse("skills:certification_edit", args=[row.pk])


def delete_certification(row):
    return reverse("skills:certification_delete", args=[row.pk])


OF_A_CERTIFICATION = [
    (edit_certification, "get"),
    (edit_certification, "post"),
    (delete_certification, "post"),
]


# --- who may ------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [CERTIFICATIONS, ADD_CERTIFICATION])
def test_page_needs_log_in(client, url):
    assert client.get(url).url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize(("address", "method"), OF_A_CERTIFICATION)
def test_certification_needs_log_in(client, address, method):
    url = address(CertificationFactory())

    assert getattr(client, method)(url).url == f"{reverse('account_login')}?next={url}"
    assert Certification.objects.count() == 1


@pytest.mark.parametrize(("address", "method"), OF_A_CERTIFICATION)
def test_certification_of_someone_else_is_not_found(client, member, address, method):
    row = CertificationFactory(name="Theirs")

    response = getattr(client, method)(address(row), CERTIFICATE)

    assert response.status_code == 404
    assert Certification.objects.get().name == "Theirs"


def test_removal_is_no_link(client, member):
    assert client.get(delete_certification(CertificationFactory(user=member))).status_code == 405


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
