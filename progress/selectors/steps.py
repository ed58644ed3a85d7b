"""What the finished tasks of one skill prove."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from accounts.models import User
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.selectors import OPEN_STATUSES
from skills.enums import LEVELS, Level
from skills.models import Skill
from skills.selectors import resource_level


def tasks_towards(*, user: User, skill: Skill) -> list[RoadmapTask]:
    """The tasks of all roadmaps of a person that lead to a level of this skill; not the skipped."""
    rows = RoadmapTask.objects.filter(roadmap__user=user, skill=skill, level__isnull=False)
    return list(rows.exclude(status=TaskStatus.SKIPPED))


def open_in_step(task: RoadmapTask, tasks: Iterable[RoadmapTask]) -> int:
    """How many open tasks of its roadmap lead to the level of the task or a lower one."""
    return sum(
        other.roadmap_id == task.roadmap_id
        and other.status in OPEN_STATUSES
        and _rank(other) <= _rank(task)
        for other in tasks
    )


def proved_levels(tasks: Iterable[RoadmapTask]) -> dict[UUID, Level | None]:
    """What each finished task of one skill proves, None where its work led to no level yet.

    A level is reached by the task that left nothing open in its roadmap which leads to that level
    or a lower one. What was finished before it proves as much as it did on its own day.
    """
    roadmaps = defaultdict(list)
    for task in tasks:
        roadmaps[task.roadmap_id].append(task)
    return {
        task.pk: _proved(task, others)
        for others in roadmaps.values()
        for task in others
        if task.completed_at
    }


def _proved(task: RoadmapTask, others: Sequence[RoadmapTask]) -> Level | None:
    left = [_rank(other) - 1 for other in others if _was_open(other, task)]
    reached = min([_rank(task), *left])
    return LEVELS[reached - 1] if reached else None


def _was_open(other: RoadmapTask, task: RoadmapTask) -> bool:
    """Whether `other` was still to do when `task` was finished, or is again."""
    if other.completed_at is None or task.completed_at is None:
        return True
    return (other.completed_at, other.pk) > (task.completed_at, task.pk)


def _rank(task: RoadmapTask) -> int:
    return Level(task.level).rank if task.level else 0


def unplanned_level(task: RoadmapTask, skill: Skill) -> Level | None:
    """What a finished task proves that no plan gave a level: that of the resource it is named as.

    Else a first level; what a person added themselves proves none.
    """
    found = resource_level(skill=skill, title=task.title)
    return found or (None if task.own else Level.BEGINNER)
