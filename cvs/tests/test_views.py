from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from cvs import services
from cvs.enums import CVStatus, Decision, Topic
from cvs.models import CV
from cvs.tests import samples
from cvs.tests.factories import (
    NOTHING_READ,
    CVFactory,
    CVFindingFactory,
    CVSkillFactory,
    ParsedCVFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/cv/"
PDF = b"%PDF-1.7\n"
HTMX = {"HX-Request": "true"}
OF_A_CV = [
    ("detail", "get"),
    ("review", "get"),
    ("review", "post"),
    ("differences", "get"),
    ("differences", "post"),
    ("reread", "post"),
    ("retry", "post"),
    ("cancel", "post"),
    ("activate", "post"),
    ("delete", "post"),
    ("file", "get"),
]


def url(name, cv):
    return reverse(f"cvs:{name}", args=[cv.pk])


def upload(client, data=PDF, name="cv.pdf"):
    return client.post(LIST, {"file": SimpleUploadedFile(name, data)})


def upload_named(client, name):
    """An upload whose name goes over the wire exactly as it is written here."""
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename="'
        + name.encode()
        + b'"\r\nContent-Type: application/pdf\r\n\r\n'
        + PDF
        + b"\r\n--edge--\r\n"
    )
    return client.generic("POST", LIST, body, content_type="multipart/form-data; boundary=edge")


# --- who may ------------------------------------------------------------------------------


def test_cv_list_needs_log_in(client):
    assert client.get(LIST).url == f"{reverse('account_login')}?next={LIST}"
    assert upload(client).url == f"{reverse('account_login')}?next={LIST}"
    assert CV.objects.count() == 0


@pytest.mark.parametrize(("name", "method"), OF_A_CV)
def test_cv_needs_log_in(client, name, method):
    address = url(name, ParsedCVFactory())

    response = getattr(client, method)(address)

    assert response.url == f"{reverse('account_login')}?next={address}"
    assert CV.objects.count() == 1


@pytest.mark.parametrize(("name", "method"), OF_A_CV)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_cv_of_someone_else_is_not_found(client, member, name, method, headers):
    mention = CVSkillFactory(cv__is_active=False)

    response = getattr(client, method)(url(name, mention.cv), headers=headers)

    mention.cv.refresh_from_db()
    mention.refresh_from_db()
    assert response.status_code == 404
    assert (mention.cv.status, mention.cv.is_active) == (CVStatus.PARSED, False)
    assert mention.decision == Decision.PENDING


@pytest.mark.parametrize("name", ["reread", "retry", "cancel", "activate", "delete"])
def test_what_changes_a_cv_is_no_link(client, member, name):
    assert client.get(url(name, CVFactory(user=member))).status_code == 405


@pytest.mark.parametrize("name", ["detail", "file"])
def test_what_shows_a_cv_takes_no_post(client, member, name):
    assert client.post(url(name, CVFactory(user=member))).status_code == 405


# --- the list and the upload --------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_cv_list_costs_the_same_queries_for_any_number(
    client, member, count, django_assert_num_queries
):
    for cv in ParsedCVFactory.create_batch(count, user=member):
        CVSkillFactory.create_batch(2, cv=cv)
        for confidence in (0.4, 0.9, 0.9):
            CVFindingFactory(cv=cv, topic=Topic.SKILL, confidence=confidence)
    CVFactory()

    with django_assert_num_queries(5):
        html = " ".join(client.get(LIST).content.decode().split())

    assert html.count('<li class="entry"') == count
    assert html.count("3 to decide, 1 of them to check") == count
    assert html.count("2 skills to decide") == count


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": CVStatus.UPLOADED}, ["Waits to be read", "See how far it is"]),
        ({"status": CVStatus.PARSING}, ["Being read", "See how far it is"]),
        ({"status": CVStatus.ERROR}, ["Could not be read", "What went wrong"]),
        (
            {"status": CVStatus.ERROR, "error_reason": "cancelled"},
            ["Cancelled", "Take it up again"],
        ),
        (
            {"status": CVStatus.PARSED, "parsed_at": now(), "parsed_data": NOTHING_READ},
            ["Review", "Read again", "No skills found"],
        ),
        (
            {
                "status": CVStatus.PARSED,
                "parsed_at": now(),
                "parsed_data": NOTHING_READ,
                "confidence": 0.849,
            },
            ["Check · 84 %"],
        ),
    ],
)
def test_cv_list_says_how_far_each_is(client, member, values, words):
    cv = CVFactory(user=member, **values)

    html = client.get(LIST).content.decode()

    assert [word for word in words if word not in html] == []
    assert f'action="{url("delete", cv)}"' in html
    assert f'href="{url("file", cv)}"' in html


