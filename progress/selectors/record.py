"""The page about all that a person did and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import dropwhile

from accounts.models import User
from progress.selectors.log import Totals, Week, chart_of, days_learned, totals, weeks_logged
from progress.selectors.plans import PlannedWeek, Standing, planned_weeks, standings
from progress.selectors.streaks import streak
from roadmaps.enums import RoadmapStatus
from roadmaps.selectors import study_time_of
from skills.selectors import LevelChange, level_history, skills_held

CHANGES_SHOWN = 8
PLANNED_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Record:
    """`changes` are the latest of the levels, the newest first; `streak` is in days."""

    weeks: list[Week]
    totals: Totals
    streak: int
    standings: list[Standing]
    planned: list[PlannedWeek]
    changes: list[LevelChange]
    held: list[int]

    @property
    def hours_chart(self) -> list[tuple[str, Decimal]]:
        return chart_of(self.weeks)

    @property
    def planned_chart(self) -> list[tuple[str, Decimal, str]]:
        """The last weeks as bars of what was done, each with what was planned."""
        return [
            (f"{week.monday:%-d %b}", week.done, f"of {week.planned.normalize():f} h")
            for week in self.planned
        ]

    @property
    def planned_most(self) -> Decimal:
        """What a full bar stands for."""
        return max([Decimal(1), *(max(week.planned, week.done) for week in self.planned)])

    @property
    def skills_chart(self) -> list[tuple[str, int]]:
        return [
            (f"{week.monday:%-d %b}", held)
            for week, held in zip(self.weeks, self.held, strict=True)
        ]

    @property
    def underway(self) -> list[Standing]:
        """Roadmaps with an end to forecast."""
        return [one for one in self.standings if one.roadmap.status != RoadmapStatus.COMPLETED]

    @property
    def tasks_done(self) -> int:
        return sum(one.board.done for one in self.standings)

    @property
    def tasks_hint(self) -> str:
        total = sum(one.board.total for one in self.standings)
        return f"of {total} in your roadmaps"


def record_of(*, owner: User, today: date) -> Record:
    """Seven queries for any number of roadmaps, tasks, entries and skills."""
    weeks = weeks_logged(owner=owner, today=today)
    study_time = study_time_of(owner)
    plans = standings(owner=owner, today=today, study_time=study_time)
    changes = level_history(owner=owner)
    learned = days_learned(owner=owner, today=today)
    return Record(
        weeks=weeks,
        totals=totals(owner=owner, weeks=weeks),
        streak=streak(learned, study_time, today=today),
        standings=plans,
        planned=_begun(planned_weeks(plans, weeks, today=today)[-PLANNED_SHOWN:]),
        changes=changes[: -CHANGES_SHOWN - 1 : -1],
        held=skills_held(changes, [week.monday + timedelta(days=6) for week in weeks]),
    )


def _begun(weeks: Iterable[PlannedWeek]) -> list[PlannedWeek]:
    """Without the weeks before there was a plan."""
    return list(dropwhile(lambda week: not (week.planned or week.done), weeks))
