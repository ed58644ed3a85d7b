"""What happens when an account is made or an e-mail address is confirmed."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed, email_confirmed
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import Profile, User


@receiver(post_save, sender=User)
def give_profile(instance: User, *, created: bool, raw: bool = False, **_: Any) -> None:
    if created and not raw:
        Profile.objects.get_or_create(user=instance)


@receiver(post_save, sender=User)
def vouch_for_address(instance: User, *, created: bool, raw: bool = False, **_: Any) -> None:
    """Whoever is made with a verified address may log in at once: operators vouch for it."""
    if created and not raw and instance.email_verified:
        EmailAddress.objects.get_or_create(
            user=instance, email=instance.email, defaults={"verified": True, "primary": True}
        )


@receiver(email_confirmed)
def mark_verified(email_address: EmailAddress, **_: Any) -> None:
    User.objects.filter(email=email_address.email).update(email_verified=True)


@receiver(email_changed)
def follow_address(user: User, to_email_address: EmailAddress, **_: Any) -> None:
    User.objects.filter(pk=user.pk).update(email_verified=to_email_address.verified)
