"""allauth's forms in our words. allauth itself reads the fields of `accounts.forms` first."""

from allauth.account import forms as allauth
from django.forms import Field


def call_it_e_mail(field: Field) -> None:
    field.label = "E-mail"
    field.widget.attrs["placeholder"] = "E-mail address"
    field.error_messages["invalid"] = "Enter a valid e-mail address."


class LoginForm(allauth.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        call_it_e_mail(self.fields["login"])


class SignupForm(allauth.SignupForm):  # type: ignore[misc]
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        call_it_e_mail(self.fields["email"])


class AddEmailForm(allauth.AddEmailForm):  # type: ignore[misc]
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        call_it_e_mail(self.fields["email"])


class ResetPasswordForm(allauth.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        call_it_e_mail(self.fields["email"])
