import pytest
from django.db import transaction

from accounts.models import ProfileOrigin, User
from cvs.models import CV
from cvs.tests.factories import CVFactory


def stored(cv):
    return cv.file.storage.exists(cv.file.name)


@pytest.mark.django_db
def test_file_goes_when_the_deletion_is_committed(django_capture_on_commit_callbacks):
    cv, other = CVFactory.create_batch(2)

    with django_capture_on_commit_callbacks(execute=True):
        CV.objects.get(pk=cv.pk).delete()
        before = stored(cv)

    assert (before, stored(cv), stored(other)) == (True, False, True)


@pytest.mark.django_db(transaction=True)
def test_file_stays_when_the_deletion_is_rolled_back():
    cv = CVFactory()

    with transaction.atomic():
        CV.objects.get(pk=cv.pk).delete()
        transaction.set_rollback(True)

    assert (stored(cv), CV.objects.count()) == (True, 1)


@pytest.mark.django_db
def test_files_go_with_their_person(django_capture_on_commit_callbacks):
    cv = CVFactory()

    with django_capture_on_commit_callbacks(execute=True):
        User.objects.get(pk=cv.user_id).delete()

    assert not stored(cv)


@pytest.mark.django_db
def test_file_that_is_gone_already_hinders_nothing(django_capture_on_commit_callbacks):
    cv = CVFactory()
    cv.file.storage.delete(cv.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        cv.delete()

    assert CV.objects.count() == 0


@pytest.mark.django_db
def test_cv_that_never_had_a_file_leaves_nothing_to_remove(django_capture_on_commit_callbacks):
    cv = CVFactory(file="")

    with django_capture_on_commit_callbacks() as left:
        cv.delete()

    assert left == []


@pytest.mark.django_db
def test_deleted_cv_takes_its_text_from_everything_it_brought():
    cv, other = CVFactory.create_batch(2)
    for one in (cv, other):
        ProfileOrigin.objects.create(
            user=one.user,
            field="location",
            value="Leeds",
            origin="cv.pdf, page 1",
            origin_id=one.pk,
            origin_text="Leeds, UK",
        )

    cv.delete()

    rows = [ProfileOrigin.objects.get(user=one.user) for one in (cv, other)]
    assert [(row.value, row.origin, row.origin_text) for row in rows] == [
        ("Leeds", "a CV you deleted", ""),
        ("Leeds", "cv.pdf, page 1", "Leeds, UK"),
    ]
