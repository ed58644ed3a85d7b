"""The account pages that allauth serves, in our frame and words."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.tests.factories import UserFactory
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


def words_of(html):
    """What a person reads or hears: text, and the attributes that are words."""
    attributes = re.findall(r'(?:placeholder|aria-label|title)="([^"]*)"', html)
    body = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join([re.sub(r"<[^>]+>", " ", body), *attributes])


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("account_login", {}, "E-mail"),
        ("account_login", {"login": "ada"}, "Enter a valid e-mail address."),
        ("account_login", {"login": "a@example.org", "password": "no"}, "are not correct"),
        ("account_signup", {}, "E-mail"),
        ("account_signup", {"email": "ada"}, "Enter a valid e-mail address."),
        ("account_reset_password", {}, "E-mail"),
        ("account_reset_password", {"email": "ada"}, "Enter a valid e-mail address."),
    ],
)
def test_entrance_always_writes_e_mail(client, name, typed, said):
    url = reverse(name)

    response = client.post(url, typed) if typed else client.get(url)

    words = words_of(response.content.decode())
    assert said in words
    assert re.findall(r"(?i)\bemails?\b", words) == []


@pytest.fixture
def ada(client):
    """Logged in, with her own address and another one that is not confirmed."""
    user = UserFactory(email="ada@example.org", email_verified=True)
    client.force_login(user)
    EmailAddress.objects.create(user=user, email="other@example.org")
    return user


@pytest.mark.parametrize(
    ("action", "email", "said"),
    [
        ("add", "ada@example.org", "This e-mail address is one of yours already."),
        ("add", "ada", "Enter a valid e-mail address."),
        ("add", "new@example.org", "We sent a mail to new@example.org."),
        ("remove", "other@example.org", "other@example.org is removed."),
        ("remove", "ada@example.org", "You cannot remove ada@example.org"),
        ("primary", "ada@example.org", "You have another main e-mail address now."),
        ("primary", "other@example.org", "Confirm this e-mail address before you make it"),
    ],
)
def test_page_of_addresses_always_writes_e_mail(client, ada, action, email, said):
    posted = {f"action_{action}": "1", "email": email}

    response = client.post(reverse("account_email"), posted, follow=True)

    words = words_of(response.content.decode())
    assert said in words
    assert re.findall(r"(?i)\bemails?\b", words) == []
