"""Asking for a roadmap."""

from collections.abc import Iterator
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.timezone import localdate

from roadmaps.enums import Intensity
from roadmaps.forms.goal import HIGHEST, LEVEL, OUT, Goal
from roadmaps.planning import HOURS_PER_WEEK
from roadmaps.selectors import Gap
from skills.enums import LEVELS

INTENSITIES = [
    (value, f"{label}: {HOURS_PER_WEEK[value]} hours a week") for value, label in Intensity.choices
]
RANKS = [*((level.rank, level.label) for level in LEVELS[:HIGHEST]), (int(OUT), "Take it out")]
LATEST_START = timedelta(days=2 * 366)
LATEST_DEADLINE = timedelta(days=20 * 366)
NOT_MISSING = {"invalid_choice": "“%(value)s” is not among what you are missing."}


def date_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class NewRoadmapForm(forms.Form):
    """The time that there is for a gap, and what of it to plan.

    Intensity and start are filled in where `said` does not name them, so that a link to a career
    is enough to show a plan.
    """

    intensity = forms.ChoiceField(choices=INTENSITIES, widget=forms.RadioSelect)
    hours_per_week = forms.IntegerField(
        min_value=1,
        max_value=60,
        required=False,
        label="Hours a week",
        help_text="Only when the choices above do not suit you.",
    )
    start_date = forms.DateField(label="Start on", widget=date_input())
    deadline = forms.DateField(
        label="Be done by",
        required=False,
        widget=date_input(),
        help_text="We say whether that can be, and what would make it so.",
    )
    free_only = forms.BooleanField(label="Only resources that cost nothing", required=False)
    focus = forms.MultipleChoiceField(
        label="Begin with",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="These areas come first, as far as they build on nothing else.",
        error_messages=NOT_MISSING,
    )
    dropped = forms.MultipleChoiceField(
        label="Leave out",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The career is glad of these skills, but does not need them.",
        error_messages=NOT_MISSING,
    )

    def __init__(self, said: QueryDict, *, goal: Goal, gap: Gap) -> None:
        self.said = _filled(said, goal)
        super().__init__(self.said)
        self.goal, self.gap = goal, gap
        for skill in goal.skills:
            self.fields[f"{LEVEL}{skill.pk}"] = forms.TypedChoiceField(
                label=f"Level of {skill.name}", choices=RANKS, coerce=int
            )
        self._offer("focus", [(area, area) for area in gap.areas], least=2)
        self._offer("dropped", [(one.skill_id, one.name) for one in gap.optional], least=1)

    def _offer(self, name: str, choices: list[tuple[str, str]], *, least: int) -> None:
        """A field of so few choices is not shown, though a link may still name them."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        if len(choices) < least:
            self.fields[name].widget = forms.MultipleHiddenInput()

    def clean_start_date(self) -> date:
        day: date = self.cleaned_data["start_date"]
        if day < localdate():
            raise ValidationError("Choose today or a day to come.")
        if day > localdate() + LATEST_START:
            raise ValidationError("Choose a day within the next two years.")
        return day

    def clean_deadline(self) -> date | None:
        day: date | None = self.cleaned_data["deadline"]
        if day and day <= localdate():
            raise ValidationError("Choose a day to come.")
        return day

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        start, deadline = said.get("start_date"), said.get("deadline")
        if start and deadline and deadline <= start:
            self.add_error("deadline", "This has to be later than the start.")
        if start and deadline and deadline > start + LATEST_DEADLINE:
            self.add_error("deadline", "Choose a day within twenty years.")
        return said

    @property
    def chosen_intensity(self) -> Intensity:
        return Intensity(self.cleaned_data["intensity"])

    @property
    def hours(self) -> int:
        """The person's own number of hours, else the one that belongs to the intensity."""
        chosen: int | None = self.cleaned_data["hours_per_week"]
        return chosen or HOURS_PER_WEEK[self.cleaned_data["intensity"]]

    @property
    def levels(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The chosen skills' ids, each with the field for the level to reach."""
        return ((str(skill.pk), self[f"{LEVEL}{skill.pk}"]) for skill in self.goal.skills)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that was said, as names and values of inputs."""
        names = {"career", "skill", *self.fields}
        said = ((name, values) for name, values in self.said.lists() if name in names)
        return [(name, value) for name, values in said for value in values if value]

    def query(self, **changed: object) -> str:
        """The address of the same page with other values; a list stands once each."""
        said = self.said.copy()
        for name, value in changed.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            said.setlist(name, [str(one) for one in values])
        return said.urlencode()


def _filled(said: QueryDict, goal: Goal) -> QueryDict:
    """What was said of the form, completed, with each skill by its id."""
    filled = said.copy()
    filled.setdefault("intensity", Intensity.MODERATE.value)
    filled.setdefault("start_date", localdate().isoformat())
    filled.setlist("skill", [str(skill.pk) for skill in goal.skills])
    for key, rank in goal.targets.items():
        filled.setdefault(f"{LEVEL}{key}", str(rank))
    return filled
