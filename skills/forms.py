"""What people type about their skills and certifications."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from skills.enums import Level
from skills.models import Certification, Skill
from skills.selectors import find_skill
from skills.services import Claim


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ClaimForm(forms.Form):
    """How well a person knows a skill."""

    level = forms.ChoiceField(choices=Level.choices, initial=Level.INTERMEDIATE)
    years = forms.DecimalField(
        min_value=0,
        max_value=70,
        max_digits=3,
        decimal_places=1,
        required=False,
        label="Years of experience",
    )
    last_used = forms.DateField(required=False, widget=date_input(), label="Last used")

    def clean_last_used(self) -> object:
        day = self.cleaned_data["last_used"]
        if day and day > localdate():
            raise ValidationError("This day is still to come.")
        return day

    def claim(self) -> Claim:
        values = self.cleaned_data
        return Claim(Level(values["level"]), values["years"], values["last_used"])


class AddSkillForm(ClaimForm):
    """A skill by its name or an alias, and how well the person knows it."""

    skill = forms.CharField(
        max_length=150,
        widget=forms.TextInput(attrs={"list": "skill-names", "autocomplete": "off"}),
        help_text="Start to type; choose a skill of the catalogue.",
    )
    field_order = ["skill", "level", "years", "last_used"]

    def clean_skill(self) -> Skill:
        skill = find_skill(self.cleaned_data["skill"])
        if skill is None:
            raise ValidationError("The catalogue has no such skill yet. Try another word for it.")
        return skill


class CertificationForm(forms.ModelForm):  # type: ignore[type-arg]
    credential_url = forms.URLField(
        label="Link to the credential", max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Certification
        fields = [
            "name",
            "issuing_organization",
            "issue_date",
            "expiry_date",
            "credential_id",
            "credential_url",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "issue_date": date_input(),
            "expiry_date": date_input(),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "expiry_date": "Leave it empty when it does not run out.",
        }

    def clean(self) -> dict[str, object]:
        values = super().clean() or {}
        issued, expires = values.get("issue_date"), values.get("expiry_date")
        if issued and expires and issued > expires:
            raise ValidationError({"expiry_date": "This is before the day of issue."})
        return values
