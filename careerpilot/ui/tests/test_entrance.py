"""The account pages that allauth serves, in our frame and words."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from careerpilot.ui.tests.test_static import INLINE

pytestmark = pytest.mark.django_db
ADA = {"first_name": "Ada", "email": "ada@example.org", "password1": "tr0ub4dor-xyz"}


def link_in(message):
    return re.search(r"https?://[^/]+(/\S+)", message.body)[1]


@pytest.mark.parametrize(
    ("name", "args", "title"),
    [
        ("account_login", [], "Welcome back"),
        ("account_signup", [], "Create your account"),
        ("account_reset_password", [], "Reset your password"),
        ("account_reset_password_done", [], "Check your e-mail"),
        ("account_reset_password_from_key_done", [], "Your password is changed"),
        ("account_email_verification_sent", [], "Check your e-mail"),
        ("account_confirm_email", ["no-such-key"], "This link no longer works"),
        ("account_inactive", [], "This account is switched off"),
    ],
)
def test_entrance_page_has_its_title_and_nothing_inline(client, name, args, title):
    response = client.get(reverse(name, args=args))

    html = response.content.decode()
    assert f"<h1>{title}</h1>" in html
    assert INLINE.findall(html) == []


def test_sign_up_leads_to_a_page_that_tells_the_address_and_the_way_to_another_mail(client):
    response = client.post(reverse("account_signup"), ADA, follow=True)

    html = response.content.decode()
    assert "We sent a mail to ada@example.org." in html
    assert "log in with your e-mail and password" in html


@pytest.mark.parametrize(
    ("backend", "told"),
    [
        ("django.core.mail.backends.console.EmailBackend", True),
        ("django.core.mail.backends.smtp.EmailBackend", False),
    ],
)
def test_page_points_to_the_console_only_where_mail_is_printed(client, settings, backend, told):
    settings.EMAIL_BACKEND = backend

    html = client.get(reverse("account_email_verification_sent")).content.decode()

    assert ("This server sends no real mail" in html) is told


def test_link_of_the_mail_asks_and_then_confirms(client):
    client.post(reverse("account_signup"), ADA)
    link = link_in(mail.outbox[0])

    asked = client.get(link).content.decode()
    confirmed = client.post(link)

    assert "<strong>ada@example.org</strong>" in asked
    assert confirmed.status_code == 302
    assert "Not confirmed" not in client.get(reverse("account_email")).content.decode()


def test_mails_are_signed_and_hold_no_markup(client):
    client.post(reverse("account_signup"), ADA | {"first_name": "Ada & Co"})

    (message,) = mail.outbox
    assert message.subject == "Confirm your e-mail for CareerPilot"
    assert message.body.startswith("Hello Ada & Co,\n")
    assert message.body.rstrip().endswith("\nCareerPilot")


def test_wrong_password_is_told_in_the_summary(client):
    response = client.post(reverse("account_login"), {"login": "a@example.org", "password": "no"})

    html = response.content.decode()
    assert html.count('class="error-summary"') == 1
    assert "not correct" in html
