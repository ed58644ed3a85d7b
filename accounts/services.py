"""Changing who a person is and what they told us."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Profile, ProfileOrigin, User
from accounts.selectors import PERSON_FIELDS, field_value, profile_of, profile_origins


@transaction.atomic
def save_profile(*, profile: Profile, person: dict[str, str]) -> None:
    """Keep an edited profile, and the person's names and phone with it.

    A field that is edited by hand no longer comes from anywhere else.
    """
    User.objects.select_for_update().get(pk=profile.user_id)
    for field, value in person.items():
        setattr(profile.user, field, value)
    profile.user.save(update_fields=[*person, "updated_at"])
    profile.save()
    standing = [row.pk for row in profile_origins(profile.user).values()]
    ProfileOrigin.objects.filter(user=profile.user).exclude(pk__in=standing).delete()


@dataclass(frozen=True, slots=True)
class Filling:
    """A value for a field of the profile, and where it comes from: key, words, source text."""

    value: str
    origin_id: UUID
    origin: str
    text: str = ""


@transaction.atomic
def follow_origins(
    *,
    user: User,
    fillings: Mapping[str, Filling | None],
    origin_ids: Collection[UUID],
    fill: Collection[str] = (),
    over: Collection[str] = (),
) -> None:
    """Bring fields of the profile in line with what they come from.

    A field that came from one of `origin_ids`, and that nobody changed since, follows its
    filling; None gives back what stood there before. An empty field is filled when it is named in
    `fill`. A field with another value is replaced only when it is named in `over`. A value that
    the field cannot hold counts as None.
    """
    User.objects.select_for_update().get(pk=user.pk)
    profile = profile_of(user)
    known = {row.field: row for row in ProfileOrigin.objects.filter(user=user)}
    for field, wanted in fillings.items():
        filling = wanted if wanted and _fits(profile, field, wanted.value) else None
        held, row = field_value(profile, field), known.get(field)
        if row and row.origin_id in origin_ids and row.value == held:
            _follow(profile, row, filling)
        elif filling and filling.value != held and (field in over if held else field in fill):
            _fill(profile, field, filling)
    profile.user.save(update_fields=[*PERSON_FIELDS, "updated_at"])
    profile.save()


def _follow(profile: Profile, row: ProfileOrigin, filling: Filling | None) -> None:
    if filling is None:
        _put(profile, row.field, row.replaced)
        row.delete()
        return
    _put(profile, row.field, filling.value)
    row.value, row.origin_id = filling.value, filling.origin_id
    row.origin, row.origin_text = filling.origin, filling.text
    row.save(update_fields=["value", "origin_id", "origin", "origin_text"])


def _fill(profile: Profile, field: str, filling: Filling) -> None:
    ProfileOrigin.objects.update_or_create(
        user=profile.user,
        field=field,
        defaults={
            "value": filling.value,
            "origin_id": filling.origin_id,
            "origin": filling.origin,
            "origin_text": filling.text,
            "replaced": field_value(profile, field),
        },
    )
    _put(profile, field, filling.value)


def _put(profile: Profile, field: str, value: str) -> None:
    setattr(profile.user if field in PERSON_FIELDS else profile, field, value)


def _fits(profile: Profile, field: str, value: str) -> bool:
    row = profile.user if field in PERSON_FIELDS else profile
    try:
        row._meta.get_field(field).clean(value, row)  # type: ignore[union-attr]
    except ValidationError:
        return False
    return True


@transaction.atomic
def forget_origin(*, origin_id: UUID, origin: str) -> None:
    """What the profile's fields came from is gone: keep the values, and no word of the source."""
    ProfileOrigin.objects.filter(origin_id=origin_id).update(origin=origin, origin_text="")


@transaction.atomic
def keep_address(*, user: User) -> None:
    """Let log-in know the one address that staff gave a person, and whether it is confirmed."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": user.email_verified, "primary": True}
    )
