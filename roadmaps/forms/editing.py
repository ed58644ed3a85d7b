"""Changing a plan by hand."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from roadmaps.enums import Priority
from roadmaps.forms.new import LATEST_DEADLINE, date_input
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.services import TaskDraft
from skills.enums import ResourceType
from skills.models import Skill
from skills.selectors import find_skill, suggestions

QUARTER = Decimal("0.25")
LAST_WEEK = 520


def skill_input() -> forms.TextInput:
    """A field that offers the catalogue's skills while somebody types."""
    return forms.TextInput(
        attrs={
            "list": "skill-names",
            "autocomplete": "off",
            "hx-get": reverse_lazy("skills:names"),
            "hx-trigger": "input changed delay:150ms",
            "hx-sync": "this:replace",
            "hx-target": "#skill-names",
        }
    )


class WeekForm(forms.Form):
    """The week that a task is to begin in."""

    week = forms.IntegerField(min_value=1, max_value=LAST_WEEK)


class PlaceForm(WeekForm):
    """What may be changed of any task: its hours, its week, its priority."""

    hours = forms.DecimalField(
        min_value=QUARTER,
        max_value=400,
        max_digits=5,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.25"}),
        help_text="In quarters of an hour. What does not fit its week goes on in the next.",
    )
    priority = forms.ChoiceField(choices=Priority.choices, initial=Priority.MEDIUM)
    field_order = ["hours", "week", "priority"]

    def clean_hours(self) -> Decimal:
        hours: Decimal = self.cleaned_data["hours"]
        if hours % QUARTER:
            raise ValidationError("Give whole quarters of an hour, such as 1.25.")
        return hours

    def draft(self) -> TaskDraft:
        said = self.cleaned_data
        return TaskDraft(said["hours"], said["week"], Priority(said["priority"]))


class TaskForm(PlaceForm):
    """A task of one's own."""

    title = forms.CharField(max_length=255)
    type = forms.ChoiceField(choices=ResourceType.choices, initial=ResourceType.PRACTICE)
    skill = forms.CharField(
        max_length=150,
        required=False,
        widget=skill_input(),
        help_text="A skill of the catalogue, by its name or another word for it.",
    )
    link = forms.URLField(max_length=500, required=False, assume_scheme="https")
    field_order = ["title", "type", "hours", "week", "priority", "skill", "link"]

    def clean_skill(self) -> Skill | None:
        text = self.cleaned_data["skill"]
        if not text:
            return None
        if skill := find_skill(text):
            return skill
        near = ", ".join(one.name for one in suggestions(text))
        advice = f"Did you mean: {near}?" if near else "Leave it out, or try another word."
        raise ValidationError(f"The catalogue has no such skill. {advice}")

    def draft(self) -> TaskDraft:
        said = self.cleaned_data
        return TaskDraft(
            hours=said["hours"],
            week=said["week"],
            priority=Priority(said["priority"]),
            title=said["title"],
            type=ResourceType(said["type"]),
            link=said["link"],
            skill=said["skill"],
        )


def known_of(task: RoadmapTask) -> dict[str, object]:
    """What a form of a task begins with."""
    hours = task.estimated_hours
    return {
        "hours": f"{hours.normalize():f}" if hours else None,
        "week": task.week_number,
        "priority": task.priority,
        "title": task.title,
        "type": task.type,
        "link": task.link,
        "skill": task.skill.name if task.skill else "",
    }


class SettingsForm(forms.Form):
    """What the whole roadmap rests on."""

    hours_per_week = forms.IntegerField(
        min_value=1,
        max_value=60,
        label="Hours a week",
        help_text="For this roadmap. Tasks move when you plan them anew.",
    )
    deadline = forms.DateField(
        required=False, widget=date_input(), label="Be done by", help_text="The day you wish for."
    )
    free_only = forms.BooleanField(
        required=False,
        label="Only resources that cost nothing",
        help_text="When you plan anew, open tasks change to free ones where there are such.",
    )

    def __init__(self, data: object, *, roadmap: Roadmap) -> None:
        known = {
            "hours_per_week": roadmap.hours_per_week,
            "deadline": roadmap.deadline,
            "free_only": roadmap.free_only,
        }
        super().__init__(data, initial=known, auto_id="settings_%s")  # type: ignore[arg-type]
        self.roadmap = roadmap

    def clean_deadline(self) -> date | None:
        day: date | None = self.cleaned_data["deadline"]
        start = self.roadmap.start_date
        if day and start and day <= start:
            raise ValidationError(f"This has to be later than the start, {start:%-d %B %Y}.")
        if day and start and day > start + LATEST_DEADLINE:
            raise ValidationError("Choose a day within twenty years.")
        return day
