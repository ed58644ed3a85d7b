"""How many roadmaps `replan_due` plans anew in a second.

They are made up in a transaction that is rolled back, so the database is as it was afterwards.
The floor is what cannot be left out: reading the same rows, and writing as many proposals of the
same size without planning anything. Each owner's roadmaps are planned and then only read and
written, so both meet the same load of the machine.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.timezone import localdate, now

from accounts.models import User
from roadmaps.enums import ProposalKind
from roadmaps.jobs.replanning import BATCH, ENGINE, Sweep, candidates, replan_due
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapTask, StudyTime
from roadmaps.models.roadmap import RoadmapQuerySet
from roadmaps.selectors.lists import OPEN_REPLANS

NAME = "replan_due"
HELP = "roadmaps that replan_due plans anew in a second, beside reading and writing the same rows"
ROADMAPS, TASKS, WEEKS = 10_000, 20, 10
EACH = 1_000
SEED = 4300
EMAIL = "replanned-{}@careerpilot.invalid"


@dataclass(frozen=True, slots=True)
class Report:
    """Seconds for all roadmaps; `proposed` must be all of them."""

    roadmaps: int
    tasks: int
    proposed: int
    seconds: float
    floor: float


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--roadmaps", type=int, default=ROADMAPS, metavar="N")
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")


def run(*, roadmaps: int, as_json: bool, **options: object) -> str:
    """The report as text; CommandError without roadmaps."""
    if roadmaps <= 0:
        raise CommandError("There must be roadmaps.")
    at = now()
    with rolled_back():
        report = measure(make_owners(roadmaps, today=localdate(at)), at)
    return json.dumps(asdict(report)) if as_json else "\n".join(lines(report))


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_owners(count: int, *, today: date) -> list[User]:
    """People with so many roadmaps in all, each with an equal share."""
    random = Random(SEED)  # noqa: S311 - nothing secret
    owners = []
    for first in range(0, count, EACH):
        owner = User.objects.create(email=EMAIL.format(first), first_name="No", last_name="One")
        make_roadmaps(owner, min(EACH, count - first), random, today=today)
        owners.append(owner)
    return owners


def make_roadmaps(owner: User, count: int, random: Random, *, today: date) -> None:
    """Ten weeks of two tasks each: the first week is done, the next two are missed."""
    start = today - timedelta(weeks=3)
    made = Roadmap.objects.bulk_create(
        Roadmap(
            user=owner,
            title=f"Roadmap {number}",
            duration_weeks=WEEKS,
            hours_per_week=8,
            start_date=start,
        )
        for number in range(count)
    )
    RoadmapTask.objects.bulk_create(
        _task(roadmap, place, random) for roadmap in made for place in range(TASKS)
    )


def _task(roadmap: Roadmap, place: int, random: Random) -> RoadmapTask:
    week = place // (TASKS // WEEKS) + 1
    hours = Decimal(random.randint(8, 16)) / 4
    return RoadmapTask(
        roadmap=roadmap,
        phase_number=(week - 1) // 4 + 1,
        week_number=week,
        position=place,
        title=f"Task {place}",
        estimated_hours=hours,
        spread=[hours],
        status="completed" if week == 1 else "pending",
        completed_at=now() if week == 1 else None,
    )


def measure(owners: Sequence[User], at: datetime) -> Report:
    sweep, seconds, least = Sweep(), 0.0, 0.0
    for owner in owners:
        theirs = Roadmap.objects.owned_by(owner)
        began = perf_counter()
        sweep += replan_due(at=at, among=theirs)
        seconds += perf_counter() - began
        proposals = OPEN_REPLANS.filter(roadmap__in=theirs)
        payload = proposals.values_list("payload", flat=True)[0]
        proposals.delete()
        least += floor(theirs, payload, today=localdate(at))
    return Report(sweep.looked_at, TASKS, sweep.proposed, seconds, least)


def floor(roadmaps: RoadmapQuerySet, payload: object, *, today: date) -> float:
    """Seconds for the queries alone, in the same batches."""
    began, last = perf_counter(), None
    rows = candidates(roadmaps, today=today).select_for_update(of=("self",), no_key=True)
    while batch := list((rows.filter(pk__gt=last) if last else rows)[:BATCH]):
        list(StudyTime.objects.filter(user__in=[row.user_id for row in batch]))
        list(OPEN_REPLANS.filter(roadmap__in=batch))
        RoadmapProposal.objects.bulk_create(_proposal(row, payload) for row in batch)
        last = batch[-1].pk
    return perf_counter() - began


def _proposal(roadmap: Roadmap, payload: object) -> RoadmapProposal:
    return RoadmapProposal(
        roadmap=roadmap,
        kind=ProposalKind.REPLAN,
        engine=ENGINE,
        digest="0" * 64,
        payload=payload,
    )


def lines(report: Report) -> list[str]:
    """The report for a person."""
    count = report.roadmaps
    bare = f"{report.floor:.1f} s, {count / report.floor:,.0f} a second"
    return [
        f"{count:,} roadmaps of {report.tasks} tasks, {report.proposed:,} of them planned anew",
        f"  replan_due: {report.seconds:.1f} s, {count / report.seconds:,.0f} roadmaps a second",
        f"  floor, the same rows read and written without planning: {bare}",
        f"  replan_due takes {report.seconds / report.floor:.2f} times the floor",
    ]
