"""A CV's file goes when its row goes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cvs.models import CV


@receiver(post_delete, sender=CV)
def delete_file(instance: CV, **_: Any) -> None:
    storage, name = instance.file.storage, instance.file.name

    def remove() -> None:
        storage.delete(str(name))

    if name:
        transaction.on_commit(remove, robust=True)
