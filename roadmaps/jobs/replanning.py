"""Proposing new plans to people who fell behind. Nothing of a plan is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from roadmaps.enums import ProposalKind, ProposalStatus, RoadmapStatus
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask, StudyTime
from roadmaps.models.roadmap import RoadmapQuerySet
from roadmaps.planning import MISSED_WEEKS, PlanningError
from roadmaps.selectors.lists import OPEN_REPLANS, PROPOSAL_WAITS
from roadmaps.selectors.replans import Prospect, due_prospect

BATCH = 200
ENGINE = "rules"
SHORTEST = timedelta(weeks=MISSED_WEEKS)
UNREAD = ("phases", "milestones", "resources", "description")
PLACES = (
    *("roadmap_id", "phase_number", "week_number", "spread", "position", "estimated_hours"),
    *("status", "pinned", "actual_hours", "title"),
)
TASKS_IN_PLACE = Prefetch("tasks", RoadmapTask.objects.only(*PLACES))


@dataclass(frozen=True, slots=True)
class Sweep:
    """How many roadmaps were looked at and were due, and what became of their proposals.

    `unplannable` are those whose calendar has no time for what is left.
    """

    looked_at: int = 0
    due: int = 0
    proposed: int = 0
    refreshed: int = 0
    closed: int = 0
    unplannable: int = 0

    def __add__(self, other: "Sweep") -> "Sweep":
        names = (one.name for one in fields(self))
        return Sweep(*(getattr(self, name) + getattr(other, name) for name in names))


def replan_due(
    *,
    at: datetime,
    batch: int = BATCH,
    dry_run: bool = False,
    among: RoadmapQuerySet | None = None,
) -> Sweep:
    """Propose a new plan for each active roadmap that is due, and close what is so no more.

    All roadmaps are looked at, or those `among` some. Safe to run twice, also at the same time: a
    fresh proposal stays as it is. Roadmaps on which somebody works at this moment are left for
    the next time.
    """
    rows = candidates(Roadmap.objects.all() if among is None else among, today=localdate(at))
    sweep, last = Sweep(), None
    while True:
        roadmaps_swept, last = _sweep_after(rows, last, at=at, batch=batch, dry_run=dry_run)
        sweep += roadmaps_swept
        if last is None:
            return sweep


@transaction.atomic
def _sweep_after(
    rows: RoadmapQuerySet, last: UUID | None, *, at: datetime, batch: int, dry_run: bool
) -> tuple[Sweep, UUID | None]:
    """One batch, in seven queries at most; with the key that it ends at, None after the last."""
    rest = rows.filter(pk__gt=last) if last else rows
    locked = rest.select_for_update(of=("self",), skip_locked=True, no_key=True)
    roadmaps = list(locked[:batch])
    sweep = propose(roadmaps, at=at, dry_run=dry_run) if roadmaps else Sweep()
    return sweep, roadmaps[-1].pk if len(roadmaps) == batch else None


def candidates(rows: RoadmapQuerySet, *, today: date) -> RoadmapQuerySet:
    """Those that are old enough to be due, and those with a proposal that waits; by key."""
    old_enough = Q(status=RoadmapStatus.ACTIVE, start_date__lte=today - SHORTEST)
    rows = rows.filter(old_enough | Q(PROPOSAL_WAITS)).defer(*UNREAD)
    return rows.prefetch_related(TASKS_IN_PLACE).order_by("pk")


def propose(roadmaps: Sequence[Roadmap], *, at: datetime, dry_run: bool = False) -> Sweep:
    """Bring the proposals of roadmaps in line with their tasks; their rows must be locked."""
    work = _work_on(roadmaps, today=localdate(at))
    if not dry_run:
        work.write(at)
    return Sweep(
        looked_at=len(roadmaps),
        due=work.due,
        proposed=len(work.new),
        refreshed=len(work.changed),
        closed=len(work.over),
        unplannable=work.unplannable,
    )


@dataclass(slots=True)
class _Work:
    """What is to be written for some roadmaps."""

    today: date
    new: list[RoadmapProposal] = field(default_factory=list)
    changed: list[RoadmapProposal] = field(default_factory=list)
    over: list[RoadmapProposal] = field(default_factory=list)
    due: int = 0
    unplannable: int = 0

    def note(
        self, roadmap: Roadmap, prospect: Prospect | None, waiting: RoadmapProposal | None
    ) -> None:
        """`prospect` is None for a roadmap that is not due."""
        self.due += prospect is not None
        if prospect is None or not prospect.plan.moves:
            self.over += [waiting] if waiting else []
        elif waiting is None:
            self.new.append(made_from(prospect, roadmap, self.today))
        elif waiting.digest != prospect.digest:
            waiting.digest, waiting.payload = prospect.digest, prospect.payload(self.today)
            self.changed.append(waiting)

    def write(self, at: datetime) -> None:
        for proposal in self.changed:
            proposal.updated_at = at
        RoadmapProposal.objects.bulk_create(self.new)
        RoadmapProposal.objects.bulk_update(self.changed, ["digest", "payload", "updated_at"])
        if self.over:
            over = RoadmapProposal.objects.filter(pk__in=[row.pk for row in self.over])
            over.update(status=ProposalStatus.STALE, decided_at=at, updated_at=at)


def _work_on(roadmaps: Sequence[Roadmap], *, today: date) -> _Work:
    work = _Work(today)
    people = StudyTime.objects.filter(user__in=[roadmap.user_id for roadmap in roadmaps])
    weeks = {row.user_id: row for row in people}
    waiting = {row.roadmap_id: row for row in OPEN_REPLANS.filter(roadmap__in=roadmaps)}
    for roadmap in roadmaps:
        week = weeks.get(roadmap.user_id) or StudyTime(user_id=roadmap.user_id)
        try:
            prospect = due_prospect(roadmap, today=today, study_time=week)
        except PlanningError:
            prospect, work.unplannable = None, work.unplannable + 1
        work.note(roadmap, prospect, waiting.get(roadmap.pk))
    return work


def made_from(prospect: Prospect, roadmap: Roadmap, today: date) -> RoadmapProposal:
    """An open proposal that is not stored yet."""
    return RoadmapProposal(
        roadmap=roadmap,
        kind=ProposalKind.REPLAN,
        engine=ENGINE,
        digest=prospect.digest,
        payload=prospect.payload(today),
    )
