"""News from below that the log and the ledger follow."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from progress import services
from roadmaps.models import RoadmapTask
from roadmaps.signals import work_noted
from skills.models import Certification
from skills.signals import certification_added


@receiver(certification_added)
def log_certification(user: User, certification: Certification, **_: Any) -> None:
    services.log_certification(user=user, certification=certification)


@receiver(work_noted)
def follow_notes(task: RoadmapTask, **_: Any) -> None:
    services.follow_notes(task=task)
