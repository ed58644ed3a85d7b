import pytest

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
