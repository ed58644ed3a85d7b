import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_home_shows_a_visitor_the_product(client):
    response = client.get("/")

    assert response.status_code == 200
    assert reverse("account_signup") in response.content.decode()


def test_home_sends_a_member_to_the_dashboard(client, member):
    response = client.get("/")

    assert response.url == reverse("progress:dashboard")


def test_healthz_answers_while_the_database_does(client):
    assert client.get("/healthz/").json() == {"status": "ok"}


def test_every_answer_carries_the_content_security_policy(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]


def test_favicon_leads_to_the_mark(client):
    assert client.get("/favicon.ico").url == "/static/img/favicon.svg"
