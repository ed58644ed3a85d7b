from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.db import DataError
from django.utils.timezone import now

from accounts.tests.factories import UserFactory
from cvs import services
from cvs.enums import CVStatus, Decision, FileType
from cvs.models import CV
from cvs.services import UploadError
from cvs.tests import samples
from cvs.tests.factories import CVFactory, CVSkillFactory, ParsedCVFactory
from skills.enums import Level, SkillSource
from skills.models import UserSkill
from skills.tests.factories import SkillFactory, UserSkillFactory

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


# --- decisions ----------------------------------------------------------------------------


def decisions(cv):
    return {row.skill.name: row.decision for row in cv.mentions.select_related("skill")}


def levels(user):
    rows = UserSkill.objects.owned_by(user).select_related("skill")
    return {row.skill.name: (row.level, row.source) for row in rows}


@pytest.fixture
def mentions():
    """Python and SQL, found in one CV."""
    cv = ParsedCVFactory()
    return [CVSkillFactory(cv=cv, skill__name=name) for name in ("Python", "SQL")]


def test_decision_accepts_some_and_drops_the_others(mentions):
    python, _ = mentions

    new = services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT})

    assert new == 1
    assert decisions(python.cv) == {"Python": Decision.ACCEPTED, "SQL": Decision.DROPPED}
    assert levels(python.cv.user) == {"Python": (Level.EXPERT, SkillSource.CV_PARSED)}


def test_decision_may_be_taken_again(mentions):
    python, sql = mentions
    services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT})

    new = services.decide_mentions(cv=python.cv, accepted={sql: Level.BEGINNER})

    assert new == 1
    assert decisions(python.cv) == {"Python": Decision.DROPPED, "SQL": Decision.ACCEPTED}
    assert levels(python.cv.user) == {"SQL": (Level.BEGINNER, SkillSource.CV_PARSED)}


def test_decision_taken_twice_alike_adds_nothing(mentions):
    python, _ = mentions

    counts = [
        services.decide_mentions(cv=python.cv, accepted={python: Level.EXPERT}) for _ in range(2)
    ]

    assert counts == [1, 0]


def test_decision_to_drop_all_leaves_nothing_of_the_cv(mentions):
    python, sql = mentions
    everything = {python: Level.EXPERT, sql: Level.BEGINNER}
    services.decide_mentions(cv=python.cv, accepted=everything)

    assert services.decide_mentions(cv=python.cv, accepted={}) == 0
    assert levels(python.cv.user) == {}


def test_decision_keeps_what_the_person_typed(mentions):
    python, sql = mentions
    for mention in mentions:
        UserSkillFactory(user=python.cv.user, skill=mention.skill, level=Level.ADVANCED)

    new = services.decide_mentions(cv=python.cv, accepted={sql: Level.BEGINNER})

    assert new == 0
    assert levels(python.cv.user) == {
        "Python": (Level.ADVANCED, SkillSource.MANUAL),
        "SQL": (Level.ADVANCED, SkillSource.MANUAL),
    }


def test_decision_touches_no_other_cv_and_no_other_person(mentions):
    python, _ = mentions
    other = CVSkillFactory(skill=SkillFactory(name="Excel"))

    services.decide_mentions(cv=python.cv, accepted={})

    assert decisions(other.cv) == {"Excel": Decision.PENDING}
    assert levels(other.cv.user) == {}
