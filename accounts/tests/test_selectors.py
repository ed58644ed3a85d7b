import pytest

from accounts.models import Profile, ProfileOrigin
from accounts.selectors import field_value, profile_of, profile_origins
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def origin(user, field, value):
    return ProfileOrigin.objects.create(user=user, field=field, value=value, origin="cv.pdf")


@pytest.mark.parametrize(
    ("field", "value"), [("last_name", "Lind"), ("location", "Turin"), ("bio", "")]
)
def test_field_value_is_the_users_or_the_profiles(field, value):
    user = UserFactory(last_name="Lind")
    Profile.objects.filter(user=user).update(location="Turin")

    assert field_value(profile_of(user), field) == value


def test_profile_origins_hold_only_while_the_value_stands():
    user = UserFactory(phone="030 1")
    Profile.objects.filter(user=user).update(location="Turin", bio="Changed")
    phone, location = origin(user, "phone", "030 1"), origin(user, "location", "Turin")
    origin(user, "bio", "Read")
    origin(UserFactory(), "education", "BSc")

    assert profile_origins(user) == {"phone": phone, "location": location}


def test_profile_origins_cost_two_queries(django_assert_num_queries):
    user = UserFactory()

    with django_assert_num_queries(2):
        assert profile_origins(user) == {}
