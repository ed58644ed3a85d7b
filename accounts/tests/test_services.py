from uuid import uuid4

import pytest

from accounts import services
from accounts.models import Profile, ProfileOrigin, User
from accounts.selectors import profile_of, profile_origins
from accounts.services import Filling
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


# --- where values come from ---------------------------------------------------------------

CV, OTHER_CV = uuid4(), uuid4()


def filling(value, key=CV):
    return Filling(value, key, "cv.pdf, page 1", f"I live in {value}")


def follow(user, value, *, field="location", keys=(CV,), fill=("location",), over=()):
    wanted = None if value is None else filling(value, keys[0])
    services.follow_origins(
        user=user, fillings={field: wanted}, origin_ids=keys, fill=fill, over=over
    )


def location(user):
    return profile_of(user).location


def origins(user):
    return {
        field: (row.value, row.origin, row.origin_id, row.origin_text, row.replaced)
        for field, row in profile_origins(user).items()
    }


def typed(user, **values):
    """The person edits their profile by hand."""
    profile = profile_of(user)
    for field, value in values.items():
        setattr(profile, field, value)
    services.save_profile(profile=profile, person={})


def test_follow_origins_fills_an_empty_field_and_remembers_where_from():
    user = UserFactory()

    follow(user, "Leeds")

    assert location(user) == "Leeds"
    assert origins(user) == {"location": ("Leeds", "cv.pdf, page 1", CV, "I live in Leeds", "")}


def test_follow_origins_fills_the_users_own_row_too():
    user = UserFactory(phone="")

    follow(user, "030 1", field="phone", fill=["phone"])

    user.refresh_from_db()
    assert user.phone == "030 1"
    assert list(origins(user)) == ["phone"]


def test_follow_origins_fills_no_field_that_is_not_named():
    user = UserFactory()

    follow(user, "Leeds", fill=())

    assert (location(user), origins(user)) == ("", {})


def test_follow_origins_leaves_what_the_person_typed():
    user = UserFactory()
    typed(user, location="Turin")

    follow(user, "Leeds")
    follow(user, None)

    assert (location(user), origins(user)) == ("Turin", {})


def test_follow_origins_replaces_what_is_named_and_gives_it_back():
    user = UserFactory()
    typed(user, location="Turin")

    follow(user, "Leeds", over=["location"])
    replaced = location(user)
    follow(user, None)

    assert (replaced, location(user), origins(user)) == ("Leeds", "Turin", {})


def test_follow_origins_changes_what_it_filled():
    user = UserFactory()
    follow(user, "Leeds")

    follow(user, "York", fill=())

    assert location(user) == "York"
    assert origins(user) == {"location": ("York", "cv.pdf, page 1", CV, "I live in York", "")}


def test_follow_origins_leaves_what_came_from_elsewhere():
    user = UserFactory()
    follow(user, "Leeds")

    follow(user, None, keys=[OTHER_CV])
    follow(user, "York", keys=[OTHER_CV])

    assert location(user) == "Leeds"


def test_follow_origins_goes_from_one_origin_to_another_of_its_own():
    user = UserFactory()
    follow(user, "Leeds")

    follow(user, "York", keys=[OTHER_CV, CV])

    assert location(user) == "York"
    assert ProfileOrigin.objects.get().origin_id == OTHER_CV


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "0" * 21),
        ("github_url", "javascript:alert(1)"),
        ("github_url", "https://not an address"),
        ("location", "x" * 151),
    ],
)
def test_follow_origins_leaves_out_what_the_field_cannot_hold(field, value):
    user = UserFactory()

    follow(user, value, field=field, fill=[field])

    assert origins(user) == {}
    assert ProfileOrigin.objects.count() == 0


def test_field_edited_by_hand_no_longer_comes_from_elsewhere():
    user = UserFactory()
    follow(user, "Leeds")

    typed(user, location="York")
    typed(user, location="Leeds")

    assert (location(user), ProfileOrigin.objects.count()) == ("Leeds", 0)


def test_field_saved_unchanged_keeps_its_origin():
    user = UserFactory()
    follow(user, "Leeds")

    typed(user, bio="Hello")

    assert list(origins(user)) == ["location"]


def test_forgotten_origin_leaves_the_value_and_none_of_the_text():
    user, other = UserFactory.create_batch(2)
    follow(user, "Leeds")
    follow(other, "York", keys=[OTHER_CV])

    services.forget_origin(origin_id=CV, origin="a CV you deleted")

    assert origins(user) == {"location": ("Leeds", "a CV you deleted", CV, "", "")}
    assert origins(other)["location"][3] == "I live in York"
