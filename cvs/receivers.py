"""A CV's file goes when its row goes."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cvs.models import CV


@receiver(post_delete, sender=CV)
def delete_file(instance: CV, **_: Any) -> None:
    if name := instance.file.name:
        remove = partial(instance.file.storage.delete, name)
        transaction.on_commit(remove, robust=True)
