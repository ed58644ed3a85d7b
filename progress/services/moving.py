"""Moving a task, with all that follows from it: the log, the skill, the other roadmaps."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from progress.selectors.outcome import Outcome, careers_moved
from progress.selectors.steps import open_in_step, proved_levels, tasks_towards, unplanned_level
from progress.services.log import log_task, unlog_task
from roadmaps import services as roadmaps
from roadmaps.enums import TaskStatus
from roadmaps.models import RoadmapTask
from roadmaps.selectors import OPEN_STATUSES
from skills import services as skills
from skills.enums import LEVELS, EvidenceKind
from skills.models import Skill
from skills.selectors import levels_of
from skills.services import Evidence


@transaction.atomic
def move_task(*, task: RoadmapTask, status: TaskStatus, now: datetime) -> Outcome:
    """Bring a task into `status`, with its percentage, its row in the log and what it proves.

    A completed task is logged once however often it is ticked, proves its skill, and covers the
    open tasks of every roadmap that teach what is known now; leaving `completed` takes all of
    that back.
    """
    roadmaps.hold_roadmaps(user=task.roadmap.user)
    before = roadmaps.move_task(task=task, status=status, now=now)
    if before == status:
        return Outcome(task, before)
    if before == TaskStatus.COMPLETED:
        unlog_task(task)
    if status == TaskStatus.COMPLETED:
        log_task(task, day=localdate(now))
    if task.skill is None or {before, status} <= set(OPEN_STATUSES):
        return Outcome(task, before)
    return _follow_skill(task, task.skill, before, now)


def _follow_skill(task: RoadmapTask, skill: Skill, before: TaskStatus, now: datetime) -> Outcome:
    user, key = task.roadmap.user, str(skill.pk)
    held = levels_of(user)
    reopened = roadmaps.uncover_tasks(by=task, now=now) if before == TaskStatus.COMPLETED else 0
    left = _settle(task, skill)
    level = levels_of(user).get(key, 0)
    old = held.get(key, 0)
    covered = 0
    if task.status == TaskStatus.COMPLETED and level > old:
        covered, level = _cover(task, skill, level, now)
    moved = careers_moved(task, before=held) if level != old else ()
    return Outcome(task, before, (old, level), left, covered, reopened, moved)


def _cover(task: RoadmapTask, skill: Skill, level: int, now: datetime) -> tuple[int, int]:
    """Cover what is known now. That may complete a step in another roadmap, and so lead higher.

    How many tasks are covered, and the level in the end; each round covers one at least.
    """
    covered = 0
    while found := roadmaps.cover_tasks(by=task, level=LEVELS[level - 1], now=now):
        covered += found
        _settle(task, skill)
        level = levels_of(task.roadmap.user).get(str(skill.pk), 0)
    return covered, level


def _settle(task: RoadmapTask, skill: Skill) -> int:
    """Bring the evidence of all finished tasks of the skill in line; the open ones of its step."""
    tasks = tasks_towards(user=task.roadmap.user, skill=skill)
    levels = proved_levels(tasks)
    evidence = None
    if task.completed_at:
        level = levels.pop(task.pk) if task.level else unplanned_level(task, skill)
        day = localdate(task.completed_at)
        evidence = Evidence(task.proof_link, task.title, level=level, dated=day)
    skills.settle_evidence(
        user=task.roadmap.user,
        skill=skill,
        kind=EvidenceKind.TASK,
        origin_id=task.pk,
        evidence=evidence,
        levels=levels,
    )
    return open_in_step(task, tasks)
