import pytest
from django.urls import reverse

from accounts.models import Profile, ProfileOrigin, User
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/profile/"

EVERYTHING = {
    "first_name": "Ada",
    "last_name": "Field",
    "phone": "+44 20 1",
    "current_role": "Nurse",
    "location": "Leeds",
    "bio": "I like quiet wards.",
    "education": "BSc Nursing",
    "experience": "9 years",
    "career_goals": "Work with data.",
    "interests": "maps,cycling",
    "linkedin_url": "https://www.linkedin.com/in/ada",
    "github_url": "https://github.com/ada",
    "portfolio_url": "https://ada.example",
    "preferred_work_type": "hybrid",
    "availability": "1month",
    "salary_expectation_min": "30000",
    "salary_expectation_max": "40000",
}


def test_profile_needs_log_in(client):
    assert client.get(URL).url == f"{reverse('account_login')}?next={URL}"


def test_profile_shows_every_field_and_the_email_in_five_queries(
    client, member, django_assert_num_queries
):
    with django_assert_num_queries(5):
        response = client.get(URL)

    html = response.content.decode()
    assert response.status_code == 200
    assert [name for name in EVERYTHING if f'name="{name}"' not in html] == []
    assert member.email in html


def test_profile_says_of_each_field_where_it_comes_from_while_it_stands(client, member):
    Profile.objects.filter(user=member).update(location="Leeds", bio="My own words.")
    for field, value in [("location", "Leeds"), ("bio", "As it was read.")]:
        ProfileOrigin.objects.create(
            user=member, field=field, value=value, origin="<cv>.pdf, page 1"
        )

    html = client.get(URL).content.decode()

    assert html.count("From &lt;cv&gt;.pdf, page 1.") == 1
    assert 'id="id_location_helptext"' in html


def test_profile_saves_every_field(client, member):
    response = client.post(URL, EVERYTHING)

    profile = Profile.objects.select_related("user").get(user=member)
    saved = {
        name: getattr(profile.user if hasattr(profile.user, name) else profile, name)
        for name in EVERYTHING
    }
    assert response.url == URL
    assert saved == EVERYTHING | {
        "interests": ["maps", "cycling"],
        "salary_expectation_min": 30_000,
        "salary_expectation_max": 40_000,
    }


def test_profile_says_that_it_is_saved(client, member):
    response = client.post(URL, EVERYTHING, follow=True)

    assert "Your profile is saved." in response.content.decode()


def test_profile_with_a_mistake_is_422_keeps_the_input_and_saves_nothing(client, member):
    response = client.post(URL, EVERYTHING | {"salary_expectation_max": "1"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "This is below the amount above." in html
    assert 'value="+44 20 1"' in html
    assert Profile.objects.get(user=member).location == ""


def test_profile_without_any_field_is_422(client, member):
    assert client.post(URL).status_code == 422


def test_profile_changes_nobody_else(client, member):
    other = UserFactory(first_name="Jo")

    client.post(URL, EVERYTHING | {"user": str(other.pk), "role": "admin", "email": "x@y.test"})

    other.refresh_from_db()
    member.refresh_from_db()
    assert (other.first_name, other.profile.location) == ("Jo", "")
    assert (member.role, User.objects.filter(email="x@y.test").count()) == ("user", 0)


def test_profile_escapes_what_a_person_typed(client, member):
    Profile.objects.filter(user=member).update(bio="</textarea><b>bold</b>")

    html = client.get(URL).content.decode()

    assert "<b>bold</b>" not in html
    assert "&lt;/textarea&gt;&lt;b&gt;bold&lt;/b&gt;" in html


def test_profile_takes_no_other_method(client, member):
    assert client.delete(URL).status_code == 405
