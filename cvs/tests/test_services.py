from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.db import DataError
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from cvs import services
from cvs.enums import IN_FLIGHT, CVStatus, FileType
from cvs.models import CV, CVUpload
from cvs.services import UploadError
from cvs.tests import samples
from cvs.tests.factories import CVFactory, CVFindingFactory, CVSkillFactory, ParsedCVFactory

pytestmark = pytest.mark.django_db
AT = now()


def upload(user, data=b"%PDF-1.7\n", *, name="cv.pdf", at=AT):
    return services.upload_cv(
        user=user, file=ContentFile(data), file_name=name, file_type=FileType.PDF, now=at
    )


def files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


# --- upload -------------------------------------------------------------------------------


def test_upload_keeps_the_file_and_what_it_is(settings):
    user = UserFactory()

    cv = upload(user, b"%PDF-1.7\nhello", name="mara.pdf")

    cv.refresh_from_db()
    assert (cv.user, cv.file_name, cv.file_type) == (user, "mara.pdf", FileType.PDF)
    assert (cv.file_size, cv.sha256) == (14, sha256(b"%PDF-1.7\nhello").hexdigest())
    assert (cv.status, cv.uploaded_at, cv.queued_at) == (CVStatus.UPLOADED, AT, AT)
    with cv.file.open() as stream:
        assert stream.read() == b"%PDF-1.7\nhello"


def test_upload_whose_row_is_refused_leaves_no_file(settings):
    with pytest.raises(DataError):
        upload(UserFactory(), name="n" * 300)

    assert files(settings) == []


def test_upload_whose_file_cannot_be_stored_leaves_no_row(settings):
    settings.MEDIA_ROOT.write_bytes(b"a file where the folder should be")

    with pytest.raises(NotADirectoryError):
        upload(UserFactory())

    assert CV.objects.count() == 0


def test_uploaded_file_is_for_the_server_alone(settings):
    cv = upload(UserFactory())

    (path,) = files(settings)
    assert path == settings.MEDIA_ROOT / f"cvs/{cv.user_id}/{cv.pk}.pdf"
    assert path.stat().st_mode & 0o777 == 0o600


def test_newest_upload_is_the_active_one():
    user = UserFactory()
    first, second = upload(user, b"%PDF-1"), upload(user, b"%PDF-2")

    first.refresh_from_db()
    assert (first.is_active, second.is_active) == (False, True)


def test_same_bytes_give_back_the_same_cv(settings):
    user = UserFactory()

    first, second = upload(user, name="one.pdf"), upload(user, name="two.pdf")

    assert first == second
    assert (CV.objects.count(), len(files(settings))) == (1, 1)


def test_same_bytes_of_another_person_are_another_cv():
    assert upload(UserFactory()) != upload(UserFactory())


@pytest.mark.usefixtures("_work_at_once")
def test_upload_is_read_once_it_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cv = upload(UserFactory(), samples.pdf_cv())
        before = CV.objects.get(pk=cv.pk).status

    assert (before, CV.objects.get(pk=cv.pk).status) == (CVStatus.UPLOADED, CVStatus.PARSED)


def test_upload_past_the_room_of_a_person_is_refused_and_keeps_no_file(settings):
    settings.CV_FILES_A_PERSON = 1
    user = UserFactory()
    upload(user, b"%PDF-1", at=AT - timedelta(days=9))

    with pytest.raises(UploadError, match="You keep 1 CVs already"):
        upload(user, b"%PDF-2")

    assert (CV.objects.count(), len(files(settings))) == (1, 1)
    assert CV.objects.get().is_active


def test_deletion_makes_room(settings):
    settings.CV_FILES_A_PERSON = 1
    user = UserFactory()
    services.delete_cv(cv=upload(user, b"%PDF-1", at=AT - timedelta(days=9)))

    assert upload(user, b"%PDF-2").is_active


def test_upload_past_the_limit_of_a_day_is_refused_until_a_day_has_passed(settings):
    settings.CV_UPLOADS_A_DAY = 1
    user = UserFactory()
    upload(user, b"%PDF-1")

    with pytest.raises(UploadError, match="1 uploads a day are the limit"):
        upload(user, b"%PDF-2", at=AT + timedelta(days=1))

    assert upload(user, b"%PDF-2", at=AT + timedelta(days=1, seconds=1)).is_active


def test_deletion_does_not_give_back_an_upload_of_the_day(settings):
    settings.CV_UPLOADS_A_DAY = 1
    user = UserFactory()
    services.delete_cv(cv=upload(user, b"%PDF-1"))

    with pytest.raises(UploadError, match="1 uploads a day are the limit"):
        upload(user, b"%PDF-2")


def test_upload_forgets_the_uploads_of_earlier_days():
    user, other = UserFactory.create_batch(2)
    for owner in (user, other):
        upload(owner, b"%PDF-1", at=AT - timedelta(days=2))

    upload(user, b"%PDF-2")

    assert [row.uploaded_at for row in CVUpload.objects.filter(user=user)] == [AT]
    assert CVUpload.objects.filter(user=other).count() == 1


def test_known_bytes_are_no_upload_and_tell_when_they_came():
    user = UserFactory()
    upload(user, at=AT - timedelta(hours=1))

    again = upload(user)

    assert again.uploaded_at == AT - timedelta(hours=1)
    assert CVUpload.objects.count() == 1


def test_known_bytes_are_welcome_at_the_limit(settings):
    settings.CV_UPLOADS_A_DAY = settings.CV_FILES_A_PERSON = 1
    user = UserFactory()

    assert upload(user) == upload(user)


