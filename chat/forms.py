"""Asking the assistant, and saying whether an answer helped."""

from django import forms

from chat.enums import Feedback


class QuestionForm(forms.Form):
    question = forms.CharField(
        label="Your question",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "What should I do next?"}),
    )


class FeedbackForm(forms.Form):
    feedback = forms.ChoiceField(choices=Feedback.choices)
