"""How every form of the product is drawn."""

import re

import pytest
from django import forms
from django.template import Context, Template

from careerpilot.ui.gallery import SampleForm


@pytest.fixture
def empty():
    return str(SampleForm())


@pytest.fixture
def wrong():
    return SampleForm({"name": "Ada", "email": "nowhere", "hours": "90", "level": "expert"})


def control(html, name):
    return re.search(rf'<(?:input|select|textarea)[^>]*name="{name}"[^>]*>', html)[0]


@pytest.mark.parametrize(
    "name", ["name", "email", "password", "about", "hours", "start", "level", "file", "reminders"]
)
def test_label_names_its_control(empty, name):
    assert f'for="id_{name}"' in empty
    assert f'id="id_{name}"' in control(empty, name)


@pytest.mark.parametrize(("name", "count"), [("work_type", 3), ("days", 3)])
def test_group_of_choices_is_a_fieldset_with_a_label_each(empty, name, count):
    group = re.search(
        rf'<fieldset[^>]*>(?:(?!</fieldset>).)*id="id_{name}".*?</fieldset>', empty, re.DOTALL
    )

    assert "<legend" in group[0]
    assert group[0].count('<label class="choice"') == count


def test_help_is_tied_to_its_control(empty):
    assert 'aria-describedby="id_name_helptext"' in control(empty, "name")
    assert 'id="id_name_helptext"' in empty


def test_only_what_may_stay_empty_is_called_optional(empty):
    assert empty.count("(optional)") == len(["about", "days"])


def test_error_is_tied_to_its_control(wrong):
    html = str(wrong)

    assert 'aria-describedby="id_email_error"' in control(html, "email")
    assert 'aria-invalid="true"' in control(html, "email")
    assert 'id="id_email_error"' in html


def test_control_without_an_error_is_not_called_invalid(wrong):
    assert "aria-invalid" not in control(str(wrong), "name")


def test_summary_leads_to_each_wrong_field(wrong):
    summary = re.search(r'<div class="error-summary".*?</div>', str(wrong), re.DOTALL)[0]

    assert set(re.findall(r'href="#id_(\w+)"', summary)) == set(wrong.errors)


def test_form_without_errors_has_no_summary(empty):
    assert "error-summary" not in empty


def test_summary_tag_says_what_the_whole_form_says(wrong):
    html = Template("{% load ui %}{% error_summary form %}").render(Context({"form": wrong}))

    assert set(re.findall(r'href="#id_(\w+)"', html)) == set(wrong.errors)
    assert "<input" not in html


def test_error_of_the_whole_form_stands_in_the_summary():
    class Range(forms.Form):
        low = forms.IntegerField()

        def clean(self):
            raise forms.ValidationError("From <b>must</b> not exceed to.")

    assert "From &lt;b&gt;must&lt;/b&gt; not exceed to." in str(Range({"low": "1"}))


def test_hidden_field_is_drawn_once_and_without_a_label():
    class Note(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput, initial="t")
        text = forms.CharField()

    html = str(Note())

    assert html.count('name="token"') == 1
    assert "id_token" not in re.findall(r'for="(\w+)"', html)


def test_label_and_help_are_escaped():
    class Evil(forms.Form):
        text = forms.CharField(label="<i>label</i>", help_text="<i>help</i>")

    assert "<i>" not in str(Evil())