def test_limits_are_each_persons_own(settings):
    settings.CV_UPLOADS_A_DAY = settings.CV_FILES_A_PERSON = 1

    assert [upload(UserFactory()).is_active for _ in range(2)] == [True, True]


# --- retry, activate, delete --------------------------------------------------------------


@pytest.mark.usefixtures("_work_at_once")
def test_retry_reads_a_failed_cv_with_fresh_attempts(django_capture_on_commit_callbacks):
    cv = CVFactory(
        status=CVStatus.ERROR,
        attempts=3,
        error_reason="gave_up",
        parsing_errors="It stopped.",
        file=ContentFile(samples.pdf_cv(), name="cv.pdf"),
    )

    with django_capture_on_commit_callbacks(execute=True):
        again = services.retry_cv(cv=cv, now=AT)

    cv.refresh_from_db()
    assert (again, cv.status, cv.attempts) == (True, CVStatus.PARSED, 1)
    assert (cv.error_reason, cv.parsing_errors, cv.queued_at) == ("", "", AT)


@pytest.mark.parametrize("status", [CVStatus.UPLOADED, CVStatus.PARSING])
def test_retry_leaves_a_cv_that_has_not_failed(status, django_capture_on_commit_callbacks):
    cv = CVFactory(status=status, attempts=2)

    with django_capture_on_commit_callbacks() as sent:
        again = services.retry_cv(cv=cv, now=AT)

    cv.refresh_from_db()
    assert (again, cv.status, cv.attempts, sent) == (False, status, 2, [])


# --- cancel and read again ----------------------------------------------------------------


@pytest.mark.parametrize("status", IN_FLIGHT)
def test_cancel_stops_a_reading_and_says_so(status):
    cv = CVFactory(status=status, claimed_at=AT)

    assert services.cancel_cv(cv=cv, now=AT)

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason) == (CVStatus.ERROR, "cancelled")
    assert cv.parsing_errors == (
        "You stopped the reading of this file. Try again whenever you like."
    )


@pytest.mark.parametrize(
    "make", [ParsedCVFactory, partial(CVFactory, status=CVStatus.ERROR, error_reason="no_text")]
)
def test_cancel_leaves_what_is_not_being_read(make):
    cv = make()

    assert not services.cancel_cv(cv=cv, now=AT)

    before = (cv.status, cv.error_reason)
    cv.refresh_from_db()
    assert (cv.status, cv.error_reason) == before


def test_cancel_touches_no_other_cv():
    cv, other = CVFactory.create_batch(2)

    services.cancel_cv(cv=cv, now=AT)

    other.refresh_from_db()
    assert other.status == CVStatus.UPLOADED


@pytest.mark.usefixtures("_work_at_once")
def test_retry_reads_a_cancelled_cv(django_capture_on_commit_callbacks):
    cv = CVFactory(file=ContentFile(samples.pdf_cv(), name="cv.pdf"))
    services.cancel_cv(cv=cv, now=AT)

    with django_capture_on_commit_callbacks(execute=True):
        services.retry_cv(cv=cv, now=AT)

    cv.refresh_from_db()
    assert (cv.status, cv.error_reason) == (CVStatus.PARSED, "")


@pytest.mark.usefixtures("_work_at_once")
def test_reread_reads_once_it_is_committed(django_capture_on_commit_callbacks):
    cv = ParsedCVFactory(file=ContentFile(samples.pdf_cv(), name="cv.pdf"), attempts=3)

    with django_capture_on_commit_callbacks(execute=True):
        asked = services.reread_cv(cv=cv, now=AT)
        waiting = CV.objects.get(pk=cv.pk)

    assert (asked, waiting.status, waiting.parsed_at, waiting.attempts) == (
        True,
        CVStatus.UPLOADED,
        None,
        0,
    )
    cv.refresh_from_db()
    assert (cv.status, cv.attempts) == (CVStatus.PARSED, 1)
    assert cv.parsed_data["personalInfo"]["name"] == "Maren Oakhurst"


@pytest.mark.usefixtures("_work_at_once")
def test_reread_that_fails_keeps_what_was_read_before(django_capture_on_commit_callbacks):
    finding = CVFindingFactory(cv__parsed_data={"summary": "Kept"})
    finding.cv.file.storage.delete(finding.cv.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        services.reread_cv(cv=finding.cv, now=AT)

    cv = CV.objects.get()
    assert (cv.status, cv.error_reason) == (CVStatus.ERROR, "file_missing")
    assert (cv.parsed_data, list(cv.findings.all())) == ({"summary": "Kept"}, [finding])


@pytest.mark.parametrize("status", [CVStatus.UPLOADED, CVStatus.PARSING, CVStatus.ERROR])
def test_reread_leaves_what_was_not_read_yet(status, django_capture_on_commit_callbacks):
    cv = CVFactory(status=status)

    with django_capture_on_commit_callbacks() as sent:
        assert not services.reread_cv(cv=cv, now=AT)

    cv.refresh_from_db()
    assert (cv.status, sent) == (status, [])


def test_activate_keeps_one_active():
    active = CVFactory(is_active=True)
    other = CVFactory(user=active.user)
    theirs = CVFactory(is_active=True)

    services.activate_cv(cv=other, now=AT)
    services.activate_cv(cv=other, now=AT)

    assert set(CV.objects.filter(is_active=True)) == {other, theirs}


def test_delete_removes_the_cv_its_mentions_and_its_file(
    settings, django_capture_on_commit_callbacks
):
    mention, other = CVSkillFactory.create_batch(2)

    with django_capture_on_commit_callbacks(execute=True):
        services.delete_cv(cv=mention.cv)

    assert list(CV.objects.all()) == [other.cv]
    assert len(files(settings)) == 1
