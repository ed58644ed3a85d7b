import pytest
from allauth.account.models import EmailAddress

from accounts import services
from accounts.models import Profile, User
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_save_profile_keeps_the_profile_and_the_persons_names():
    user = UserFactory()
    profile = user.profile
    profile.location = "Turin"

    services.save_profile(profile=profile, person={"first_name": "Ada", "phone": "030 1"})

    user = User.objects.select_related("profile").get(pk=user.pk)
    assert (user.first_name, user.phone, user.profile.location) == ("Ada", "030 1", "Turin")


def test_save_profile_leaves_the_rest_of_the_user_alone():
    user = UserFactory(email_verified=False)
    stale = Profile.objects.select_related("user").get(user=user)
    User.objects.filter(pk=user.pk).update(email_verified=True, last_name="Field")

    services.save_profile(profile=stale, person={"first_name": "Ada"})

    user.refresh_from_db()
    assert (user.first_name, user.last_name, user.email_verified) == ("Ada", "Field", True)


def test_create_verified_user_may_log_in_at_once(client):
    user = services.create_verified_user(
        email="Ada@CareerPilot.test", password="a long password", first_name="Ada"
    )

    client.post("/accounts/login/", {"login": user.email, "password": "a long password"})

    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.email_verified
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("ada@careerpilot.test", True, True)
    ]
