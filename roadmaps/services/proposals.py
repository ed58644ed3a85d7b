"""Deciding on a new plan for what is left of a roadmap."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.timezone import localdate

from roadmaps.enums import ProposalStatus, RevisionKind, RoadmapStatus
from roadmaps.jobs.replanning import made_from, propose
from roadmaps.jobs.revisions import recording
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask
from roadmaps.planning import QUARTER, Move, Work
from roadmaps.selectors.lists import OPEN_REPLANS
from roadmaps.selectors.replans import Prospect, prospect_of
from skills.enums import ResourceType

PLACE = ["week_number", "spread", "position", "updated_at"]
RESOURCE = [
    *("title", "description", "type", "link", "free", "estimated_hours", "worded_by"),
    "updated_at",
]


class Answer(StrEnum):
    """What became of accepting a new plan."""

    MOVED = "moved"
    NOTHING_TO_MOVE = "nothing to move"
    CHANGED = "changed"
    """The plan became another one since the person saw it; nothing was moved."""


class ReplanError(ValueError):
    """A roadmap cannot be planned anew, in words for the person."""


@transaction.atomic
def propose_replan(*, roadmap: Roadmap, now: datetime) -> RoadmapProposal | None:
    """The proposal that waits, brought in line with the tasks; None unless a new plan is due."""
    row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
    propose([row], at=now)
    return OPEN_REPLANS.filter(roadmap=row).first()


@transaction.atomic
def accept_replan(*, roadmap: Roadmap, digest: str, now: datetime) -> Answer:
    """Move what is left as the person saw it, with free resources in the place of others where
    they want only such; `digest` names what they saw.

    Where that is out of date, a proposal that waits is made anew. Accepting twice moves once.
    Raises ReplanError unless the roadmap is active, and PlanningError.
    """
    row = _locked_active(roadmap)
    today = localdate(now)
    prospect = prospect_of(row, today=today)
    if not prospect.changes_anything:
        _close(row, ProposalStatus.STALE, now)
        return Answer.NOTHING_TO_MOVE
    if prospect.digest != digest:
        _close(row, ProposalStatus.STALE, now)
        propose([row], at=now)
        return Answer.CHANGED
    _move(row, prospect, now)
    waiting = OPEN_REPLANS.filter(roadmap=row)
    waiting.update(digest=prospect.digest, payload=prospect.payload(today))
    if not _close(row, ProposalStatus.ACCEPTED, now):
        _keep_accepted(row, prospect, now)
    return Answer.MOVED


@transaction.atomic
def decline_replan(*, roadmap: Roadmap, now: datetime) -> None:
    """Leave the plan as it is; a new one is offered after two further missed weeks."""
    row = _locked_active(roadmap)
    row.replan_declined_on = localdate(now)
    row.save(update_fields=["replan_declined_on", "updated_at"])
    _close(row, ProposalStatus.DECLINED, now)


def _locked_active(roadmap: Roadmap) -> Roadmap:
    row = Roadmap.objects.select_for_update(no_key=True).get(pk=roadmap.pk)
    if row.status != RoadmapStatus.ACTIVE:
        raise ReplanError(f"This roadmap is {row.get_status_display().lower()}.")
    return row


def _move(roadmap: Roadmap, prospect: Prospect, now: datetime) -> None:
    """The deadline stays: it is the person's wish, whatever the plan says."""
    plan, summary = prospect.plan, _summary(prospect)
    with recording(roadmap, kind=RevisionKind.REPLANNED, summary=summary, at=now) as row:
        rows = {str(task.pk): task for task in row.tasks.all()}
        for key, work in prospect.swaps:
            _learn_from(rows[key], work, now)
        moved = _placed(rows.values(), {move.task_id: move for move in plan.moves}, now)
        RoadmapTask.objects.bulk_update(moved, PLACE)
        RoadmapTask.objects.bulk_update([rows[key] for key, _ in prospect.swaps], RESOURCE)
        row.duration_weeks = plan.weeks
        if row.start_date:
            row.target_end_date = plan.end_after
        row.save(update_fields=["duration_weeks", "target_end_date", "updated_at"])


def _learn_from(task: RoadmapTask, work: Work, now: datetime) -> None:
    """Take a work in the place of the resource; skill, level and priority stay."""
    task.title, task.description = work.title[:255], work.description
    task.type, task.link, task.free = ResourceType(work.type), work.url or "", work.free
    task.estimated_hours, task.worded_by = work.quarters * QUARTER, ""
    task.updated_at = now


def _placed(
    tasks: Iterable[RoadmapTask], moves: dict[str, Move], now: datetime
) -> list[RoadmapTask]:
    moved = [task for task in tasks if str(task.pk) in moves]
    for task in moved:
        move = moves[str(task.pk)]
        task.week_number, task.position = move.week, move.position
        task.spread, task.updated_at = list(move.spread), now
    return moved


def _summary(prospect: Prospect) -> str:
    moved, changed = len(prospect.plan.moves), len(prospect.swaps)
    parts = (
        f"{_tasks(moved)} moved" if moved else "",
        f"{_tasks(changed)} with a free resource now" if changed else "",
        f"the plan ends on {prospect.plan.end_after:%-d %B %Y}",
    )
    return f"Planned anew: {', '.join(filter(None, parts))}"


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def _close(roadmap: Roadmap, status: ProposalStatus, now: datetime) -> bool:
    """Settle the proposal that waits; False when there is none."""
    waiting = OPEN_REPLANS.filter(roadmap=roadmap)
    return waiting.update(status=status, decided_at=now, updated_at=now) > 0


def _keep_accepted(roadmap: Roadmap, prospect: Prospect, now: datetime) -> None:
    """A plan that was asked for and taken at once stands among the proposals too."""
    proposal = made_from(prospect, roadmap, localdate(now))
    proposal.status, proposal.decided_at = ProposalStatus.ACCEPTED, now
    proposal.save(force_insert=True)
