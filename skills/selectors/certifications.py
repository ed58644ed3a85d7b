"""Reading what certificates a person holds."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import QuerySet

from accounts.models import User
from skills.enums import Standing
from skills.models import Certification

EXPIRES_SOON = timedelta(days=90)


def certification_list(*, owner: User) -> QuerySet[Certification]:
    """What runs out first comes first; what never runs out comes last."""
    return Certification.objects.owned_by(owner).order_by("expiry_date", "name")


class HeldCertification(NamedTuple):
    """A certification with what its last day means today; without one, `days_left` is None."""

    certification: Certification
    standing: Standing
    days_left: int | None


def held_certifications(*, owner: User, today: date) -> list[HeldCertification]:
    return [_held(row, today) for row in certification_list(owner=owner)]


def _held(row: Certification, today: date) -> HeldCertification:
    if row.expiry_date is None:
        return HeldCertification(row, Standing.LASTING, None)
    left = row.expiry_date - today
    if left < timedelta(0):
        return HeldCertification(row, Standing.EXPIRED, left.days)
    standing = Standing.EXPIRING if left <= EXPIRES_SOON else Standing.VALID
    return HeldCertification(row, standing, left.days)
