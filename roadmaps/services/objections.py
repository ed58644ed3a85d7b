"""What speaks against a change of a plan. It is made all the same, since the plan is theirs."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.services.desk import Desk
from skills.enums import LEVELS
from skills.models import SkillPrerequisite

MOST_NAMED = 3


def objections(desk: Desk, task: RoadmapTask) -> list[str]:
    """Sentences about full weeks, a wrong order and a missed wish. One query."""
    return [*_about_weeks(desk, task), *_about_order(desk, task), *end_objections(desk)]


def end_objections(desk: Desk) -> list[str]:
    deadline, end = desk.roadmap.deadline, desk.roadmap.target_end_date
    if deadline is None or end is None or end <= deadline:
        return []
    return [f"The plan ends on {end:%-d %B %Y}, later than you wished: {deadline:%-d %B %Y}."]


def _about_weeks(desk: Desk, task: RoadmapTask) -> Iterator[str]:
    if desk.calendar.week_of(desk.today) > task.last_week:
        yield f"Week {task.week_number} is over, so “{task.title}” counts as late."
    for week in range(task.week_number, task.last_week + 1):
        room, taken = desk.room(week), desk.taken(week)
        if not room:
            yield f"Week {week} is free of learning, by your days off."
        elif taken > room:
            yield f"Week {week} holds {taken.normalize():f} h now and has {room.normalize():f}."


def _about_order(desk: Desk, task: RoadmapTask) -> Iterator[str]:
    if task.skill_id is None:
        return
    needed, builders = _neighbours(desk, task)
    open_tasks = [one for one in desk.tasks if one != task and one.status != TaskStatus.SKIPPED]
    later = [
        one
        for one in open_tasks
        if one.status != TaskStatus.COMPLETED
        and _order(one) > _order(task)
        and (one.skill_id in needed or _leads_to(one, task))
    ]
    earlier = [
        one
        for one in open_tasks
        if _order(one) < _order(task) and (one.skill_id in builders or _leads_to(task, one))
    ]
    if later:
        yield f"“{task.title}” builds on what comes later: {_names(later)}."
    if earlier:
        yield f"“{task.title}” comes after what builds on it: {_names(earlier)}."


def _neighbours(desk: Desk, task: RoadmapTask) -> tuple[set[UUID], set[UUID]]:
    """The skills that the task's skill needs, and those that need it, as far as taught here."""
    taught = [one.skill_id for one in desk.tasks if one.skill_id]
    pairs = SkillPrerequisite.objects.filter(skill__in=taught, requires__in=taught)
    needs: dict[UUID, set[UUID]] = defaultdict(set)
    enables: dict[UUID, set[UUID]] = defaultdict(set)
    for skill, required in pairs.values_list("skill_id", "requires_id"):
        needs[skill].add(required)
        enables[required].add(skill)
    here = task.skill_id
    return (needs[here], enables[here]) if here else (set(), set())


def _leads_to(lower: RoadmapTask, higher: RoadmapTask) -> bool:
    """Whether both teach the same skill and the first the lower level of it."""
    if lower.skill_id != higher.skill_id or not (lower.level and higher.level):
        return False
    return LEVELS.index(lower.level) < LEVELS.index(higher.level)  # type: ignore[arg-type]


def _order(task: RoadmapTask) -> tuple[int, int, int]:
    return task.phase_number, task.week_number, task.position


def _names(tasks: list[RoadmapTask]) -> str:
    named = [f"“{task.title}” (week {task.week_number})" for task in tasks[:MOST_NAMED]]
    more = len(tasks) - len(named)
    return ", ".join([*named, *([f"{more} more"] if more else [])])
