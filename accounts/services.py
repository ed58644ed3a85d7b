"""Changing who a person is and what they told us."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import Profile, User


@transaction.atomic
def save_profile(*, profile: Profile, person: dict[str, str]) -> None:
    """Keep an edited profile, and the person's names and phone with it."""
    User.objects.select_for_update().get(pk=profile.user_id)
    for field, value in person.items():
        setattr(profile.user, field, value)
    profile.user.save(update_fields=[*person, "updated_at"])
    profile.save()


@transaction.atomic
def keep_address(*, user: User) -> None:
    """Let log-in know the one address that staff gave a person, and whether it is confirmed."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": user.email_verified, "primary": True}
    )
