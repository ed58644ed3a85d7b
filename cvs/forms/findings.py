"""Correcting what was read in a CV, and adding what was not."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from cvs.enums import Topic

DATE = r"^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?\Z"
YEAR = r"^(?:19|20)\d\d\Z"
DAY = 10  # characters of a whole date
LONGEST = 255
LONGEST_TEXT = 5000
YOUNGEST, OLDEST = 14, 120
HOW_TO_DATE = "A month as 2021-03, or a year as 2021."
NOT_BOTH = "A job that goes on has no end. Leave one of the two out."
NOT_IN_ORDER = "This is before the start."


def line_field(label: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, required=required)


def text_field(label: str, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=required, widget=area)


class PartialDateField(forms.RegexField):
    """A year, a month or a day as text: no more exact than somebody knows it."""

    def __init__(self, label: str) -> None:
        wrong = {"invalid": f"Write it like this. {HOW_TO_DATE}"}
        super().__init__(
            DATE, label=label, required=False, help_text=HOW_TO_DATE, error_messages=wrong
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if len(text) == DAY:
            try:
                date.fromisoformat(text)
            except ValueError as error:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return text


def year_field(label: str) -> forms.RegexField:
    wrong = {"invalid": "Write a year as 2021."}
    digits = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.RegexField(YEAR, label=label, required=False, error_messages=wrong, widget=digits)


class FindingForm(forms.Form):
    """The values of a finding by field; what is left empty is None."""

    needed: tuple[str, ...] = ()  # one of them at least
    pairs: tuple[tuple[str, str], ...] = ()  # what stands side by side

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, known: Mapping[str, Any], key: str
    ) -> None:
        """`known` are the values so far; `key` sets the form apart on its page."""
        shown = {name: "" if value is None else value for name, value in known.items()}
        super().__init__(data, initial=shown, auto_id=f"id_{key}_%s")
        self.known = known

    def take_focus(self) -> None:
        """Let the first field have the focus when the page opens."""
        first = next(iter(self.fields.values()))
        first.widget.attrs["autofocus"] = True

    def lines(self) -> Iterator[list[BoundField]]:
        """The fields as they are laid out, one or two in a line."""
        second = dict(self.pairs)
        for name in self.fields:
            if name not in second.values():
                yield [self[one] for one in (name, second.get(name)) if one]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = [self.fields[name].label for name in self.needed]
        if names and not self.errors and not any(cleaned.get(name) for name in self.needed):
            raise ValidationError(f"Give the {' or the '.join(str(n).lower() for n in names)}.")
        return cleaned

    def values(self) -> dict[str, Any]:
        return {name: value or None for name, value in self.cleaned_data.items()}

    def refuse(self, field: str, message: str) -> None:
        """Say of values that passed here why they cannot be kept."""
        self.add_error(field if field in self.fields else None, message)


class TextForm(FindingForm):
    text = line_field("Value", required=True)


class SummaryForm(FindingForm):
    text = text_field("Summary", required=True)


class EmailForm(FindingForm):
    text = forms.EmailField(label="E-mail", max_length=LONGEST)


class AgeForm(FindingForm):
    text = forms.IntegerField(label="Age", min_value=YOUNGEST, max_value=OLDEST)


class ExperienceForm(FindingForm):
    needed = ("title", "company")
    pairs = (("title", "company"), ("start", "end"))
    title = line_field("Title")
    company = line_field("Company")
    location = line_field("Place")
    start = PartialDateField("From")
    end = PartialDateField("To")
    current = forms.BooleanField(label="I still work there", required=False)
    description = text_field("What you did")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if end and cleaned.get("current"):
            self.add_error("end", NOT_BOTH)
        elif start and end and not in_order(start, end):
            self.add_error("end", NOT_IN_ORDER)
        return cleaned

    def values(self) -> dict[str, Any]:
        """With the time in words: as the CV writes it, unless the dates are others now."""
        given = super().values() | {"current": self.cleaned_data["current"]}
        same = all((self.known.get(name) or None) == (given[name] or None) for name in PERIOD)
        return given | {"duration": self.known.get("duration") if same else duration_of(given)}


class EducationForm(FindingForm):
    needed = ("degree", "institution")
    pairs = (("start_year", "year"),)
    degree = line_field("Degree")
    institution = line_field("School")
    start_year = year_field("From")
    year = year_field("To")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("start_year"), cleaned.get("year")
        if start and end and end < start:
            self.add_error("year", NOT_IN_ORDER)
        return cleaned


class CertificationForm(FindingForm):
    name = line_field("Certification", required=True)
    issuer = line_field("Issued by")
    date = PartialDateField("Date")


class LanguageForm(FindingForm):
    name = line_field("Language", required=True)
    level = line_field("Level")


class BatchForm(forms.Form):
    """Which decisions, taken together, are to be taken back."""

    decided_at = forms.DateTimeField()


FORMS: dict[str, type[FindingForm]] = {
    Topic.SUMMARY: SummaryForm,
    Topic.EMAIL: EmailForm,
    Topic.AGE: AgeForm,
    Topic.EXPERIENCE: ExperienceForm,
    Topic.EDUCATION: EducationForm,
    Topic.CERTIFICATION: CertificationForm,
    Topic.LANGUAGE: LanguageForm,
}
PERIOD = ("start", "end", "current")


def form_for(
    topic: Topic, data: Mapping[str, Any] | None, *, known: Mapping[str, Any], key: str
) -> FindingForm:
    """The form that fits a topic, its one value named after the topic."""
    form = FORMS.get(topic, TextForm)(data, known=known, key=key)
    if isinstance(form, TextForm):
        form.fields["text"].label = topic.label
    return form


def in_order(start: str, end: str) -> bool:
    """Whether two dates can be so; a year alone may mean any of its months."""
    shared = min(len(start), len(end))
    return start[:shared] <= end[:shared]


def duration_of(values: Mapping[str, Any]) -> str | None:
    """A job's time in words, from its dates."""
    end = "present" if values["current"] else values["end"]
    return " - ".join(filter(None, (values["start"], end))) or None
