import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin import site
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Profile, User
from accounts.tests.factories import UserFactory
from cvs.tests.factories import CVFactory

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
USERS = reverse("admin:accounts_user_changelist")
ADD = reverse("admin:accounts_user_add")
PROFILES = reverse("admin:accounts_profile_changelist")


def change_url(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def user_form(user, **changes):
    """What the change page of a person posts, their profile included."""
    fields = {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "phone": user.phone,
        "role": user.role,
        "is_active": "on",
        "email_verified": "on",
        "profile-TOTAL_FORMS": "1",
        "profile-INITIAL_FORMS": "1",
        "profile-0-id": str(user.profile.pk),
        "profile-0-user": str(user.pk),
    }
    return fields | changes


def new_user_form(**changes):
    fields = {
        "email": "New.Person@CareerPilot.TEST",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "first_name": "Noor",
        "last_name": "Lind",
        "role": Role.USER,
        "email_verified": "on",
    }
    return fields | changes


def test_admin_sends_a_stranger_to_the_products_own_log_in(client):
    response = client.get(USERS, follow=True)

    assert [path.split("?")[0] for path, _ in response.redirect_chain] == [
        reverse("admin:login"),
        reverse("account_login"),
    ]
    assert response.redirect_chain[-1][0].endswith("next=%2Fadmin%2Faccounts%2Fuser%2F")


def test_admin_is_closed_to_people_who_are_no_staff(client, member):
    response = client.get(USERS, follow=True)

    assert response.redirect_chain[0][0].startswith(reverse("admin:login"))
    assert response.status_code == 403


def test_admin_is_closed_to_staff_who_are_deactivated(client, staff):
    User.objects.update(is_active=False)

    response = client.get(USERS, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_admin_has_every_table_of_people_and_no_groups():
    registered = [site.is_registered(model) for model in (User, Profile, Group, EmailAddress)]

    assert registered == [True, True, False, False]


@pytest.mark.parametrize("count", [1, 4])
def test_user_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    for user in UserFactory.create_batch(count):
        CVFactory.create_batch(2, user=user)

    with django_assert_num_queries(7):
        response = client.get(USERS)

    assert response.context["cl"].result_count == count + 1
    assert {row.cv_total for row in response.context["cl"].result_list} == {0, 2}


@pytest.mark.parametrize("count", [1, 4])
def test_profile_list_costs_the_same_queries_for_any_number(
    client, staff, count, django_assert_num_queries
):
    UserFactory.create_batch(count)

    with django_assert_num_queries(7):
        response = client.get(PROFILES)

    assert response.context["cl"].result_count == count + 1


def test_user_list_finds_people_by_address_and_name(client, staff):
    wanted = UserFactory(first_name="Zelda")
    UserFactory()

    found = [client.get(USERS, {"q": text}) for text in ("zeld", wanted.email)]

    assert [list(page.context["cl"].queryset) for page in found] == [[wanted], [wanted]]


def test_added_user_has_a_bcrypt_password_and_an_address_in_lower_case(client, staff):
    response = client.post(ADD, new_user_form())

    user = User.objects.get(email="new.person@careerpilot.test")
    assert response.status_code == 302
    assert user.password.startswith("bcrypt_sha256$")
    assert user.check_password(PASSWORD)
    assert user.profile.pk is not None


def test_added_user_whose_address_is_confirmed_logs_in_at_once(client, staff):
    client.post(ADD, new_user_form())
    client.logout()

    login = {"login": "new.person@careerpilot.test", "password": PASSWORD}
    response = client.post(reverse("account_login"), login)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(User.objects.get(email=login["login"]).pk)


def test_added_user_may_have_no_password(client, staff):
    client.post(ADD, new_user_form(usable_password="false", password1="", password2=""))

    assert not User.objects.get(email="new.person@careerpilot.test").has_usable_password()


@pytest.mark.parametrize("taken", ["new.person@careerpilot.test", "NEW.person@careerpilot.test"])
def test_address_that_somebody_has_is_refused_whatever_its_case(client, staff, taken):
    UserFactory(email="new.person@careerpilot.test")

    response = client.post(ADD, new_user_form(email=taken))

    assert response.context["adminform"].errors == {"email": ["Somebody else has this address."]}


def test_address_that_somebody_confirmed_as_their_second_is_refused(client, staff):
    other = UserFactory()
    EmailAddress.objects.create(user=other, email="new.person@careerpilot.test", verified=True)

    response = client.post(ADD, new_user_form())

    assert response.context["adminform"].errors == {"email": ["Somebody else has this address."]}


def test_change_page_never_shows_the_hash(client, staff):
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()

    html = client.get(change_url(user)).content.decode()

    assert user.password not in html
    assert user.password.split("$")[-1][:6] not in html
    assert 'href="../password/"' in html


def test_password_page_sets_a_new_password(client, staff):
    user = UserFactory()
    url = reverse("admin:auth_user_password_change", args=[user.pk])

    page = client.get(url)
    client.post(url, {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD})

    user.refresh_from_db()
    assert page.status_code == 200
    assert user.password.startswith("bcrypt_sha256$")
    assert user.check_password(PASSWORD)


def test_changed_address_is_the_one_to_log_in_with(client, staff):
    user = UserFactory(email="old@careerpilot.test")

    client.post(change_url(user), user_form(user, email="Fresh@CareerPilot.test"))

    user.refresh_from_db()
    assert user.email == "fresh@careerpilot.test"
    assert list(
        EmailAddress.objects.filter(user=user).values_list("user", "email", "verified", "primary")
    ) == [(user.pk, "fresh@careerpilot.test", True, True)]


def test_change_of_a_name_leaves_the_addresses_alone(client, staff):
    user = UserFactory()
    EmailAddress.objects.create(user=user, email="second@careerpilot.test")

    client.post(change_url(user), user_form(user, first_name="Nora"))

    user.refresh_from_db()
    assert user.first_name == "Nora"
    assert set(EmailAddress.objects.filter(user=user).values_list("email", flat=True)) == {
        user.email,
        "second@careerpilot.test",
    }


def test_change_page_keeps_the_profile_with_the_person(client, staff):
    user = UserFactory()
    lines = {"profile-0-interests": "trains, planes\r\n\r\nboats", "profile-0-location": "Oslo"}

    client.post(change_url(user), user_form(user, **lines))

    user.profile.refresh_from_db()
    assert user.profile.interests == ["trains, planes", "boats"]
    assert user.profile.location == "Oslo"


def test_staff_cannot_lock_themselves_out(client, staff):
    form = user_form(staff, role=Role.USER)
    del form["is_active"]

    client.post(change_url(staff), form)

    staff.refresh_from_db()
    assert (staff.role, staff.is_active) == (Role.ADMIN, True)
    delete = reverse("admin:accounts_user_delete", args=[staff.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_deactivated_users_are_out_and_staff_themselves_stay(client, staff):
    user = UserFactory()
    chosen = {"action": "deactivate", "_selected_action": [str(user.pk), str(staff.pk)]}

    response = client.post(USERS, chosen, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["1 deactivated.", "You yourself stay active."]
    assert list(User.objects.filter(is_active=False)) == [user]


def test_deleted_user_takes_profile_and_files_along(
    client, staff, settings, django_capture_on_commit_callbacks
):
    cv = CVFactory()
    page = reverse("admin:accounts_user_delete", args=[cv.user.pk])

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page, {"post": "yes"})

    assert response.status_code == 302
    assert list(User.objects.all()) == [staff]
    assert not (settings.MEDIA_ROOT / cv.file.name).exists()


def test_people_are_not_deleted_by_the_dozen(client, staff):
    response = client.get(USERS)

    assert [value for value, _ in response.context["action_form"].fields["action"].choices] == [
        "",
        "deactivate",
    ]


def test_profile_page_saves_and_neither_adds_nor_deletes(client, staff):
    user = UserFactory()
    url = reverse("admin:accounts_profile_change", args=[user.profile.pk])

    response = client.post(url, {"location": "Bergen", "interests": ""})

    user.profile.refresh_from_db()
    assert (response.status_code, user.profile.location) == (302, "Bergen")
    assert client.get(reverse("admin:accounts_profile_add")).status_code == 403
    delete = reverse("admin:accounts_profile_delete", args=[user.profile.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
