"""What there is to do today, over all active roadmaps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate

from accounts.models import User
from roadmaps.enums import RoadmapStatus, TaskStatus
from roadmaps.models import Roadmap, StudyTime
from roadmaps.selectors.board import Board, TaskInWeek, WeekOfTasks, board_of
from roadmaps.selectors.lists import roadmaps_with_tasks
from roadmaps.selectors.pace import study_time_of

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlanToday:
    """One active roadmap; `board.week` is None before its start and after its last week."""

    roadmap: Roadmap
    board: Board

    @property
    def hours(self) -> Decimal:
        """Those of this week, without what is skipped."""
        return self.board.week.hours_counted if self.board.week else NOTHING

    @property
    def hours_done(self) -> Decimal:
        return self.board.week.hours_done if self.board.week else NOTHING

    @property
    def overdue(self) -> list[TaskInWeek]:
        weeks = self.board.weeks
        return [replace(each, due=weeks[each.week - 1].ends) for each in self.board.overdue]

    @property
    def waiting(self) -> list[TaskInWeek]:
        return self.board.week.waiting if self.board.week else []

    @property
    def done(self) -> list[TaskInWeek]:
        """What this week holds and is done, and what else was finished in its days."""
        week = self.board.week
        return [each for each in self._finished() if week and _belongs(each, week)]

    @property
    def next_week(self) -> WeekOfTasks | None:
        """The first week after this one with something left."""
        here = self.board.week.number if self.board.week else 0
        return next((week for week in self.board.weeks[here:] if week.waiting), None)

    def _finished(self) -> Iterator[TaskInWeek]:
        here = self.board.week.number if self.board.week else 0
        for task in self.roadmap.tasks.all():
            if task.status == TaskStatus.COMPLETED:
                yield TaskInWeek(task, here if task.hours_in(here) else task.week_number)


def _belongs(each: TaskInWeek, week: WeekOfTasks) -> bool:
    if each.week == week.number:
        return True
    at = each.task.completed_at
    return bool(at and week.starts and week.ends and week.starts <= localdate(at) <= week.ends)


@dataclass(frozen=True, slots=True)
class Today:
    """`first` is the one task to go on with; the other lists leave it out."""

    plans: tuple[PlanToday, ...]
    study_time: StudyTime
    first: TaskInWeek | None
    overdue: list[TaskInWeek]
    waiting: list[TaskInWeek]
    done: list[TaskInWeek]

    @property
    def hours(self) -> Decimal:
        return sum((plan.hours for plan in self.plans), NOTHING)

    @property
    def hours_done(self) -> Decimal:
        return sum((plan.hours_done for plan in self.plans), NOTHING)

    @property
    def ahead(self) -> tuple[Roadmap, WeekOfTasks] | None:
        """The earliest week to come with something left, where this week is done."""
        coming = [(plan.roadmap, week) for plan in self.plans if (week := plan.next_week)]
        return min(coming, key=lambda each: each[1].starts or date.max, default=None)


def today_of(*, owner: User, today: date) -> Today:
    """Three queries for any number of roadmaps and tasks."""
    study_time = study_time_of(owner)
    active = roadmaps_with_tasks(owner=owner).filter(status=RoadmapStatus.ACTIVE)
    plans = tuple(
        PlanToday(row, board_of(row, today=today, study_time=study_time)) for row in active
    )
    overdue = sorted((each for plan in plans for each in plan.overdue), key=_late)
    waiting = [each for plan in plans for each in plan.waiting]
    first = min([*overdue, *waiting], key=_begun, default=None)
    return Today(
        plans=plans,
        study_time=study_time,
        first=first,
        overdue=[each for each in overdue if each is not first],
        waiting=[each for each in waiting if each is not first],
        done=[each for plan in plans for each in plan.done],
    )


def _late(each: TaskInWeek) -> date:
    return each.due or date.max


def _begun(each: TaskInWeek) -> tuple[bool, bool]:
    """What a timer runs for, then what is in progress, then the first of the list."""
    task = each.task
    return task.timer_started_at is None, task.status != TaskStatus.IN_PROGRESS
