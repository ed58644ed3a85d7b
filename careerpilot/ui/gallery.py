"""One page that shows every component in its states. Its values are examples."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

HOURS = [
    ("1 Jun", 3),
    ("8 Jun", 5.5),
    ("15 Jun", 0),
    ("22 Jun", 6),
    ("29 Jun", 4),
    ("6 Jul", 7.5),
    ("13 Jul", 6),
    ("20 Jul", 8),
]
AREAS = [("Programming", 9, "6 with evidence"), ("Data", 5), ("Communication", 3)]
WORK_TYPES = [("remote", "Remote"), ("hybrid", "Hybrid"), ("onsite", "On site")]


class SampleForm(forms.Form):
    """Every widget that pages use."""

    name = forms.CharField(max_length=40, help_text="As it stands on your CV.")
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput({"autocomplete": "username"}))
    password = forms.CharField(widget=forms.PasswordInput({"autocomplete": "new-password"}))
    about = forms.CharField(label="About you", widget=forms.Textarea, required=False)
    hours = forms.IntegerField(label="Hours a week", min_value=1, max_value=40)
    start = forms.DateField(label="Start", widget=forms.DateInput({"type": "date"}))
    level = forms.ChoiceField(choices=[("", "Choose a level"), ("expert", "Expert")])
    work_type = forms.ChoiceField(choices=WORK_TYPES, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        choices=[("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Days on which you can learn.",
    )
    file = forms.FileField(label="Your CV", help_text="PDF or Word, up to 5 MB")
    reminders = forms.BooleanField(label="Remind me by e-mail", required=False)


class SearchForm(forms.Form):
    q = forms.CharField(label="Search", required=False)
    area = forms.ChoiceField(choices=[("", "Any area"), ("data", "Data")], required=False)


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    pages = Paginator(range(1, 191), 10)
    context = {
        "hours": HOURS,
        "areas": AREAS,
        "as_of": date(2026, 6, 1),
        "sent_at": datetime(2026, 6, 1, 12, 3, tzinfo=UTC),
        "page_obj": pages.get_page(request.GET.get("page", "7")),
        "empty_form": SampleForm(),
        "wrong_form": SampleForm({"name": "Ada", "email": "not an address", "hours": "90"}),
        "search_form": SearchForm(),
        "tones": ["neutral", "accent", "good", "warn", "bad"],
        "kinds": ["primary", "secondary", "quiet", "danger"],
        "icon_names": ["home", "document-text", "sparkles", "briefcase", "map", "chart-bar"],
        "tile_names": ["Communication", "Teamwork", "Negotiation", "Adaptability"],
    }
    return TemplateResponse(request, "ui/gallery.html", context)
