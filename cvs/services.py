"""What a person may do with their CVs."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from careerpilot.queue import enqueue
from cvs.enums import CVStatus, Decision, FileType
from cvs.models import CV, CVSkill, stored_name
from cvs.selectors import uploads_of_a_day
from cvs.tasks import parse_cv_task
from skills import services as skills
from skills.enums import Level


class UploadError(Exception):
    """The file cannot be taken now; the message tells the person why and what to do."""


@transaction.atomic
def upload_cv(
    *, user: User, file: "File[bytes]", file_name: str, file_type: FileType, now: datetime
) -> CV:
    """Keep the file as the active CV and queue it for reading once the row is committed.

    The same bytes from the same person give back the CV that they already have. Raises
    UploadError when the person's room or their uploads of the day are used up.
    """
    User.objects.select_for_update().get(pk=user.pk)
    data = file.read()
    digest = sha256(data).hexdigest()
    if known := CV.objects.owned_by(user).filter(sha256=digest).first():
        return known
    _check_room(user, now)
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


@transaction.atomic
def retry_cv(*, cv: CV, now: datetime) -> bool:
    """Read a CV that failed once more; False when it has not failed."""
    failed = CV.objects.filter(pk=cv.pk, status=CVStatus.ERROR)
    failed.update(attempts=0, parsing_errors="", error_reason="")
    if not failed.release(at=now):
        return False
    enqueue(parse_cv_task, cv_id=str(cv.pk))
    return True


@transaction.atomic
def activate_cv(*, cv: CV, now: datetime) -> None:
    """Make this the CV that the person goes by; there is one at most."""
    User.objects.select_for_update().get(pk=cv.user_id)
    CV.objects.filter(user_id=cv.user_id, is_active=True).update(is_active=False, updated_at=now)
    CV.objects.filter(pk=cv.pk).update(is_active=True, updated_at=now)


@transaction.atomic
def delete_cv(*, cv: CV) -> None:
    """Remove a CV, its mentions and, once that is committed, its file."""
    cv.delete()


@transaction.atomic
def decide_mentions(*, cv: CV, accepted: Mapping[CVSkill, Level]) -> int:
    """Accept these skills of a CV and drop its others; the number of skills new to the person.

    Deciding again is allowed: a skill that only the CV brought in goes when it is dropped.
    """
    mentions = list(cv.mentions.select_related("skill").select_for_update(of=("self",)))
    keys = {mention.pk for mention in accepted}
    dropped = [mention for mention in mentions if mention.pk not in keys]
    cv.mentions.filter(pk__in=keys).update(decision=Decision.ACCEPTED)
    cv.mentions.exclude(pk__in=keys).update(decision=Decision.DROPPED)
    skills.drop_cv_skills(user=cv.user, skills=[mention.skill for mention in dropped])
    levels = {mention.skill: level for mention, level in accepted.items()}
    return skills.accept_cv_skills(user=cv.user, levels=levels)
