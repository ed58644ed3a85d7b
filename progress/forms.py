"""Logging what was done, and moving tasks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from accounts.models import User
from progress.enums import ActivityType
from roadmaps.enums import TaskStatus
from roadmaps.models import Roadmap

MANUAL_TYPES = [
    (value, label)
    for value, label in ActivityType.choices
    if value != ActivityType.CERTIFICATION_EARNED
]


class LogForm(forms.Form):
    """Work that no task of a roadmap stands for."""

    title = forms.CharField(max_length=200, label="What you did")
    activity_type = forms.ChoiceField(choices=MANUAL_TYPES, label="Kind")
    hours = forms.DecimalField(
        min_value=0, max_value=24, max_digits=4, decimal_places=2, label="Hours"
    )
    day = forms.DateField(
        initial=localdate, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    roadmap = forms.ModelChoiceField(
        Roadmap.objects.none(), required=False, empty_label="No roadmap"
    )

    def __init__(self, *args: object, owner: User) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        rows = Roadmap.objects.owned_by(owner).order_by("title")
        self.fields["roadmap"].queryset = rows  # type: ignore[attr-defined]

    def clean_day(self) -> object:
        day = self.cleaned_data["day"]
        if day > localdate():
            raise ValidationError("This day is still to come.")
        return day


class MoveForm(forms.Form):
    status = forms.ChoiceField(choices=TaskStatus.choices)
