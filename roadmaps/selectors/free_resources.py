"""What costs nothing in place of what does, for a roadmap that wants only that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.planning import LEARNING, Step, Topic, Work, works_of
from roadmaps.selectors.briefs import resources_from
from skills.enums import Level
from skills.models import LearningResource, Skill
from skills.selectors import resources_by_skill


def free_instead(tasks: Iterable[RoadmapTask]) -> dict[str, Work]:
    """The free works that would take the place of open tasks that cost something, by task id.

    Each is what a new plan has for the same level of the skill, something to learn from for such
    where it can be, and never what another task has already. Two queries, none where nothing costs.
    """
    rows = sorted(tasks, key=_order)
    waiting = [task for task in rows if may_change(task)]
    works = _works(waiting)
    taken = {(task.skill_id, task.title) for task in rows}
    found: dict[str, Work] = {}
    for same_kind in (True, False):
        for task in waiting:
            left = (work for work in works[task.pk] if _key(task, work) not in taken)
            fitting = (work for work in left if not same_kind or _is_alike(task, work))
            if str(task.pk) not in found and (work := next(fitting, None)):
                found[str(task.pk)] = work
                taken.add(_key(task, work))
    return found


def costs(task: RoadmapTask) -> bool:
    """Whether the resource of an open task costs something."""
    return task.free is False and task.status in {TaskStatus.PENDING, TaskStatus.IN_PROGRESS}


def may_change(task: RoadmapTask) -> bool:
    """Whether another resource may take its place: not where it is pinned, own or begun."""
    return costs(task) and bool(task.skill_id and task.level) and not _is_held(task)


def _is_held(task: RoadmapTask) -> bool:
    return task.pinned or task.own or task.was_worked_on


def _order(task: RoadmapTask) -> tuple[int, int, int, str]:
    return task.phase_number, task.week_number, task.position, str(task.pk)


def _key(task: RoadmapTask, work: Work) -> tuple[UUID | None, str]:
    return task.skill_id, work.title


def _is_alike(task: RoadmapTask, work: Work) -> bool:
    return (task.type in LEARNING) == (work.type in LEARNING)


def _works(tasks: Sequence[RoadmapTask]) -> dict[UUID, list[Work]]:
    """What is free for the step of each task."""
    ids = {task.skill_id for task in tasks if task.skill_id}
    if not ids:
        return {}
    skills, resources = Skill.objects.in_bulk(ids), resources_by_skill(map(str, ids))
    steps = ((task.pk, step) for task in tasks for step in _step(task, skills, resources))
    return {pk: works_of(step, free_only=True) for pk, step in steps}


def _step(
    task: RoadmapTask,
    skills: Mapping[UUID, Skill],
    resources: Mapping[UUID, Sequence[LearningResource]],
) -> Iterator[Step]:
    """The one level of its skill that the task leads to."""
    if task.skill_id and task.level:
        rank, skill = Level(task.level).rank, skills[task.skill_id]
        yield Step(
            Topic(
                skill_id=str(skill.pk),
                name=skill.name,
                importance="essential",
                from_level=rank - 1,
                to_level=rank,
                resources=resources_from(resources.get(skill.pk, ())),
            ),
            rank,
        )
