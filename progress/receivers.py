"""News from below that belongs in the log."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from progress import services
from skills.models import Certification
from skills.signals import certification_added


@receiver(certification_added)
def log_certification(user: User, certification: Certification, **_: Any) -> None:
    services.log_certification(user=user, certification=certification)
