"""All roadmaps of a person as their list shows them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from accounts.models import User
from roadmaps.enums import RoadmapStatus
from roadmaps.models import Roadmap, RoadmapTask, StudyTime
from roadmaps.planning import Pace
from roadmaps.selectors.lists import roadmap_list
from roadmaps.selectors.pace import pace_of, study_time_of

TITLES = {
    RoadmapStatus.ACTIVE: "Active",
    RoadmapStatus.PAUSED: "Paused",
    RoadmapStatus.COMPLETED: "Completed",
    RoadmapStatus.ABANDONED: "Abandoned",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A roadmap, with its pace while it is active."""

    roadmap: Roadmap
    pace: Pace | None


@dataclass(frozen=True, slots=True)
class Group:
    status: RoadmapStatus
    title: str
    roadmaps: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The groups that hold any; `hours` are those of a week over all active roadmaps."""

    groups: tuple[Group, ...]
    hours: int
    study_time: StudyTime


def shelf_of(*, owner: User, today: date) -> Shelf:
    """Three queries for any number of roadmaps and tasks; two where none is active."""
    rows, study_time = list(roadmap_list(owner=owner)), study_time_of(owner)
    active = [row for row in rows if row.status == RoadmapStatus.ACTIVE]
    prefetch_related_objects(active, Prefetch("tasks", RoadmapTask.objects.order_by("pk")))
    paces = {row.pk: pace_of(row, today=today, study_time=study_time) for row in active}
    groups = (
        Group(
            status,
            title,
            tuple(Listed(row, paces.get(row.pk)) for row in rows if row.status == status),
        )
        for status, title in TITLES.items()
    )
    return Shelf(
        groups=tuple(group for group in groups if group.roadmaps),
        hours=sum(row.hours_per_week or 0 for row in active),
        study_time=study_time,
    )
