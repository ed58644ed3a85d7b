"""The time of a person, and what their active roadmaps make of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap, StudyTime
from roadmaps.planning import Period
from roadmaps.selectors.editing import hours_by_week, room_of
from roadmaps.selectors.lists import OPEN_STATUSES, roadmaps_with_tasks
from roadmaps.selectors.pace import calendar_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RoadmapShare:
    """What an active roadmap takes of the week; in `crowded` weeks more is planned than fits."""

    roadmap: Roadmap
    crowded: list[int]


def roadmap_shares(*, owner: User, study_time: StudyTime, today: date) -> list[RoadmapShare]:
    """Of every active roadmap, with the weeks from today on that are too full. Two queries."""
    active = roadmaps_with_tasks(owner=owner).filter(status=RoadmapStatus.ACTIVE)
    return [RoadmapShare(one, _crowded(one, study_time, today)) for one in active]


def _crowded(roadmap: Roadmap, study_time: StudyTime, today: date) -> list[int]:
    calendar = calendar_of(roadmap, study_time, today=today)
    tasks = list(roadmap.tasks.all())
    waiting = hours_by_week([task for task in tasks if task.status in OPEN_STATUSES])
    taken = hours_by_week(tasks)
    return [
        week
        for week in sorted(waiting)
        if week >= calendar.week_of(today)
        and waiting[week]
        and taken[week] > room_of(calendar, week)
    ]


def times_off(study_time: StudyTime) -> list[Period]:
    return [Period(days.lower, days.upper - ONE_DAY) for days in study_time.time_off]
