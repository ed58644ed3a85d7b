import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cvs.enums import Decision, FileType
from cvs.forms import ReviewForm, UploadForm, clean_name, detect_type
from cvs.tests import samples
from cvs.tests.factories import CVSkillFactory, ParsedCVFactory
from skills.enums import Level
from skills.tests.factories import UserSkillFactory

PDF = b"%PDF-1.7\n"


def upload(data, name="cv.pdf"):
    return UploadForm({}, {"file": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    ("head", "file_type"),
    [
        (PDF, FileType.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4", FileType.PDF),
        (b"PK\x03\x04rest", FileType.DOCX),
        (b"<html>", None),
        (b"\xd0\xcf\x11\xe0", None),
        (b"", None),
    ],
)
def test_detect_type_goes_by_the_first_bytes(head, file_type):
    assert detect_type(head) == file_type


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Mara Lind – CV (2026).pdf", "Mara Lind – CV (2026).pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\mara\\cv.pdf", "cv.pdf"),
        ("cv\x00\r\n\t.pdf", "cv.pdf"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("履歴書.pdf", "履歴書.pdf"),
        ("\u202e\x07", "CV"),
        ("folder/", "CV"),
        ("a" * 300 + ".pdf", "a" * 251 + ".pdf"),
    ],
)
def test_clean_name_keeps_what_people_can_read(name, cleaned):
    assert clean_name(name) == cleaned


def test_upload_form_knows_a_pdf_under_any_name():
    form = upload(PDF, name="cv.exe")

    assert form.is_valid()
    assert (form.file_type, form.file_name) == (FileType.PDF, "cv.exe")
    assert form.cleaned_data["file"].read() == PDF


def test_upload_form_knows_a_word_file():
    form = upload(samples.docx_cv(), name="cv.pdf")

    assert form.is_valid()
    assert form.file_type == FileType.DOCX


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty."),
        (b"hello", "Choose a PDF or a Word file (.docx)."),
        (b" " * 1024 + PDF, "Choose a PDF or a Word file (.docx)."),
    ],
)
def test_upload_form_refuses_what_is_no_cv(data, message):
    assert upload(data).errors == {"file": [message]}


@pytest.mark.parametrize(
    ("size", "errors"), [(1024, {}), (1025, {"file": ["This file is over 1.0\xa0KB."]})]
)
def test_upload_form_holds_the_limit(settings, size, errors):
    settings.CV_MAX_BYTES = 1024

    assert upload(PDF.ljust(size)).errors == errors


def test_upload_form_says_what_it_takes(settings):
    settings.CV_MAX_BYTES = 2 * 1024 * 1024

    field = UploadForm().fields["file"]

    assert field.help_text == "PDF or Word (.docx), up to 2.0\xa0MB and 30 pages."
    assert field.widget.attrs["accept"] == ".pdf,.docx"


def test_upload_form_needs_a_file():
    assert UploadForm({}, {}).errors == {"file": ["This field is required."]}


@pytest.mark.django_db
def test_review_form_offers_each_mention_and_remembers_what_was_dropped():
    cv = ParsedCVFactory()
    kept = CVSkillFactory(cv=cv, decision=Decision.PENDING)
    dropped = CVSkillFactory(cv=cv, decision=Decision.DROPPED)

    rows = list(ReviewForm(mentions=[kept, dropped], known={}).rows())

    assert [(row.mention, row.keep.value(), row.level.value(), row.known) for row in rows] == [
        (kept, True, Level.INTERMEDIATE, None),
        (dropped, False, Level.INTERMEDIATE, None),
    ]


@pytest.mark.django_db
def test_review_form_accepts_what_is_ticked_with_its_level():
    kept, dropped = CVSkillFactory.create_batch(2, cv=ParsedCVFactory())
    data = {
        f"keep_{kept.pk}": "on",
        f"level_{kept.pk}": "expert",
        f"level_{dropped.pk}": "beginner",
    }

    form = ReviewForm(data, mentions=[kept, dropped], known={})

    assert form.is_valid()
    assert form.accepted() == {kept: Level.EXPERT}


@pytest.mark.django_db
def test_review_form_asks_no_level_of_a_skill_that_the_person_has():
    mention = CVSkillFactory()
    row = UserSkillFactory(user=mention.cv.user, skill=mention.skill, level=Level.ADVANCED)

    form = ReviewForm(
        {f"keep_{mention.pk}": "on"}, mentions=[mention], known={mention.skill_id: row}
    )

    assert form.is_valid()
    assert form.accepted() == {mention: Level.ADVANCED}
    assert [(shown.level, shown.known) for shown in form.rows()] == [(None, row)]


@pytest.mark.django_db
def test_review_form_refuses_a_level_that_is_none():
    mention = CVSkillFactory()

    form = ReviewForm({f"level_{mention.pk}": "guru"}, mentions=[mention], known={})

    assert form.errors == {
        f"level_{mention.pk}": ["Select a valid choice. guru is not one of the available choices."]
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("head", "At the top of your CV"),
        ("skills", "Among the skills in your CV"),
        ("other", "In your CV"),
        ("", "In your CV"),
    ],
)
def test_review_form_says_where_the_evidence_stands(section, place):
    mention = CVSkillFactory(section=section)

    (row,) = ReviewForm(mentions=[mention], known={}).rows()

    assert row.place == place
