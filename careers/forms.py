"""Searching the catalogue, and what people make of it."""

import re
from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict

from careers.enums import Mark
from careers.models import RankingPreferences
from careers.selectors import LABELS, Criteria, Sort, categories
from careers.selectors.wishes import CHOICES
from careers.selectors.wishes import WEIGHTS as WISH_WEIGHTS
from skills.enums import LEVELS

ANY = {
    "category": "All categories",
    "level": "All levels",
    "demand": "Any demand",
    "remote": "Anywhere",
    "salary": "Any pay",
    "fit": "Any fit",
}
WEIGHT_FIELDS = tuple(WISH_WEIGHTS.values())
LEVEL_CHOICES = [(0, "Not there"), *((level.rank, level.label) for level in LEVELS)]
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Search",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Title, skill or word"}),
    )
    category = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)
    demand = forms.ChoiceField(required=False)
    remote = forms.ChoiceField(required=False, label="Place of work")
    salary = forms.ChoiceField(required=False, label="Pay")
    fit = forms.ChoiceField(required=False, label="Your fit")
    sort = forms.ChoiceField(required=False, choices=Sort.choices, label="Order")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, labels in LABELS.items():
            words = labels or {category: category for category in categories()}
            self.fields[name].choices = [("", ANY[name]), *words.items()]  # type: ignore[attr-defined]

    @property
    def criteria(self) -> Criteria:
        """What is asked for; everything where the form is not valid."""
        if not self.is_valid():
            return Criteria()
        said = self.cleaned_data
        filters = {name: said[name] for name in LABELS if said[name]}
        return Criteria(said["q"], filters, Sort(said["sort"] or Sort.CLOSENESS))


class MarkForm(forms.Form):
    """An empty mark takes the mark back."""

    mark = forms.ChoiceField(choices=[("", "None"), *Mark.choices], required=False)
    reason = forms.CharField(max_length=300, required=False)


class CompareForm(forms.Form):
    """Careers by id, `c` once each; what is no id is passed over."""

    c = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_c(self) -> list[UUID]:
        return [UUID(word) for word in self.cleaned_data["c"] or () if ID.fullmatch(word)]


WEIGHTS = (
    (0, "Does not count"),
    (1, "Counts a little"),
    (2, "Counts"),
    (3, "Counts a lot"),
)


WEIGHT_HELP = {
    "salary_weight": "Pay is known in US dollars alone: the figure of your profile counts as such."
}


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """How much each wish counts; it saves nothing by itself."""

    class Meta:
        model = RankingPreferences
        fields = CHOICES
        labels: ClassVar[dict[str, str]] = {
            "work_type_weight": "Work type",
            "work_type_hard": "Leave out careers that do not offer it",
            "salary_weight": "Salary (US dollars a year)",
            "salary_hard": "Leave out careers that are known to pay less",
            "location_weight": "Working from where I live",
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in WEIGHT_FIELDS:
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label,
                choices=WEIGHTS,
                coerce=int,
                help_text=WEIGHT_HELP.get(name, ""),
            )


TRIED = "level_"


def asked_skills(query: QueryDict) -> list[str]:
    """The ids of the skills that a what-if asks about."""
    names = (name.removeprefix(TRIED) for name in query if name.startswith(TRIED))
    return [name for name in names if ID.fullmatch(name)]


class WhatIfForm(forms.Form):
    """A level for each skill; what is not asked or is no level stays as it is."""

    def __init__(
        self, data: QueryDict, *, names: Mapping[str, str], levels: Mapping[str, int]
    ) -> None:
        chosen = {key: data.get(TRIED + key, str(levels.get(key, 0))) for key in names}
        super().__init__({TRIED + key: level for key, level in chosen.items()}, label_suffix="")
        self.levels = levels
        for key, name in names.items():
            self.fields[TRIED + key] = forms.TypedChoiceField(
                label=name, choices=LEVEL_CHOICES, coerce=int, required=False, empty_value=None
            )

    @property
    def changes(self) -> dict[str, int]:
        """Skill id to level, where it is not the person's own."""
        self.full_clean()
        chosen = {
            name.removeprefix(TRIED): level
            for name, level in self.cleaned_data.items()
            if level is not None
        }
        return {key: level for key, level in chosen.items() if level != self.levels.get(key, 0)}

    @property
    def own(self) -> list[forms.BoundField]:
        """The skills that the person has."""
        return [self[TRIED + key] for key in self._keys() if key in self.levels]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[TRIED + key] for key in self._keys() if key not in self.levels]

    def _keys(self) -> list[str]:
        return [name.removeprefix(TRIED) for name in self.fields]
