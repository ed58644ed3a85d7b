"""Do the settings fit a place where strangers come by?"""

import socket
from collections.abc import Iterator

from django.conf import settings
from django.core.checks import WARNING, run_checks

from careerpilot.llm import get_llm
from careerpilot.operations.checks.finding import Finding, fail, ok, warn

SMTP_SECONDS = 3.0
FEW_CHARACTERS = 5
SILENT_BACKENDS = ("console", "dummy", "locmem", "filebased")


def switches() -> Iterator[Finding]:
    if settings.DEBUG and settings.HTTPS:
        yield fail("DEBUG", "It shows source and settings to strangers.", "Unset DEBUG.")
    elif settings.DEBUG:
        yield warn("DEBUG", "It is on.", "Unset it wherever others can reach the product.")
    else:
        yield ok("DEBUG", "It is off.")
    if not settings.HTTPS:
        text = "It is off: passwords and cookies travel in the clear."
        yield warn("HTTPS", text, "Put a proxy with TLS in front and set HTTPS=1.")
    else:
        yield ok("HTTPS", "It is on.")
    if not settings.ALLOWED_HOSTS and not settings.DEBUG:
        yield fail("ALLOWED_HOSTS", "No name is answered to.", "Set it to the site's names.")
    else:
        yield ok("ALLOWED_HOSTS", ", ".join(settings.ALLOWED_HOSTS) or "localhost.")


def secret_key() -> Iterator[Finding]:
    if len(set(settings.SECRET_KEY)) < FEW_CHARACTERS or "insecure" in settings.SECRET_KEY:
        yield fail("SECRET_KEY", "It can be guessed.", "Set 50 random characters.")
    else:
        yield ok("SECRET_KEY", "It is set.")


def email() -> Iterator[Finding]:
    kind = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if kind in SILENT_BACKENDS:
        text = f"The backend `{kind}` sends nothing, so nobody new can confirm their address."
        yield warn("e-mail", text, "Set EMAIL_URL to a mail server.")
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        address = (settings.EMAIL_HOST, int(settings.EMAIL_PORT))
        socket.create_connection(address, timeout=SMTP_SECONDS).close()
    except OSError as problem:
        text = f"{where} does not answer: {problem}."
        yield fail("e-mail", text, "Mend EMAIL_URL, or let this machine reach the server.")
    else:
        yield ok("e-mail", f"{where} answers.")


def language_model() -> Iterator[Finding]:
    yield ok("language model", f"{get_llm().name}.")


def system_checks() -> Iterator[Finding]:
    """What Django itself finds wrong."""
    found = [message for message in run_checks() if message.level >= WARNING]
    for message in found:
        yield fail("system check", f"{message.id} {message.msg}", str(message.hint or ""))
    if not found:
        yield ok("system check", "Django finds nothing.")
