"""A CV's file goes when its row goes, and so does the text that others took over from it."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from accounts import services as accounts
from cvs.models import CV
from skills import services as skills

DELETED = "a CV you deleted"


@receiver(post_delete, sender=CV)
def delete_file(instance: CV, **_: Any) -> None:
    storage, name = instance.file.storage, instance.file.name

    def remove() -> None:
        storage.delete(str(name))

    if name:
        transaction.on_commit(remove, robust=True)


@receiver(post_delete, sender=CV)
def forget_text(instance: CV, **_: Any) -> None:
    accounts.forget_origin(origin_id=instance.pk, origin=DELETED)
    skills.forget_origin(origin_id=instance.pk, origin=DELETED)
