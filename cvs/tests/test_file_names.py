"""Names that no program should trust: each upload is taken, kept apart from its name, and shown."""

import re
from email.message import Message
from pathlib import PurePosixPath

import pytest
from django.urls import reverse

from cvs.models import CV
from cvs.tests import samples

pytestmark = pytest.mark.django_db

BOUNDARY = "aBoundaryOfThisTest"
AWFUL = [
    "../../../../etc/passwd",
    "..\\..\\windows\\system32\\cv.pdf",
    "/etc/shadow",
    "C:\\Users\\mara\\cv.pdf",
    "\\\\server\\share\\cv.pdf",
    "file:///etc/passwd",
    "...",
    "....//....//cv.pdf",
    "?raw=1#page.pdf",
    ".htaccess",
    "-rf",
    "--help.pdf",
    "~/.ssh/id_rsa",
    "$(touch owned).pdf",
    "`id`.pdf",
    "cv.pdf; rm -rf .",
    "cv.pdf | cat",
    "cv' OR '1'='1.pdf",
    "Robert'); DROP TABLE cvs;--.pdf",
    "<script>alert(1)</script>.pdf",
    "<img src=x onerror=alert(1)>.pdf",
    "{{ 7|add:7 }}{% load x %}.pdf",
    "%00%2e%2e%2fcv.pdf",
    "%s%n%x.pdf",
    "cv\x00.pdf.exe",
    "cv\x1b[31mred.pdf",
    "cv\u202efdp.exe",
    "cv\u200b\u2066.pdf",
    "CON",
    "NUL.pdf",
    "履歴書 – Lebenslauf №1.pdf",
    "e\u0301\u0302\u0303.pdf",
    "👩‍🚒.pdf",
    " leading and trailing .pdf ",
    "a" * 400 + ".pdf",
    "cv.pdf;filename*=UTF-8''other.html",
]
PDF = samples.pdf_cv()
NOT_TO_SHOW = re.compile(r"[\x00-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069/\\]")


def upload(client, name):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + PDF + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return client.post(reverse("cvs:list"), body, content_type=kind)


def test_there_are_36_awful_names():
    assert len(set(AWFUL)) == 36


@pytest.mark.parametrize("name", AWFUL)
def test_awful_name_is_kept_as_text_alone(client, member, name):
    upload(client, name)

    cv = CV.objects.get()
    assert PurePosixPath(cv.file.name) == PurePosixPath("cvs", str(member.pk), f"{cv.pk}.pdf")
    assert 0 < len(cv.file_name) <= 255
    assert NOT_TO_SHOW.search(cv.file_name) is None


@pytest.mark.parametrize("name", AWFUL)
def test_awful_name_breaks_neither_list_nor_download(client, member, name):
    upload(client, name)
    cv = CV.objects.get()

    page = client.get(reverse("cvs:list"))
    download = client.get(reverse("cvs:file", args=[cv.pk]))

    assert (page.status_code, download.status_code) == (200, 200)
    assert b"<script>alert" not in page.content
    assert b"<img src=x" not in page.content
    header = Message()
    header["Content-Disposition"] = download["Content-Disposition"]
    assert header.get_content_disposition() == "attachment"
    assert b"".join(download.streaming_content) == PDF


@pytest.mark.parametrize("name", [".", "..", "", "folder/"])
def test_name_that_names_no_file_is_answered_with_the_form(client, member, name):
    response = upload(client, name)

    assert response.status_code == 422
    assert CV.objects.count() == 0
