"""Uploading, reading again, choosing and deleting CVs."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from careerpilot.queue import enqueue
from cvs.enums import CVStatus, FileType
from cvs.models import CV, CVUpload, stored_name
from cvs.selectors import uploads_of_a_day
from cvs.selectors.lists import A_DAY
from cvs.tasks import parse_cv_task

CANCELLED = "You stopped the reading of this file. Try again whenever you like."


class UploadError(Exception):
    """The file cannot be taken now; the message tells the person why and what to do."""


@transaction.atomic
def upload_cv(
    *, user: User, file: "File[bytes]", file_name: str, file_type: FileType, now: datetime
) -> CV:
    """Keep the file as the active CV and queue it for reading once the row is committed.

    The same bytes from the same person give back the CV that they already have: its
    `uploaded_at` lies before `now`. Raises UploadError when the person's room or their uploads of
    the day are used up; deleting a CV gives back the room and not the upload.
    """
    User.objects.select_for_update().get(pk=user.pk)
    data = file.read()
    digest = sha256(data).hexdigest()
    if known := CV.objects.owned_by(user).filter(sha256=digest).first():
        return known
    _check_room(user, now)
    _count_upload(user, now)
    CV.objects.owned_by(user).filter(is_active=True).update(is_active=False, updated_at=now)
    cv = CV(user=user, file_name=file_name, file_type=file_type, file_size=len(data))
    cv.sha256, cv.uploaded_at, cv.queued_at = digest, now, now
    # The row first: one that is refused must not leave its file behind.
    cv.file.name = stored_name(cv, file_name)
    cv.save(force_insert=True)
    file.seek(0)
    cv.file.storage.save(cv.file.name, file)
    enqueue(parse_cv_task, cv_id=str(cv.pk))
    return cv


def _check_room(user: User, now: datetime) -> None:
    if CV.objects.owned_by(user).count() >= settings.CV_FILES_A_PERSON:
        raise UploadError(
            f"You keep {settings.CV_FILES_A_PERSON} CVs already. Delete one to make room."
        )
    if uploads_of_a_day(owner=user, now=now) >= settings.CV_UPLOADS_A_DAY:
        raise UploadError(
            f"{settings.CV_UPLOADS_A_DAY} uploads a day are the limit. Please come back tomorrow."
        )


def _count_upload(user: User, now: datetime) -> None:
    CVUpload.objects.filter(user=user, uploaded_at__lt=now - A_DAY).delete()
    CVUpload.objects.create(user=user, uploaded_at=now)


@transaction.atomic
def retry_cv(*, cv: CV, now: datetime) -> bool:
    """Read a CV that failed or was cancelled once more; False when it is neither."""
    failed = CV.objects.filter(pk=cv.pk, status=CVStatus.ERROR)
    failed.update(attempts=0, parsing_errors="", error_reason="")
    if not failed.release(at=now):
        return False
    enqueue(parse_cv_task, cv_id=str(cv.pk))
    return True


@transaction.atomic
def reread_cv(*, cv: CV, now: datetime) -> bool:
    """Read a CV anew, as for a newer reader; False when it has not been read yet.

    What the owner decided stays. Should the reading fail, the CV is one that failed, with
    everything that was read before still kept.
    """
    parsed = CV.objects.filter(pk=cv.pk, status=CVStatus.PARSED)
    waiting = {"status": CVStatus.UPLOADED, "parsed_at": None, "claimed_at": None, "attempts": 0}
    if not parsed.update(**waiting, queued_at=now, updated_at=now):
        return False
    enqueue(parse_cv_task, cv_id=str(cv.pk))
    return True


@transaction.atomic
def cancel_cv(*, cv: CV, now: datetime) -> bool:
    """Stop a reading that waits or runs: whatever a worker still finds is not kept.

    False when there is nothing to stop. `retry_cv` takes it up again.
    """
    in_flight = CV.objects.filter(pk=cv.pk).in_flight()
    cancelled = {"error_reason": "cancelled", "parsing_errors": CANCELLED}
    return bool(in_flight.update(status=CVStatus.ERROR, updated_at=now, **cancelled))


@transaction.atomic
def activate_cv(*, cv: CV, now: datetime) -> None:
    """Make this the CV that the person goes by; there is one at most."""
    User.objects.select_for_update().get(pk=cv.user_id)
    CV.objects.filter(user_id=cv.user_id, is_active=True).update(is_active=False, updated_at=now)
    CV.objects.filter(pk=cv.pk).update(is_active=True, updated_at=now)


@transaction.atomic
def delete_cv(*, cv: CV) -> None:
    """Remove a CV, all that was read in it and, once that is committed, its file.

    What the person took over from it stays theirs, without its text.
    """
    cv.delete()
