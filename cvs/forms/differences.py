"""Choosing what to take over from a newer CV."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BoundField

from cvs.enums import DifferenceKind, Topic
from cvs.forms.certainty import Certainty, certainty_of
from cvs.selectors import Difference, Differences
from skills.enums import Level

ALL = "all"


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference with the box that chooses it and, of a new skill, how well one knows it."""

    difference: Difference
    chosen: BoundField
    level: BoundField | None

    @property
    def certainty(self) -> Certainty | None:
        confidence = self.difference.confidence
        return None if confidence is None else certainty_of(confidence)


class DifferencesForm(forms.Form):
    """One box for each difference; the button may choose all of them."""

    def __init__(self, *args: object, differences: Differences) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.differences = differences
        for one in differences.every:
            self._ask(one)

    def _ask(self, one: Difference) -> None:
        self.fields[f"take_{one.key}"] = forms.BooleanField(required=False, label=one.label)
        if one.topic == Topic.SKILL and one.kind == DifferenceKind.NEW:
            self.fields[f"level_{one.key}"] = forms.ChoiceField(
                choices=Level.choices,
                initial=Level.INTERMEDIATE,
                label=f"Your level in {one.label}",
            )

    def new(self) -> Iterator[DifferenceRow]:
        return map(self._row, self.differences.new)

    def changed(self) -> Iterator[DifferenceRow]:
        return map(self._row, self.differences.changed)

    def gone(self) -> Iterator[DifferenceRow]:
        return map(self._row, self.differences.gone)

    def _row(self, one: Difference) -> DifferenceRow:
        level = f"level_{one.key}"
        return DifferenceRow(
            one, self[f"take_{one.key}"], self[level] if level in self.fields else None
        )

    def keys(self) -> list[str]:
        """Those that are ticked, or all."""
        if self.data.get("choice") == ALL:
            return [one.key for one in self.differences.every]
        ticked = self.cleaned_data
        return [one.key for one in self.differences.every if ticked[f"take_{one.key}"]]

    def levels(self) -> dict[str, Level]:
        """Of each new skill, by key."""
        return {
            name.removeprefix("level_"): Level(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("level_")
        }