@pytest.mark.parametrize("active", [True, False])
def test_cv_list_offers_to_make_active_what_is_not(client, member, active):
    cv = CVFactory(user=member, is_active=active)

    html = client.get(LIST).content.decode()

    assert (f'action="{url("activate", cv)}"' in html) is not active


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (CVStatus.UPLOADED, True),
        (CVStatus.PARSING, True),
        (CVStatus.ERROR, False),
    ],
)
def test_cv_list_and_detail_offer_to_cancel_what_is_in_flight(client, member, status, offered):
    cv = CVFactory(user=member, status=status)

    pages = [client.get(LIST), client.get(url("detail", cv))]

    action = f'action="{url("cancel", cv)}"'
    assert [action in page.content.decode() for page in pages] == [offered, offered]


def test_cv_list_leads_from_a_newer_cv_to_what_it_changes(client, member):
    day = timedelta(days=1)
    older = ParsedCVFactory(user=member, uploaded_at=now() - 2 * day)
    newer = ParsedCVFactory(user=member, uploaded_at=now() - day)
    finding = CVFindingFactory(cv=older)
    before = client.get(LIST).content.decode()
    services.accept_finding(finding=finding, now=now())

    after = client.get(LIST).content.decode()

    assert url("differences", newer) not in before
    assert url("differences", newer) in after
    assert url("differences", older) not in after


def test_cv_list_without_cvs_says_what_to_do_and_what_is_taken(client, member, settings):
    settings.CV_FILES_A_PERSON, settings.CV_UPLOADS_A_DAY = 7, 3

    html = " ".join(client.get(LIST).content.decode().split())

    assert "No CV yet" in html
    assert "PDF or Word (.docx), up to 5.0 MB and 30 pages." in html
    assert "You keep 0 of 7 CVs. Up to 3 uploads a day." in html
    assert 'accept=".pdf,.docx"' in html


def test_upload_leads_to_the_page_of_its_reading(client, member):
    response = upload(client, samples.docx_cv(), name="mara.docx")

    cv = CV.objects.get(user=member)
    assert response.url == url("detail", cv)
    assert (cv.file_name, cv.file_type, cv.is_active) == ("mara.docx", "docx", True)


def test_upload_of_the_same_bytes_leads_to_the_same_cv_and_says_so(client, member):
    first = upload(client)
    CV.objects.update(uploaded_at=datetime(2026, 3, 1, 12, tzinfo=UTC))

    again = upload(client, name="again.pdf")

    assert again.url == first.url
    html = client.get(again.url).content.decode()
    assert "You uploaded this file already on 1 Mar 2026, here it is." in html


def test_first_upload_says_nothing_of_an_earlier_one(client, member):
    assert "already" not in client.get(upload(client).url).content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "Choose a PDF or a Word file (.docx)."),
        (b"", "This file is empty."),
        (PDF.ljust(1025), "This file is over 1.0\xa0KB."),
    ],
)
def test_upload_of_what_is_no_cv_is_422_and_says_why(client, member, settings, data, message):
    settings.CV_MAX_BYTES = 1024

    response = upload(client, data)

    assert response.status_code == 422
    assert message in response.content.decode()
    assert CV.objects.count() == 0


