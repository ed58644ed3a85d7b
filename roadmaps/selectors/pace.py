"""Where a person stands against the plan of a roadmap, from rows to the engine's words."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import User
from roadmaps.models import Roadmap, RoadmapTask, StudyTime
from roadmaps.planning import Calendar, Pace, Period, TaskState, pace

USUAL_HOURS = 8
ONE_DAY = timedelta(days=1)


def study_time_of(user: User) -> StudyTime:
    """The person's week; one without limits, not stored, where they have set none."""
    return StudyTime.objects.filter(user=user).first() or StudyTime(user=user)


def calendar_of(roadmap: Roadmap, study_time: StudyTime | None = None, *, today: date) -> Calendar:
    """The days of a roadmap's weeks and the room in them. A pause that lasts ends today.

    One query without `study_time`, none with it.
    """
    week = study_time or study_time_of(roadmap.user)
    return Calendar(
        start=roadmap.start_date or today,
        hours_per_week=Decimal(roadmap.hours_per_week or USUAL_HOURS),
        weekdays_off=frozenset(week.weekdays_off),
        time_off=tuple(_periods(week.time_off, today)),
        pauses=tuple(_periods(roadmap.pauses, today)),
    )


def _periods(ranges: Iterable[DateRange], today: date) -> Iterator[Period]:
    """As both days belong to a period, an empty range is none. An open range lasts until today."""
    for days in ranges:
        if days.lower is None:
            continue
        last = today if days.upper is None else days.upper - ONE_DAY
        if days.lower <= last:
            yield Period(days.lower, last)


def states_of(tasks: Iterable[RoadmapTask]) -> tuple[TaskState, ...]:
    return tuple(_state(task) for task in tasks)


def _state(task: RoadmapTask) -> TaskState:
    hours = counted_hours(task)
    return TaskState(
        id=str(task.pk),
        phase=task.phase_number,
        week=task.week_number,
        spread=tuple(task.spread) or (hours,),
        position=task.position,
        hours=hours,
        status=task.status,
        pinned=task.pinned,
        actual=task.actual_hours,
        title=task.title,
    )


def counted_hours(task: RoadmapTask) -> Decimal:
    """A task without an estimate counts for one hour, so that it has a place in the plan."""
    return task.estimated_hours or Decimal(1)


def pace_of(roadmap: Roadmap, *, today: date, study_time: StudyTime | None = None) -> Pace:
    """The pace by the fetched tasks; no query beside those of `calendar_of`."""
    calendar = calendar_of(roadmap, study_time, today=today)
    return pace(states_of(roadmap.tasks.all()), calendar, today)
