"""What a person need not learn any more."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from skills.enums import Level


def already_known(tasks: Iterable[RoadmapTask], levels: Mapping[str, int]) -> set[UUID]:
    """The open and skipped tasks that lead no higher than the person is, by `levels` of skills."""
    return {
        task.pk for task in tasks if task.status != TaskStatus.COMPLETED and is_known(task, levels)
    }


def is_known(task: RoadmapTask, levels: Mapping[str, int]) -> bool:
    """What the person added themselves is never known: they want to do it."""
    if task.own or not task.level:
        return False
    return levels.get(str(task.skill_id), 0) >= Level(task.level).rank
