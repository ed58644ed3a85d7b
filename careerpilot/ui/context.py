"""What every page may know beside its own context."""

from django.conf import settings
from django.http import HttpRequest

CONSOLE_BACKEND = "django.core.mail.backends.console.EmailBackend"


def page(request: HttpRequest) -> dict[str, bool]:
    """Whether mail is printed where the server runs, so that a page can say where to look."""
    return {"mail_goes_to_console": settings.EMAIL_BACKEND == CONSOLE_BACKEND}
