import pytest

from accounts.forms import ProfileForm
from accounts.models import Profile
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def profile_form(**values):
    return ProfileForm({"first_name": "Mara", **values}, instance=UserFactory().profile)


def test_profile_form_shows_what_is_known():
    user = UserFactory(first_name="Ada", last_name="Field", phone="030 1")
    Profile.objects.filter(user=user).update(interests=["maps", "open data"], location="Turin")

    form = ProfileForm(instance=Profile.objects.get(user=user))

    assert form["first_name"].value() == "Ada"
    assert form["last_name"].value() == "Field"
    assert form["phone"].value() == "030 1"
    assert form["location"].value() == "Turin"
    assert 'value="maps,open data"' in str(form["interests"])


def test_profile_form_needs_the_first_name_alone():
    form = ProfileForm({}, instance=UserFactory().profile)

    assert form.errors == {"first_name": ["This field is required."]}


def test_profile_form_gives_what_belongs_to_the_user():
    form = profile_form(last_name="Lind", phone="030 1")

    assert form.is_valid()
    assert form.person() == {"first_name": "Mara", "last_name": "Lind", "phone": "030 1"}


def test_profile_form_splits_interests_at_commas():
    form = profile_form(interests="maps, cycling , open data")

    assert form.is_valid()
    assert form.cleaned_data["interests"] == ["maps", "cycling", "open data"]


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        (
            {"salary_expectation_min": "50000", "salary_expectation_max": "40000"},
            "salary_expectation_max",
            "This is below the amount above.",
        ),
        (
            {"salary_expectation_min": "-1"},
            "salary_expectation_min",
            "Ensure this value is greater than or equal to 0.",
        ),
        (
            {"salary_expectation_max": "2147483648"},
            "salary_expectation_max",
            "Ensure this value is less than or equal to 2147483647.",
        ),
        ({"linkedin_url": "javascript:alert(1)"}, "linkedin_url", "Enter a valid URL."),
        (
            {"preferred_work_type": "anywhere"},
            "preferred_work_type",
            "Select a valid choice. anywhere is not one of the available choices.",
        ),
        ({"location": "Turin\x00"}, "location", "Null characters are not allowed."),
    ],
)
def test_profile_form_says_what_is_wrong(values, field, message):
    assert profile_form(**values).errors == {field: [message]}


def test_profile_form_takes_equal_ends_of_the_salary():
    assert profile_form(salary_expectation_min="0", salary_expectation_max="0").is_valid()


def test_profile_form_takes_a_bare_address_for_https():
    form = profile_form(portfolio_url="mara.example/work")

    assert form.is_valid()
    assert form.cleaned_data["portfolio_url"] == "https://mara.example/work"


def test_profile_form_leaves_unset_choices_unset():
    form = profile_form(preferred_work_type="", availability="")

    assert form.is_valid()
    assert form.cleaned_data["preferred_work_type"] is None
    assert form.cleaned_data["availability"] is None
