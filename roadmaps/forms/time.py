"""The time that a person gives to their roadmaps."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from roadmaps.forms.new import date_input
from roadmaps.models import StudyTime

WEEKDAYS = [
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
]
LONGEST = timedelta(days=366)
FURTHEST = timedelta(days=5 * 366)


class StudyWeekForm(forms.Form):
    """The hours of a week for all roadmaps together, and the days without learning."""

    hours_per_week = forms.IntegerField(
        min_value=1,
        max_value=60,
        required=False,
        label="Hours a week for all roadmaps together",
        help_text="Leave it empty for no limit beside those of the roadmaps.",
    )
    weekdays_off = forms.TypedMultipleChoiceField(
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        label="Days off in every week",
        widget=forms.CheckboxSelectMultiple,
        help_text="Dates and pace leave these days out.",
    )

    def __init__(self, data: object, *, study_time: StudyTime) -> None:
        known = {
            "hours_per_week": study_time.hours_per_week,
            "weekdays_off": study_time.weekdays_off,
        }
        super().__init__(data, initial=known)  # type: ignore[arg-type]

    def clean_weekdays_off(self) -> list[int]:
        days: list[int] = self.cleaned_data["weekdays_off"]
        if len(set(days)) == len(WEEKDAYS):
            raise ValidationError("Leave at least one day of the week to learn on.")
        return days


class TimeOffForm(forms.Form):
    """Days on which nothing is learned; both belong to it."""

    first = forms.DateField(label="First day", widget=date_input())
    last = forms.DateField(
        label="Last day",
        required=False,
        widget=date_input(),
        help_text="Leave it empty for a single day.",
    )

    def clean_first(self) -> date:
        day: date = self.cleaned_data["first"]
        if abs(day - localdate()) > FURTHEST:
            raise ValidationError("Choose a day within five years.")
        return day

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        first = said.get("first")
        if first is None or "last" not in said:
            return said
        said["last"] = said["last"] or first
        if said["last"] < first:
            self.add_error("last", "This lies before the first day.")
        elif said["last"] - first > LONGEST:
            self.add_error("last", "A time off lasts for a year at most.")
        return said
