"""What a person notes at a task."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

MOST_LINKS, LONGEST_LINK = 10, 500
WEB = URLValidator(schemes=["http", "https"])


class WorkForm(forms.Form):
    """Notes, links, proof and hours of one task; every field may stay empty.

    The hours come with those that the page showed, so that a timer's are not written over.
    """

    notes = forms.CharField(
        required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    own_links = forms.CharField(
        required=False,
        max_length=(LONGEST_LINK + 2) * MOST_LINKS,
        label="Your own links",
        help_text=f"One a line, {MOST_LINKS} at most. Each begins with https:// or http://.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    proof_link = forms.CharField(
        required=False,
        max_length=LONGEST_LINK,
        label="Link to the proof",
        help_text="Where others can see what you made, such as a repository or an article.",
        validators=[WEB],
        widget=forms.URLInput,
    )
    actual_hours = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=999,
        decimal_places=2,
        step_size=Decimal("0.25"),
        show_hidden_initial=True,
        label="Hours it took",
        help_text="In quarter hours, such as 1.25. A timer adds to it.",
    )

    def clean_own_links(self) -> list[str]:
        """Each address once, in the order in which they were written."""
        links = list(dict.fromkeys(self._lines()))
        if len(links) > MOST_LINKS:
            raise ValidationError(f"Keep {MOST_LINKS} links at most; these are {len(links)}.")
        for link in links:
            _check(link)
        return links

    def _lines(self) -> Iterator[str]:
        for line in self.cleaned_data["own_links"].splitlines():
            if link := line.strip():
                yield link


def _check(link: str) -> None:
    if len(link) > LONGEST_LINK:
        raise ValidationError(f"A link has {LONGEST_LINK} characters at most.")
    try:
        WEB(link)
    except ValidationError as problem:
        message = f"“{link[:80]}” is no web address that begins with https:// or http://."
        raise ValidationError(message) from problem
