import re

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed
from django.core import mail

from accounts.models import Profile, User
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_profile_is_created_with_the_user():
    user = User.objects.create_user("mara@careerpilot.test")

    assert Profile.objects.get(user=user).interests == []


def test_profile_is_not_created_for_a_row_that_a_fixture_loads():
    user = UserFactory.build()

    user.save_base(raw=True)

    assert not Profile.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("make", "fields"), [("create_user", {"email_verified": True}), ("create_superuser", {})]
)
def test_person_made_with_a_verified_address_may_log_in_at_once(client, make, fields):
    user = getattr(User.objects, make)("Ada@CareerPilot.test", "a long password", **fields)

    client.post("/accounts/login/", {"login": user.email, "password": "a long password"})

    assert client.session["_auth_user_id"] == str(user.pk)
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("ada@careerpilot.test", True, True)
    ]


def test_person_made_without_a_verified_address_has_none_to_log_in_with():
    User.objects.create_user("ada@careerpilot.test", "a long password")

    assert EmailAddress.objects.count() == 0


def test_email_confirmation_sets_email_verified(client):
    client.post(
        "/accounts/signup/",
        {"email": "mara@careerpilot.test", "password1": "a long passphrase", "first_name": "Mara"},
    )
    before = User.objects.get(email="mara@careerpilot.test").email_verified
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]

    client.post(link)

    assert (before, User.objects.get(email="mara@careerpilot.test").email_verified) == (False, True)


@pytest.mark.parametrize("verified", [True, False])
def test_email_verified_follows_the_new_main_address(verified):
    user = UserFactory(email_verified=not verified)
    address = EmailAddress.objects.create(
        user=user, email="new@careerpilot.test", verified=verified
    )

    email_changed.send(User, request=None, user=user, to_email_address=address)

    user.refresh_from_db()
    assert user.email_verified is verified
