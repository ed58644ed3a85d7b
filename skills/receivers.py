"""What a person leaves behind when their account goes."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from accounts.models import User
from skills.services.merging import forget_in_merges


@receiver(post_delete, sender=User)
def forget_person(instance: User, **_: Any) -> None:
    forget_in_merges(owner=instance.pk)
