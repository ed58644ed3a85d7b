"""Asking for a roadmap."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from careers.models import CareerPath
from roadmaps.enums import Intensity
from roadmaps.planning import HOURS_PER_WEEK

INTENSITIES = [
    (value, f"{label}: {HOURS_PER_WEEK[value]} hours a week") for value, label in Intensity.choices
]


class NewRoadmapForm(forms.Form):
    career = forms.ModelChoiceField(
        CareerPath.objects.order_by("title"), empty_label="Choose a career"
    )
    intensity = forms.ChoiceField(
        choices=INTENSITIES, initial=Intensity.MODERATE, widget=forms.RadioSelect
    )
    hours_per_week = forms.IntegerField(
        min_value=1,
        max_value=60,
        required=False,
        label="Hours a week",
        help_text="Only when the choices above do not suit you.",
    )
    start_date = forms.DateField(
        label="Start on",
        initial=localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_start_date(self) -> object:
        day = self.cleaned_data["start_date"]
        if day < localdate():
            raise ValidationError("Choose today or a day to come.")
        return day

    def hours(self) -> int:
        """The person's own number of hours, else the one that belongs to the intensity."""
        chosen: int | None = self.cleaned_data["hours_per_week"]
        return chosen or HOURS_PER_WEEK[self.cleaned_data["intensity"]]
