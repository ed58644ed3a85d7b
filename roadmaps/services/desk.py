"""A roadmap on the desk: its tasks, its calendar, and where things go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localdate

from roadmaps.enums import TaskStatus
from roadmaps.jobs import end_anew
from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.planning import Calendar
from roadmaps.selectors import TASKS, calendar_of
from roadmaps.selectors.editing import room_of

LONGEST_SPREAD = 104


class EditError(ValueError):
    """A plan cannot be changed like that; the words say why."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that an edit needs to know. The row of the roadmap is locked.

    `last_week` is the last week with work as the desk was laid.
    """

    roadmap: Roadmap
    tasks: list[RoadmapTask]
    calendar: Calendar
    today: date
    last_week: int

    def task(self, wanted: RoadmapTask) -> RoadmapTask:
        """The task as it is now, which another tab may have changed meanwhile."""
        found = next((task for task in self.tasks if task.pk == wanted.pk), None)
        if found is None:
            raise EditError(f"“{wanted.title}” is not in the plan any more.")
        return found

    def open_task(self, wanted: RoadmapTask) -> RoadmapTask:
        task = self.task(wanted)
        if task.status == TaskStatus.COMPLETED:
            raise EditError(f"“{task.title}” is done, so it stays as it is.")
        if task.status == TaskStatus.SKIPPED:
            raise EditError(f"“{task.title}” is skipped. Reopen it to change it.")
        return task

    def room(self, week: int) -> Decimal:
        return room_of(self.calendar, week)

    def taken(self, week: int, *, besides: RoadmapTask | None = None) -> Decimal:
        """The hours that are planned in a week; what is skipped takes none."""
        counted = (
            task.hours_in(week)
            for task in self.tasks
            if task != besides and task.status != TaskStatus.SKIPPED
        )
        return sum(counted, Decimal(0))

    def place(self, task: RoadmapTask, week: int) -> None:
        """Bring a task to the end of a week and into the phase that the week belongs to."""
        others = [one for one in self.tasks if one != task]
        task.week_number = week
        task.phase_number, task.phase_title = _phase_at(week, others)
        here = [one.position for one in others if one.week_number == week]
        task.position = max(here, default=-1) + 1
        self.lay(task)

    def lay(self, task: RoadmapTask) -> None:
        """Lay the hours of a task into its week and, as far as they do not fit, the next ones."""
        hours = list(self._poured(task))
        whole = sum(hours) == task.estimated_hours
        task.spread = hours if whole and len(hours) > 1 else []

    def _poured(self, task: RoadmapTask) -> Iterator[Decimal]:
        """What each week takes: its free room or, where it is full already, over its hours."""
        left = task.estimated_hours or Decimal(0)
        for week in range(task.week_number, task.week_number + LONGEST_SPREAD):
            if left <= 0:
                return
            room = self.room(week)
            free = room - self.taken(week, besides=task)
            hours = min(left, free if free > 0 else room)
            left -= hours
            yield hours

    def follow_end(self) -> None:
        """Let length and end of the plan follow its last week; weeks of reserve stay after it."""
        last = last_week_of(self.tasks)
        if last == self.last_week:
            return
        reserve = max(self.roadmap.duration_weeks - self.last_week, 0)
        self.roadmap.duration_weeks = last + reserve
        self.roadmap.save(update_fields=["duration_weeks", "updated_at"])
        end_anew(self.roadmap, today=self.today)


def lay_desk(roadmap: Roadmap, *, now: datetime) -> Desk:
    """The desk for a roadmap whose row is locked."""
    tasks, today = list(TASKS.filter(roadmap=roadmap)), localdate(now)
    calendar = calendar_of(roadmap, today=today)
    return Desk(roadmap, tasks, calendar, today, last_week_of(tasks))


def last_week_of(tasks: list[RoadmapTask]) -> int:
    return max((task.last_week for task in tasks), default=0)


def _phase_at(week: int, tasks: list[RoadmapTask]) -> tuple[int, str]:
    """Number and title of the phase that a week belongs to, by what is planned until then."""
    before = [task for task in tasks if task.week_number <= week]
    if before:
        nearest = max(before, key=lambda task: (task.week_number, task.phase_number))
    elif tasks:
        nearest = min(tasks, key=lambda task: (task.week_number, task.phase_number))
    else:
        return 1, ""
    return nearest.phase_number, nearest.phase_title
