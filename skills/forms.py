"""What people type about their skills and certifications."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.timezone import localdate

from skills.enums import EvidenceKind, Freshness, Level
from skills.models import Certification, Skill
from skills.selectors import Filters, find_skill, suggestions
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
        widget=forms.TextInput(
            attrs={
                "list": "skill-names",
                "autocomplete": "off",
                "hx-get": reverse_lazy("skills:names"),
                "hx-trigger": "input changed delay:150ms",
                "hx-sync": "this:replace",
                "hx-target": "#skill-names",
            }
        ),
        help_text="A skill of the catalogue, by its name or another word for it.",
    )
    field_order = ["skill", "level", "years", "last_used"]

    def clean_skill(self) -> Skill:
        text = self.cleaned_data["skill"]
        skill = find_skill(text)
        if skill is None:
            raise ValidationError(f"The catalogue has no such skill yet. {_advice(text)}")
        return skill


def _advice(text: str) -> str:
    near = [one.name for one in suggestions(text)]
    return f"Did you mean: {', '.join(near)}?" if near else "Try another word for it."


class FilterForm(forms.Form):
    """Which of their skills a person wants to see."""

    category = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False, choices=[("", "Any level"), *Level.choices])
    kind = forms.ChoiceField(
        required=False,
        label="Source",
        choices=[
            ("", "Any source"),
            *((kind.value, kind.label) for kind in EvidenceKind if kind != EvidenceKind.DENIED),
        ],
    )
    freshness = forms.ChoiceField(
        required=False, choices=[("", "Any freshness"), *Freshness.choices]
    )

    def __init__(self, data: Mapping[str, object], *, categories: Iterable[str]) -> None:
        # The form that adds a skill stands on the same page and asks for a level too.
        super().__init__(data, auto_id="filter_%s")
        choices = [("", "All categories"), *((name, name) for name in categories)]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was chosen; a choice that there is not counts as none."""
        self.full_clean()
        return Filters(**self.cleaned_data)


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
