"""Where a person stands in their roadmaps, and what was planned against what was done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import User
from progress.selectors.log import Week, monday_of
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, StudyTime
from roadmaps.selectors import Board, Pace, WeekOfTasks, board_of, pace_of, roadmaps_with_tasks


@dataclass(frozen=True, slots=True)
class Standing:
    """One roadmap on a day, with the pace of its work in hours."""

    roadmap: Roadmap
    board: Board
    pace: Pace


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """The hours that roadmaps wanted of a week, and those that were logged for them."""

    monday: date
    planned: Decimal
    done: Decimal


def standings(*, owner: User, today: date, study_time: StudyTime) -> list[Standing]:
    """All roadmaps but the abandoned ones, the newest first: two queries."""
    rows = roadmaps_with_tasks(owner=owner).exclude(status=RoadmapStatus.ABANDONED)
    return [standing_of(row, today=today, study_time=study_time) for row in rows]


def standing_of(roadmap: Roadmap, *, today: date, study_time: StudyTime) -> Standing:
    """By the fetched tasks of the roadmap; no query."""
    return Standing(
        roadmap,
        board_of(roadmap, today=today, study_time=study_time),
        pace_of(roadmap, today=today, study_time=study_time),
    )


def planned_weeks(
    standings: Iterable[Standing], weeks: Sequence[Week], *, today: date
) -> list[PlannedWeek]:
    """What the plans of today hold for these weeks; a plan's week counts where it begins.

    What is skipped was not wanted in the end, and a plan that is paused wants nothing more.
    """
    planned: dict[date, Decimal] = defaultdict(Decimal)
    for standing in standings:
        paused = standing.roadmap.status == RoadmapStatus.PAUSED
        for week in standing.board.weeks:
            if week.starts and not (paused and week.starts > today):
                planned[monday_of(week.starts)] += _wanted(week)
    return [PlannedWeek(week.monday, planned[week.monday], week.on_plan) for week in weeks]


def _wanted(week: WeekOfTasks) -> Decimal:
    kept = (one.hours for one in week.tasks if one.task.status != TaskStatus.SKIPPED)
    return sum(kept, Decimal(0))
