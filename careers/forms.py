"""Searching the catalogue."""

from django import forms

from careers.selectors import categories


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Search",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Title, skill or word"}),
    )
    category = forms.ChoiceField(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "All categories"), *((name, name) for name in categories())]
        self.fields["category"].choices = choices  # type: ignore[attr-defined]