def test_upload_without_a_file_is_422(client, member):
    response = client.post(LIST)

    assert response.status_code == 422
    assert "This field is required." in response.content.decode()


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("CV_FILES_A_PERSON", "You keep 1 CVs already. Delete one to make room."),
        ("CV_UPLOADS_A_DAY", "1 uploads a day are the limit. Please come back tomorrow."),
    ],
)
def test_upload_past_a_limit_is_422_and_says_what_to_do(client, member, settings, limit, message):
    setattr(settings, limit, 1)
    upload(client)

    response = upload(client, PDF + b"another")

    assert response.status_code == 422
    assert message in response.content.decode()
    assert CV.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/cron.d/cv.pdf", "cv.pdf"),
        ("C:\\Users\\mara\\cv.pdf", "cv.pdf"),
        ("/cv.pdf", "cv.pdf"),
        ("cv\x07\x1b.pdf", "cv.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("<b>cv</b>.pdf", "b>.pdf"),
        ("a" * 900 + ".pdf", "a" * 251 + ".pdf"),
    ],
)
def test_upload_under_an_awful_name_is_kept_under_a_plain_one(client, member, name, kept):
    response = upload_named(client, name)

    cv = CV.objects.get(user=member)
    assert response.url == url("detail", cv)
    assert cv.file_name == kept
    assert cv.file.name == f"cvs/{member.pk}/{cv.pk}.pdf"


def test_file_name_is_escaped_wherever_it_is_shown(client, member):
    cv = ParsedCVFactory(user=member, file_name="<b>cv</b>.pdf")

    pages = [client.get(LIST), client.get(url("review", cv)), client.post(url("delete", cv))]
    pages.append(client.get(LIST))

    shown = [page.content.decode() for page in pages if page.status_code == 200]
    assert ["<b>cv</b>" in html for html in shown] == [False, False, False]
    assert ["&lt;b&gt;cv&lt;/b&gt;" in html for html in shown] == [True, True, True]


# --- how far the reading is ---------------------------------------------------------------


def test_detail_page_asks_again_by_itself_while_the_cv_is_in_flight(client, member):
    cv = CVFactory(user=member)

    response = client.get(url("detail", cv))

    html = response.content.decode()
    assert "<html" in html
    assert f'hx-get="{url("detail", cv)}?seen=uploaded"' in html
    assert 'hx-trigger="every 1.5s"' in html
    assert 'aria-live="polite"' in html
    assert "HX-Request" in response.headers["Vary"]


def test_detail_page_has_a_plain_link_to_refresh(client, member):
    cv = CVFactory(user=member)

    assert f'href="{url("detail", cv)}"' in client.get(url("detail", cv)).content.decode()


def test_detail_swap_is_the_status_alone(client, member):
    cv = CVFactory(user=member, status=CVStatus.PARSING)

    html = client.get(url("detail", cv) + "?seen=uploaded", headers=HTMX).content.decode()

    assert html.strip().startswith("<div")
    assert 'id="cv-status"' in html
    assert "<html" not in html
    assert "?seen=parsing" in html


def test_detail_swaps_nothing_while_the_status_stays(client, member):
    cv = CVFactory(user=member, status=CVStatus.PARSING)

    response = client.get(url("detail", cv) + "?seen=parsing", headers=HTMX)

    assert (response.status_code, response.content) == (204, b"")


def test_detail_that_history_restores_is_the_whole_page(client, member):
    cv = CVFactory(user=member)
    headers = HTMX | {"HX-History-Restore-Request": "true"}

    response = client.get(url("detail", cv) + "?seen=uploaded", headers=headers)

    assert response.status_code == 200
    assert "<html" in response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_detail_of_a_cv_that_failed_says_why_and_stops_asking(client, member, headers):
    cv = CVFactory(
        user=member, status=CVStatus.ERROR, parsing_errors="It is a picture. Export <it>."
    )

    html = client.get(url("detail", cv) + "?seen=parsing", headers=headers).content.decode()

    assert "It is a picture. Export &lt;it&gt;." in html
    assert f'action="{url("retry", cv)}"' in html
    assert f'href="{LIST}"' in html
    assert "hx-get" not in html
    assert "hx-trigger" not in html


