import pytest

from careerpilot.ui.context import page


@pytest.mark.parametrize(
    ("backend", "told"),
    [
        ("django.core.mail.backends.console.EmailBackend", True),
        ("django.core.mail.backends.smtp.EmailBackend", False),
    ],
)
def test_page_tells_whether_mail_is_printed(rf, settings, backend, told):
    settings.EMAIL_BACKEND = backend

    assert page(rf.get("/")) == {"mail_goes_to_console": told}
