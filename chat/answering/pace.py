"""Where a roadmap stands in time, counted in hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chat.answering.facts import RoadmapFact, TaskFact

OPEN = ("pending", "in_progress")


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours that were `due` before this week, that are `due_now` with it, and that are `done`.

    Skipped tasks count on neither side, and a task without an estimate counts no hours.
    """

    due: Decimal
    due_now: Decimal
    done: Decimal

    @property
    def behind(self) -> Decimal:
        return max(self.due - self.done, Decimal(0))

    @property
    def ahead(self) -> Decimal:
        return max(self.done - self.due_now, Decimal(0))


def current_week(roadmap: RoadmapFact, today: date) -> int | None:
    """The week of the roadmap that `today` falls in, below 1 before it starts."""
    return (today - roadmap.start).days // 7 + 1 if roadmap.start else None


def pace_of(roadmap: RoadmapFact, week: int) -> Pace:
    counting = [task for task in roadmap.tasks if task.status != "skipped"]
    return Pace(
        due=hours_of(task for task in counting if task.week < week),
        due_now=hours_of(task for task in counting if task.week <= week),
        done=hours_of(task for task in counting if task.status == "completed"),
    )


def open_tasks(roadmap: RoadmapFact) -> list[TaskFact]:
    return [task for task in roadmap.tasks if task.status in OPEN]


def hours_of(tasks: Iterable[TaskFact]) -> Decimal:
    return sum((task.hours or Decimal(0) for task in tasks), Decimal(0))
