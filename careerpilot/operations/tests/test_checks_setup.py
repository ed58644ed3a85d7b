import socket

import pytest

from careerpilot.llm import get_llm
from careerpilot.operations.checks import setup
from careerpilot.operations.checks.finding import Verdict, ok

OK, WARN, FAIL = Verdict.OK, Verdict.WARN, Verdict.FAIL


@pytest.mark.parametrize(
    ("debug", "https", "hosts", "verdicts"),
    [
        (False, True, ["pilot.example"], [OK, OK, OK]),
        (False, False, ["pilot.example"], [OK, WARN, OK]),
        (True, False, [], [WARN, WARN, OK]),
        (True, True, [], [FAIL, OK, OK]),
        (False, True, [], [OK, OK, FAIL]),
    ],
)
def test_switches_are_judged_together(settings, debug, https, hosts, verdicts):
    settings.DEBUG, settings.HTTPS, settings.ALLOWED_HOSTS = debug, https, hosts

    assert [finding.verdict for finding in setup.switches()] == verdicts


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("k3y" * 12 + "with more of them", OK),
        ("a" * 50, FAIL),
        ("insecure-0123456789-abcdefghijklmnop", FAIL),
    ],
)
def test_secret_key_that_can_be_guessed_fails(settings, key, verdict):
    settings.SECRET_KEY = key

    (finding,) = setup.secret_key()

    assert finding.verdict == verdict
    assert key not in str(finding)


def test_mail_that_goes_nowhere_is_warned_of(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    (finding,) = setup.email()

    assert finding.verdict == WARN


def test_mail_server_that_answers_is_fine_and_one_that_does_not_fails(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_PORT = server.getsockname()[1]
        (answered,) = setup.email()
    (refused,) = setup.email()

    assert answered == ok("e-mail", f"127.0.0.1:{settings.EMAIL_PORT} answers.")
    assert refused.verdict == FAIL


def test_language_model_is_named():
    assert list(setup.language_model()) == [ok("language model", f"{get_llm().name}.")]


def test_system_checks_of_django_find_nothing():
    assert list(setup.system_checks()) == [ok("system check", "Django finds nothing.")]


def test_system_check_that_complains_fails(settings):
    settings.CSRF_FAILURE_VIEW = "nowhere.at_all"

    (finding,) = setup.system_checks()

    assert finding.verdict == FAIL
    assert finding.text.startswith("security.E102 ")
