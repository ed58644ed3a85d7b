"""The dashboard, which stands on everything below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import User
from careers.selectors import RankedCareer, ranking
from cvs.models import CV
from cvs.selectors import active_cv
from progress.selectors.log import Totals, Week, chart_of, totals, weeks_logged
from progress.selectors.next_step import NextStep, next_step
from progress.selectors.plans import Standing, standing_of
from roadmaps.enums import ProposalKind, ProposalStatus
from roadmaps.models import Roadmap, RoadmapProposal, RoadmapRequest
from roadmaps.selectors import TaskInWeek, Today, request_list, today_of
from skills.models import Certification
from skills.selectors import EXPIRES_SOON, certification_list

TASKS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the first page; `expiring` holds what runs out soon or has run out."""

    next_step: NextStep
    cv: CV | None
    today: Today
    standings: list[Standing]
    requests: list[RoadmapRequest]
    ranking: list[RankedCareer]
    expiring: list[Certification]
    weeks: list[Week]
    totals: Totals

    @property
    def tasks(self) -> list[TaskInWeek]:
        """What there is to do this week, what is late included, over all active roadmaps."""
        return this_week(self.today)[:TASKS_SHOWN]

    @property
    def more(self) -> int:
        """How many tasks of this week are not shown."""
        return len(this_week(self.today)) - len(self.tasks)

    @property
    def is_first_visit(self) -> bool:
        has_any = self.cv or self.ranking or self.standings or self.requests or self.totals.entries
        return not has_any

    @property
    def chart(self) -> list[tuple[str, Decimal]]:
        return chart_of(self.weeks)


def dashboard(*, owner: User, today: date) -> Dashboard:
    cv, day = active_cv(owner=owner), today_of(owner=owner, today=today)
    plans = [plan.roadmap for plan in day.plans]
    requests = list(request_list(owner=owner))
    ranked = ranking(user=owner, limit=3)
    weeks = weeks_logged(owner=owner, today=today)
    soon = certification_list(owner=owner).filter(expiry_date__lte=today + EXPIRES_SOON)
    return Dashboard(
        next_step=next_step(
            cv=cv, ranked=ranked, today=day, requests=requests, replan=replan_waiting(plans)
        ),
        cv=cv,
        today=day,
        standings=[standing_of(row, today=today, study_time=day.study_time) for row in plans],
        requests=requests,
        ranking=ranked,
        expiring=list(soon),
        weeks=weeks,
        totals=totals(owner=owner, weeks=weeks),
    )


def this_week(day: Today) -> list[TaskInWeek]:
    first = [day.first] if day.first else []
    return [*first, *day.overdue, *day.waiting]


def replan_waiting(roadmaps: Iterable[Roadmap]) -> Roadmap | None:
    """The first of these roadmaps for which a new plan waits for the person's word."""
    waiting = RoadmapProposal.objects.filter(
        roadmap__in=list(roadmaps), kind=ProposalKind.REPLAN, status=ProposalStatus.OPEN
    )
    row = waiting.select_related("roadmap").order_by("created_at").first()
    return row.roadmap if row else None
