"""What a person writes down of a task after they finished it."""

from django.db import transaction

from progress.services.log import relog_task
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from skills import services as skills
from skills.enums import EvidenceKind


@transaction.atomic
def follow_notes(*, task: RoadmapTask) -> None:
    """Bring the log and the evidence of a finished task in line with its hours and its proof.

    What the person took out of one of them stays out; an open task is in none of them.
    """
    if task.status != TaskStatus.COMPLETED:
        return
    relog_task(task)
    skills.reword_evidence(
        user=task.roadmap.user, kind=EvidenceKind.TASK, origin_id=task.pk, text=task.proof_link
    )