def test_detail_of_a_cv_that_is_read_leads_to_the_review(client, member):
    cv = ParsedCVFactory(user=member)
    restored = HTMX | {"HX-History-Restore-Request": "true"}

    plain = client.get(url("detail", cv))
    swap = client.get(url("detail", cv) + "?seen=parsing", headers=HTMX)
    restore = client.get(url("detail", cv), headers=restored)

    assert plain.url == url("review", cv)
    assert (swap.status_code, swap.headers["HX-Redirect"]) == (200, url("review", cv))
    assert restore.url == url("review", cv)


@pytest.mark.parametrize(
    ("reason", "title"),
    [
        ("cancelled", "You cancelled the reading"),
        ("not_a_cv", "This does not look like a CV"),
        ("damaged", "This CV could not be read"),
        ("", "This CV could not be read"),
    ],
)
def test_detail_names_the_cause_and_the_remedy(client, member, reason, title):
    cv = CVFactory(
        user=member, status=CVStatus.ERROR, error_reason=reason, parsing_errors="Do this instead."
    )

    html = client.get(url("detail", cv)).content.decode()

    assert [word for word in (title, "Do this instead.", "Try again") if word not in html] == []


# --- read again, cancel, retry, activate, delete, download --------------------------------


def test_retry_puts_a_failed_cv_into_the_queue(client, member, django_capture_on_commit_callbacks):
    cv = CVFactory(user=member, status=CVStatus.ERROR, parsing_errors="It stopped.")

    with django_capture_on_commit_callbacks() as sent:
        response = client.post(url("retry", cv))

    cv.refresh_from_db()
    assert response.url == url("detail", cv)
    assert (cv.status, cv.parsing_errors, len(sent)) == (CVStatus.UPLOADED, "", 1)


def test_retry_leaves_a_cv_that_is_read(client, member):
    cv = ParsedCVFactory(user=member)

    client.post(url("retry", cv))

    cv.refresh_from_db()
    assert (cv.status, cv.parsed_data) == (CVStatus.PARSED, NOTHING_READ)


def test_cancel_stops_a_reading_that_waits(client, member):
    cv = CVFactory(user=member)

    response = client.post(url("cancel", cv))

    cv.refresh_from_db()
    assert response.url == url("detail", cv)
    assert (cv.status, cv.error_reason) == (CVStatus.ERROR, "cancelled")


def test_reread_puts_a_cv_that_is_read_into_the_queue_and_keeps_what_was_decided(
    client, member, django_capture_on_commit_callbacks
):
    cv = ParsedCVFactory(user=member)
    CVFindingFactory(cv=cv, decision=Decision.DROPPED, decided_at=now())

    with django_capture_on_commit_callbacks() as sent:
        response = client.post(url("reread", cv))

    cv.refresh_from_db()
    assert response.url == url("detail", cv)
    assert (cv.status, len(sent)) == (CVStatus.UPLOADED, 1)
    assert [finding.decision for finding in cv.findings.all()] == [Decision.DROPPED]


def test_activate_makes_this_the_only_active_cv(client, member):
    CVFactory(user=member, is_active=True)
    cv = CVFactory(user=member, file_name="mara.pdf")

    response = client.post(url("activate", cv), follow=True)

    assert list(CV.objects.filter(is_active=True)) == [cv]
    assert "mara.pdf is your active CV." in response.content.decode()


def test_delete_removes_the_cv_and_its_file(client, member, django_capture_on_commit_callbacks):
    cv = CVFactory(user=member)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("delete", cv))

    assert response.url == LIST
    assert CV.objects.count() == 0
    assert not cv.file.storage.exists(cv.file.name)


def test_download_is_an_attachment_that_no_browser_runs(client, member):
    cv = CVFactory(user=member, file_name="Mära.pdf")

    response = client.get(url("file", cv))

    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Disposition"] == ("attachment; filename*=utf-8''M%C3%A4ra.pdf")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_download_of_a_file_that_is_gone_is_not_found(client, member):
    cv = CVFactory(user=member)
    cv.file.storage.delete(cv.file.name)

    assert client.get(url("file", cv)).status_code == 404
