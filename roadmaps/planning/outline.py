"""The outline of a roadmap, made from its tasks, however they were changed since the plan."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from roadmaps.planning.wording import focus_of, goals_of


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """What the outline needs of a task. `skill` is a name, and empty for a task without one.

    `spread` holds the hours in `week` and each week after; empty, all of them are in `week`.
    """

    id: str
    phase: int
    phase_title: str
    week: int
    position: int
    title: str
    type: str | None
    hours: Decimal | None
    skill: str = ""
    spread: tuple[Decimal, ...] = ()

    def in_weeks(self) -> list[tuple[int, Decimal | None]]:
        """The weeks in which there are hours of it, with these hours."""
        if not self.spread:
            return [(self.week, self.hours)]
        return [(week, hours) for week, hours in enumerate(self.spread, self.week) if hours]


def outline(tasks: Iterable[OutlineTask]) -> list[dict[str, Any]]:
    """The phases as JSON holds them. The order of `tasks` does not matter.

    A phase lasts as many weeks as hold work of it; its title is that of its first task. A task
    that goes on stands in each of its weeks, with the hours that it has there.
    """
    phases = groupby(sorted(tasks, key=_place), key=lambda task: task.phase)
    return [_phase(number, list(group)) for number, group in phases]


def _place(task: OutlineTask) -> tuple[int, int, int, str, str]:
    return task.phase, task.week, task.position, task.title, task.id


def _phase(number: int, tasks: Sequence[OutlineTask]) -> dict[str, Any]:
    by_week: dict[int, list[tuple[OutlineTask, Decimal | None]]] = defaultdict(list)
    for task in tasks:
        for week, hours in task.in_weeks():
            by_week[week].append((task, hours))
    weeks = [_week(week, by_week[week]) for week in sorted(by_week)]
    return {
        "phase": number,
        "title": tasks[0].phase_title or f"Phase {number}",
        "duration": "1 week" if len(weeks) == 1 else f"{len(weeks)} weeks",
        "weeks": weeks,
    }


def _week(number: int, rows: Sequence[tuple[OutlineTask, Decimal | None]]) -> dict[str, Any]:
    tasks = [task for task, _ in rows]
    return {
        "week": number,
        "focus": focus_of(tasks),
        "tasks": [_entry(task, hours) for task, hours in rows],
        "learningGoals": list(goals_of(tasks)),
    }


def _entry(task: OutlineTask, hours: Decimal | None) -> dict[str, Any]:
    return {
        "id": task.id,
        "title": task.title,
        "type": task.type,
        "hours": None if hours is None else float(hours),
        "skill": task.skill,
    }
