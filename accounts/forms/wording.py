"""What allauth's forms say of mistakes, in our words."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter


class WordingAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "cannot_remove_primary_email": "You cannot remove your main e-mail address.",
        "duplicate_email": "This e-mail address is one of yours already.",
        "email_password_mismatch": "E-mail address or password are not correct.",
        "email_taken": "This e-mail address has an account already.",
        "max_email_addresses": "You cannot add more than %d e-mail addresses.",
        "unknown_email": "No account has this e-mail address.",
        "unverified_primary_email": "Confirm this e-mail address before you make it the main one.",
    }
