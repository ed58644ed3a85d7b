"""The outline columns of a roadmap, made from its tasks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from roadmaps.models import Roadmap, RoadmapTask
from roadmaps.planning import Calendar, OutlineTask, outline
from roadmaps.selectors.lists import TASKS
from roadmaps.selectors.pace import calendar_of


@dataclass(frozen=True, slots=True)
class Outline:
    """The JSON columns of a roadmap, made from its tasks."""

    phases: list[dict[str, Any]]
    milestones: list[dict[str, Any]]
    resources: list[dict[str, Any]]


def outline_of(roadmap: Roadmap) -> Outline:
    """A long task stands in each of its weeks, with the hours of that week.

    A pause that lasts moves no date: the dates are written anew when it ends.
    """
    rows = list(TASKS.filter(roadmap=roadmap))
    phases = outline(outline_task(row) for row in rows)
    calendar = calendar_of(roadmap, today=date.min)
    return Outline(
        phases=phases,
        milestones=[_milestone(roadmap, calendar, phase) for phase in phases],
        resources=_links(rows),
    )


def outline_task(task: RoadmapTask) -> OutlineTask:
    return OutlineTask(
        id=str(task.pk),
        phase=task.phase_number,
        phase_title=task.phase_title,
        week=task.week_number,
        position=task.position,
        title=task.title,
        type=task.type,
        hours=task.estimated_hours,
        skill=task.skill.name if task.skill else "",
        spread=tuple(task.spread) if any(task.spread) else (),
    )


def weeks_of(task: RoadmapTask) -> list[int]:
    """The weeks in which a task has hours; its first one when it has none at all."""
    weeks = range(task.week_number, task.last_week + 1)
    return [week for week in weeks if task.hours_in(week)] or [task.week_number]


def _milestone(roadmap: Roadmap, calendar: Calendar, phase: Mapping[str, Any]) -> dict[str, Any]:
    """The end of a phase; without a start of the roadmap it has no date."""
    week = phase["weeks"][-1]["week"]
    _, ends = days_of(roadmap, calendar, week)
    return {
        "phase": phase["phase"],
        "title": f"{phase['title']} done",
        "week": week,
        "date": ends and ends.isoformat(),
    }


def _links(tasks: Sequence[RoadmapTask]) -> list[dict[str, Any]]:
    """Where the tasks lead to, each address once, with all the hours that are spent there."""
    by_url: dict[str, list[RoadmapTask]] = defaultdict(list)
    for task in tasks:
        if task.link:
            by_url[task.link].append(task)
    return [
        {
            "title": rows[0].title,
            "url": url,
            "type": rows[0].type,
            "free": rows[0].free,
            "hours": float(hours_in(rows)),
            "skill": rows[0].skill.name if rows[0].skill else "",
        }
        for url, rows in by_url.items()
    ]


def days_of(roadmap: Roadmap, calendar: Calendar, week: int) -> tuple[date | None, date | None]:
    """The first and the last day of a week; none while the roadmap has no start."""
    return (None, None) if roadmap.start_date is None else calendar.days(week)


def hours_in(tasks: Iterable[RoadmapTask]) -> Decimal:
    return sum((task.estimated_hours or Decimal(0) for task in tasks), Decimal(0))
