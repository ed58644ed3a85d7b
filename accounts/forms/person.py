"""What people type about themselves."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import HttpRequest

from accounts.enums import Availability, WorkType
from accounts.models import Profile, ProfileOrigin, User

NAME_OF_PERSON = ["first_name", "last_name", "phone"]


def text_input(autocomplete: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": autocomplete})


def link_field(label: str, example: str) -> forms.URLField:
    """A web address; one typed without its beginning is taken for https."""
    widget = forms.URLInput(attrs={"placeholder": example})
    return forms.URLField(
        label=label, max_length=255, required=False, assume_scheme="https", widget=widget
    )


def choice_field(label: str, unset: str, choices: type[TextChoices]) -> forms.TypedChoiceField:
    """A choice that may stay open; `unset` says what that means."""
    return forms.TypedChoiceField(
        label=label, choices=[("", unset), *choices.choices], required=False, empty_value=None
    )


def salary_field(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=2_147_483_647,
        required=False,
        help_text=help_text,
    )


class SignupForm(forms.Form):
    """The fields that sign-up asks beside e-mail and password; allauth calls `signup`."""

    first_name = forms.CharField(
        max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    field_order = ["first_name", "last_name", "email", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth has set the names already; nothing more to keep."""


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person's name and profile on one page."""

    first_name = forms.CharField(max_length=100, widget=text_input("given-name"))
    last_name = forms.CharField(max_length=100, required=False, widget=text_input("family-name"))
    phone = forms.CharField(max_length=20, required=False, widget=text_input("tel"))
    interests = SimpleArrayField(
        forms.CharField(max_length=100), required=False, help_text="Separate them by commas."
    )
    preferred_work_type = choice_field("Preferred work type", "Any", WorkType)
    availability = choice_field("Availability", "Not said", Availability)
    linkedin_url = link_field("LinkedIn", "https://www.linkedin.com/in/…")
    github_url = link_field("GitHub", "https://github.com/…")
    portfolio_url = link_field("Portfolio", "https://…")
    salary_expectation_min = salary_field(
        "Salary from", "A year, before tax, in US dollars: the pay of careers is known in these."
    )
    salary_expectation_max = salary_field("Salary to", "Leave it empty when there is no upper end.")

    class Meta:
        model = Profile
        fields = [
            "current_role",
            "location",
            "bio",
            "education",
            "experience",
            "career_goals",
            "interests",
            "linkedin_url",
            "github_url",
            "portfolio_url",
            "preferred_work_type",
            "availability",
            "salary_expectation_min",
            "salary_expectation_max",
        ]
        help_texts: ClassVar[dict[str, str]] = {
            "education": "Your highest degree, or what you study.",
            "experience": "For example: 4 years in retail.",
            "location": "City and country are enough.",
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "current_role": text_input("organization-title"),
            "bio": forms.Textarea(attrs={"rows": 3}),
            "career_goals": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(
        self, *args: object, origins: Mapping[str, ProfileOrigin] | None = None, **kwargs: object
    ) -> None:
        """`origins` tell by field where a value comes from that the person did not type."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in NAME_OF_PERSON:
            self.fields[name].initial = getattr(self.instance.user, name)
        for name, row in (origins or {}).items():
            self.fields[name].help_text = f"From {row.origin}."

    def clean(self) -> dict[str, object]:
        values = super().clean() or {}
        low, high = values.get("salary_expectation_min"), values.get("salary_expectation_max")
        if low is not None and high is not None and low > high:
            raise ValidationError({"salary_expectation_max": "This is below the amount above."})
        return values

    def person(self) -> dict[str, str]:
        """The cleaned values that belong to the user's own row."""
        return {name: self.cleaned_data[name] for name in NAME_OF_PERSON}
